import { afterAll, beforeAll, expect, test } from 'vitest';
import { Rig } from '../testing/rig.test.support.js';

let rig: Rig;
beforeAll(async () => void (rig = await Rig.start()));
afterAll(() => rig[Symbol.asyncDispose]());

test('S4.2 S4.10 from signing in to a raised hand that staff sees', async () => {
  const { id, host } = await rig.event();
  const anna = await rig.joined('Anna', id);
  const staffLine = await host.line();
  const line = await anna.line();
  expect(line.all('hello')[0]).toMatchObject({ person: anna.person, role: 'attendee' });
  expect(line.all('hello')[0]).not.toHaveProperty('staff');
  await host.do('session/open', {});
  await host.do('session/go-live', {});
  line.send({ t: 'command', id: 'one', command: 'hands/raise', input: { question: 'Why?' } });
  const { seq } = await line.next('ack');
  expect(line.all('self').at(-1)!.self).toMatchObject({ hands: { [anna.person]: { question: 'Why?' } } });
  const frames = staffLine.all('frame').map(({ frame }) => frame);
  expect(frames.at(-1)).toMatchObject({ view: 'staff', to: seq });
  expect(JSON.stringify(frames)).toContain('Why?');
  const snapshot = await rig.json<{ state: { session: { session: { status: string } } } }>('GET', `/api/events/${id}`);
  expect(snapshot.state.session.session.status).toBe('live');
});
