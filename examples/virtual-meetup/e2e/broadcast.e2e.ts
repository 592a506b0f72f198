import { expect, test } from 'vitest';
import { rig } from './rig.js';

const it = rig();

test('one overlay, once each: to who is on the stage at once, to who watches the broadcast with its picture (S2.9, S4.14)', async () => {
  const ana = await it.member('Ana');
  const event = await ana.createEvent('On the air', { broadcast: true });
  await ana.join(event);
  await ana.goLive();
  const [near, far] = [await it.member('Near'), await it.member('Far')];
  await near.join(event);
  await far.join(event);
  await near.seesMoving(1);
  await far.button('Watch the broadcast').click();
  await far.seesMoving(1);

  await ana.sendPoll('Is it in time?', ['Yes', 'No']);
  await near.vote('Is it in time?', 'Yes');
  await far.vote('Is it in time?', 'No');
  await ana.page.getByRole('region', { name: 'On screen' }).getByText('2 votes').first().waitFor();

  const [first, second] = [await near.overlaysSeen(), await far.overlaysSeen()];
  expect(first.map(({ words }) => words)).toEqual(['Is it in time?']);
  expect(second.map(({ words }) => words)).toEqual(['Is it in time?']);
  // The broadcast is behind the stage, and what is laid over it as much.
  expect(second[0]!.at).toBeGreaterThan(first[0]!.at);
});
