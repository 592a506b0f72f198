import { test } from 'vitest';
import { rig } from './rig.js';

const it = rig();

test('the host reloads and is host again; the server is killed and everybody is back (S4.11)', async () => {
  const ana = await it.member('Ana');
  const event = await ana.createEvent('Resilience');
  await ana.join(event);
  await ana.goLive();
  const bo = await it.member('Bo');
  await bo.join(event);
  await bo.raiseHand('still here?');
  await bo.ask('What if the power goes?');
  await ana.openTab('Hands');
  await ana.text('still here?').waitFor();

  await ana.page.reload();
  await ana.inside();
  await ana.button('End event').waitFor();
  await bo.seesMoving(1);

  await it.platform.killServer();
  await bo.text('Connection lost.').waitFor();
  await it.platform.startServer();
  await bo.text('Connection lost.').waitFor({ state: 'hidden', timeout: 45_000 });
  await bo.button('Lower hand').waitFor();
  await bo.openTab('Questions');
  await bo.text('What if the power goes?').waitFor();
  await ana.openTab('Hands');
  await ana.text('still here?').waitFor();
  await ana.button('Bring Bo to the stage').click();
  await bo.button('Leave stage').waitFor();
  await ana.seesMoving(2);
});
