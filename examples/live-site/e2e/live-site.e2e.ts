import { beforeAll, expect, test } from 'vitest';
import { encode, makeInput, type Encoder } from '../../../testing/encoder.js';
import type { Platform } from '../../../testing/platform.js';
import { exampleRig } from '../../../testing/rig.js';
import { Owner } from './owner.js';
import { Viewer } from './viewer.js';

const it = exampleRig('live-site');
let encoder: Encoder | undefined;

beforeAll(async () => {
  await makeInput(it.platform.data);
  return () => encoder?.stop();
});

test('a stream is pushed, questions come by themselves and from the owner, and everybody sees how it went (S3.2-S3.7)', async () => {
  const viewer = await Viewer.open(it.browser, it.platform);
  await viewer.status('Ready for the stream');
  const owner = await Owner.signedIn(it.browser, it.platform);

  await owner.takeOff('What carries a question into the picture?');

  encoder = encode(await owner.command(), it.platform.data);
  await viewer.status('The stream is live');
  await viewer.seesMoving();

  // Sent by the site's own running order, ten seconds after the stream began (S3.4).
  await viewer.sees('poll', 'Where are you watching from?');
  await viewer.answers('poll', 'Europe');
  await owner.counts('1 vote');

  // Every kind, each in place of the one before.
  await owner.send('Quiz', { 'Question': 'Which is prime?', 'Answer 1': '21', 'Answer 2': '23', 'Answer 3': '25', 'Seconds on screen': 30 }, 'Answer 2 is the right one');
  await viewer.sees('quiz', 'Which is prime?');
  await viewer.answers('quiz', '23');
  await viewer.sees('quiz', 'That is right!');
  await owner.counts('1 answer');
  await owner.send('Notice', { Title: 'Doors close', Message: 'At ten.' });
  await viewer.sees('notice', 'Doors close');
  await owner.send('Product', { 'Title': 'The mug', 'Price': '€ 9', 'Description': 'Holds tea.', 'Picture address': `${it.platform.url}/icon.svg` });
  await viewer.sees('product', 'The mug');
  await owner.send('Name banner', { 'Name': 'Ada Lovelace', 'Role or company (optional)': 'Analyst' });
  await viewer.sees('lower-third', 'Ada Lovelace');
  await owner.send('Call to action', { Title: 'Come again', Button: 'Sign up', Link: `${it.platform.url}/` });
  await viewer.sees('call-to-action', 'Come again');
  await owner.send('Celebration', {});
  await viewer.overlay('celebration').waitFor();

  // Who comes late sees what is on, and still may answer (S2.9).
  await owner.send('Poll', { 'Question': 'Once more?', 'Option 1': 'Yes', 'Option 2': 'No', 'Seconds on screen': 60 });
  await viewer.sees('poll', 'Once more?');
  await viewer.answers('poll', 'Yes');
  const late = await Viewer.open(it.browser, it.platform, '?player=hls');
  await late.sees('poll', 'Once more?');
  await late.answers('poll', 'No');
  await owner.counts('2 votes');
  // The picture of who has just come may be some seconds back, in what was on before; nothing comes twice.
  const seen = (await late.shown()).map(({ kind }) => kind);
  expect(seen.at(-1)).toBe('poll');
  expect(new Set(seen).size).toBe(seen.length);

  // Each once, in the order in which they were sent.
  expect((await viewer.shown()).map(({ kind }) => kind)).toEqual([
    'poll', 'quiz', 'notice', 'product', 'lower-third', 'call-to-action', 'celebration', 'poll',
  ]);

  await encoder.stop();
  await viewer.status('The stream has ended');
});

test('whose picture carries no metadata sees what was sent all the same, once (S2.9, S3.5)', async () => {
  const viewer = await Viewer.open(it.browser, it.platform);
  const owner = await Owner.signedIn(it.browser, it.platform);
  await loseMetadata(it.platform);
  encoder = encode(await owner.command(), it.platform.data);
  await viewer.seesMoving();
  await owner.send('Poll', { 'Question': 'Did it come?', 'Option 1': 'It did', 'Option 2': 'No', 'Seconds on screen': 30 });
  await viewer.sees('poll', 'Did it come?');
  await viewer.answers('poll', 'It did');
  await owner.counts('1 vote');
  expect((await viewer.shown()).filter(({ words }) => words === 'Did it come?')).toHaveLength(1);
});

/** From now on nothing that is put into the picture arrives with it. */
async function loseMetadata({ localAws }: Platform): Promise<void> {
  const { channels } = (await (await fetch(`${localAws}/_status`)).json()) as { channels: { arn: string }[] };
  for (const { arn } of channels) {
    const fault = { fault: 'metadata-lose', channelArn: arn, on: true };
    const { ok } = await fetch(`${localAws}/_faults`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(fault),
    });
    expect(ok).toBe(true);
  }
  expect(channels.length).toBeGreaterThan(0);
}
