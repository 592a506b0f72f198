import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { RUNS } from '../event/rehearsal.test.support.js';
import type { Line, LineEvents, LineUp } from '../ports/index.js';
import { Scene } from './scene.test.support.js';

const ACK = { seq: expect.any(Number) as number };

describe('createLiveEvent', () => {
  it('takes a hand from the audience to the stage (S4.10)', async () => {
    const scene = new Scene();
    const [host, ben] = [await scene.enter('hanna', 'host'), await scene.enter('ben')];
    await scene.goLive(host);
    expect(ben.getState().view.session?.session?.status).toBe('live');

    const raised = ben.send('hands/raise', { question: 'Why?' });
    expect(ben.getState().pending.map(({ command }) => command)).toEqual(['hands/raise']);
    expect(await scene.outcome(raised)).toEqual(ACK);
    expect(ben.getState().pending).toEqual([]);
    expect(ben.getState().self.hands?.['ben']?.question).toBe('Why?');
    expect(ben.getState().view.hands).toBeUndefined();
    expect(ben.getState().view.count?.hands).toBe(1);
    expect(host.getState().view.hands?.['ben']?.question).toBe('Why?');

    await scene.outcome(host.send('hands/grant', { person: 'ben' }));
    expect(ben.getState().self.slots?.['cben']?.kind).toBe('camera');
    expect(ben.getState().view.slots?.['cben']?.name).toBe('BEN');
    expect(host.getState().view.slots?.['cben']?.held).toEqual({ microphone: false, camera: false });
  });

  it('does nothing before connect, and says who I am after the hello', async () => {
    const scene = new Scene();
    const event = scene.client('amy');
    await scene.clock.advance(1000);
    expect(event.getState()).toMatchObject({ connection: 'idle', behind: true, view: {}, self: {}, pending: [] });
    event.connect();
    expect(event.getState().connection).toBe('connecting');
    await scene.clock.advance(10);
    const me = { person: 'amy', role: 'attendee', name: 'AMY' };
    expect(event.getState()).toMatchObject({ connection: 'online', behind: false, me });
  });

  it('refuses as the server does', async () => {
    const scene = new Scene();
    const amy = await scene.enter('amy');
    await expect(scene.outcome(amy.send('hands/raise', {}))).resolves.toBe('session/wrong-status');
    await expect(scene.outcome(amy.send('session/go-live', {}))).resolves.toBe('engine/denied');
  });

  it('keeps the identity of whatever did not change', async () => {
    const scene = new Scene();
    const [host, amy] = [await scene.enter('hanna', 'host'), await scene.enter('amy')];
    await scene.outcome(amy.send('questions/ask', { text: 'First' }));
    const [before, hostBefore] = [amy.getState(), host.getState()];
    await scene.outcome(amy.send('questions/ask', { text: 'Second' }));
    const after = amy.getState();
    expect(after).not.toBe(before);
    expect(after.self).toBe(before.self);
    expect(after.me).toBe(before.me);
    expect(after.view.session).toBe(before.view.session);
    const [first] = Object.keys(before.view.questions!);
    expect(after.view.questions![first!]).toBe(before.view.questions![first!]);
    expect(host.getState().view.people).toBe(hostBefore.view.people);
    scene.backend.cut('hanna');
    await scene.clock.advance(10);
    scene.backend.restore('hanna');
    await scene.clock.advance(5_000);
    expect(host.getState().connection).toBe('online');
    expect(host.getState().view.questions).toEqual(after.view.questions);
    expect(host.getState().view.session).toBe(hostBefore.view.session);
  });

  it('opens another line before the server cuts the one it has, and is never without (S1.25)', async () => {
    const scene = new Scene();
    const HOURS = 2 * 3_600_000;
    let [open, most, opened] = [0, 0, 0];
    const event = scene.client('amy', 'attendee', (line) => ({
      open(on) {
        most = Math.max(most, ++open);
        opened++;
        let isOver = false;
        const over = () => {
          if (!isOver) open--;
          isOver = true;
        };
        const connection = line.open({
          message: (message) => on.message(
            message.t === 'hello' ? { ...message, expiresAt: message.now + HOURS } : message),
          down: (reason) => (over(), on.down(reason)),
        });
        // As a gateway does: without a word.
        scene.clock.after(HOURS, () => {
          if (isOver) return;
          connection.close();
          over();
          on.down({});
        });
        return { send: connection.send, close: () => (over(), connection.close()) };
      },
    }));
    event.connect();
    await scene.clock.advance(10);
    const states = new Set<string>();
    event.subscribe(() => states.add(event.getState().connection));
    for (let hour = 0; hour < 7; hour++) {
      await scene.clock.advance(3_600_000);
      await scene.outcome(event.send('chat/direct', { text: `After ${hour}` }));
    }
    expect([...states]).toEqual(['online']);
    expect([open, most]).toEqual([1, 2]);
    expect(opened).toBe(4);
  });

  it('an own view that comes after a newer one is not shown', async () => {
    const scene = new Scene();
    await scene.goLive(await scene.enter('hanna', 'host'));
    let on!: LineEvents;
    const event = scene.client('amy', 'attendee', (line) => ({ open: (events) => line.open((on = events)) }));
    event.connect();
    await scene.clock.advance(10);
    const old = { t: 'self', role: 'attendee', seq: 1, self: {} } as const;
    on.message({ t: 'ack', id: 'none', seq: 1_000, own: { role: 'speaker', self: { people: { amy: { name: 'Amy' } } } } });
    on.message(old);
    expect(event.getState()).toMatchObject({ me: { role: 'speaker', name: 'Amy' } });
    on.message({ ...old, seq: 1_001 });
    expect(event.getState().me).toMatchObject({ role: 'attendee', name: '' });
  });

  it('tells every listener, though one of them throws', async () => {
    const scene = new Scene();
    const reported = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const event = scene.client('amy');
    const told = vi.fn();
    const stopFailing = event.subscribe(() => {
      throw new Error('A listener failed.');
    });
    const stop = event.subscribe(told);
    event.connect();
    expect(told).toHaveBeenCalled();
    expect(reported).toHaveBeenCalled();
    stop();
    stopFailing();
    told.mockClear();
    await scene.clock.advance(10);
    expect(told).not.toHaveBeenCalled();
    reported.mockRestore();
  });
});

describe('over a reconnect', () => {
  it('a command is sent again with its id, and done once', async () => {
    const scene = new Scene();
    const [host, ben] = [await scene.enter('hanna', 'host'), await scene.enter('ben')];
    await scene.goLive(host);
    scene.backend.cut('ben');
    await scene.clock.advance(10);
    expect(ben.getState().connection).toBe('reconnecting');
    expect(ben.getState().retryAt).toBeGreaterThan(scene.clock.now());
    const raised = ben.send('hands/raise', {});
    await scene.clock.advance(20_000);
    expect(ben.getState().pending).toHaveLength(1);
    scene.backend.restore('ben');
    await scene.clock.advance(30_000);
    expect(await scene.outcome(raised)).toEqual(ACK);
    expect(scene.backend.log.filter(({ command }) => command === 'hands/raise')).toHaveLength(1);
  });

  it('every command is done exactly once, in order, however often the line drops', async () => {
    const schedules = fc.array(fc.constantFrom('ask', 'drop', 'wait'), { maxLength: 60, size: 'max' });
    await fc.assert(fc.asyncProperty(schedules, async (steps) => {
      const scene = new Scene();
      const amy = await scene.enter('amy');
      const answers: Promise<unknown>[] = [];
      for (const step of steps) {
        if (step === 'ask') answers.push(amy.send('chat/direct', { text: `Message ${answers.length}` }));
        if (step === 'wait') await scene.clock.advance(700);
        if (step !== 'drop') continue;
        // The answers that are on their way are lost; whatever has arrived is stored.
        scene.backend.cut('amy');
        scene.backend.restore('amy');
      }
      await scene.clock.advance(60_000);
      await Promise.all(answers);
      const done = scene.backend.log.filter(({ command }) => command === 'chat/direct');
      const texts = done.map(({ facts }) => facts[0]!['text']);
      expect(texts).toEqual(answers.map((_, at) => `Message ${at}`));
      expect(amy.getState().pending).toEqual([]);
      scene.backend.stop();
    }), { numRuns: Math.ceil(RUNS / 4) });
  });

  it('more commands than the server remembers are still done once', async () => {
    const scene = new Scene();
    const amy = await scene.enter('amy');
    const answers = Array.from({ length: 100 }, (_, at) => amy.send('chat/direct', { text: `M${at}` }));
    await scene.clock.advance(0);
    scene.backend.cut('amy');
    scene.backend.restore('amy');
    await scene.clock.advance(10_000);
    await Promise.all(answers);
    expect(scene.backend.log.filter(({ command }) => command === 'chat/direct')).toHaveLength(100);
  });

  it('what was missed is there, though the feed was silent (S4.13)', async () => {
    const scene = new Scene();
    const [host, amy] = [await scene.enter('hanna', 'host'), await scene.enter('amy')];
    scene.backend.loseFrames(1);
    scene.backend.cut('amy');
    await scene.outcome(host.send('session/open', {}));
    expect(amy.getState().view.session?.session?.status).toBe('scheduled');
    scene.backend.restore('amy');
    await scene.clock.advance(30_000);
    expect(amy.getState()).toMatchObject({ behind: false, view: { session: { session: { status: 'backstage' } } } });
  });

  it('waits longer each time, up to 30 s give or take a quarter (S4.13)', async () => {
    const scene = new Scene();
    const amy = await scene.enter('amy');
    scene.backend.cut('amy');
    const waits: number[] = [];
    amy.subscribe(() => {
      const { retryAt } = amy.getState();
      const wait = retryAt === undefined ? undefined : Math.round(retryAt - scene.clock.now());
      if (wait !== undefined && wait !== waits.at(-1)) waits.push(wait);
    });
    await scene.clock.advance(300_000);
    expect(waits.slice(0, 7)).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000]);
    expect(Math.max(...waits)).toBe(30_000);
  });

  it('tries at once when the machine is on a network again', async () => {
    const scene = new Scene();
    const amy = await scene.enter('amy');
    scene.backend.cut('amy');
    await scene.clock.advance(60_000);
    scene.backend.restore('amy');
    expect(amy.getState().connection).toBe('reconnecting');
    for (const run of scene.networkIsBack) run();
    await scene.clock.advance(10);
    expect(amy.getState().connection).toBe('online');
    amy.close();
    expect(scene.networkIsBack.size).toBe(0);
  });

  it('notices a line that is dead without saying so', async () => {
    const scene = new Scene();
    let silent = false;
    let opened = 0;
    const amy = scene.client('amy', 'attendee', (line): Line => ({
      open: (on) => {
        opened++;
        return line.open({ ...on, message: (message) => silent || on.message(message) });
      },
    }));
    amy.connect();
    await scene.clock.advance(20_000);
    expect([opened, amy.getState().connection]).toEqual([1, 'online']);
    silent = true;
    // A ping every 25 s, and 10 s for the answer.
    await scene.clock.advance(15_000 + 100);
    expect(amy.getState().connection).toBe('reconnecting');
    silent = false;
    await scene.clock.advance(30_000);
    expect([opened, amy.getState().connection]).toEqual([2, 'online']);
  });

  it('a restarting server gets its people back one after the other', async () => {
    const scene = new Scene();
    const amy = await scene.enter('amy');
    scene.backend.restart();
    await scene.clock.advance(10);
    expect(amy.getState().connection).toBe('reconnecting');
    expect(amy.getState().closed).toBeUndefined();
    await scene.clock.advance(2_000);
    expect(amy.getState().connection).toBe('online');
  });
});

describe('roles', () => {
  it('a promotion opens the staff view, a demotion drops it at once (S4.11)', async () => {
    const scene = new Scene();
    const [host, amy] = [await scene.enter('hanna', 'host'), await scene.enter('amy')];
    await scene.goLive(host);
    await scene.enter('ben').then((ben) => scene.outcome(ben.send('hands/raise', { question: 'Secret' })));
    await scene.outcome(host.send('roster/promote', { person: 'amy', role: 'moderator' }));
    expect(amy.getState()).toMatchObject({ me: { role: 'moderator' }, view: { hands: { ben: { question: 'Secret' } } } });
    const seen: string[] = [];
    amy.subscribe(() => seen.push(`${amy.getState().me?.role} ${amy.getState().view.hands ? 'staff' : 'public'}`));
    await scene.outcome(host.send('roster/demote', { person: 'amy' }));
    expect(seen).not.toContain('attendee staff');
    expect(amy.getState()).toMatchObject({ me: { role: 'attendee' }, view: { count: { hands: 1 } } });
    expect(JSON.stringify(amy.getState())).not.toContain('Secret');
  });

  it('a staff view with a gap starts again from the whole', async () => {
    const scene = new Scene();
    let lose = false;
    const host = scene.client('hanna', 'host', (line): Line => ({
      open: (on) => line.open({ ...on, message: (message) => lose && message.t === 'frame' || on.message(message) }),
    }));
    host.connect();
    await scene.clock.advance(10);
    lose = true;
    const amy = await scene.enter('amy');
    await scene.outcome(amy.send('questions/ask', { text: 'Lost' }));
    lose = false;
    await scene.outcome(amy.send('questions/ask', { text: 'Found' }));
    await scene.clock.advance(5_000);
    expect(JSON.stringify(host.getState().view.questions)).toMatch(/Lost.*Found/);
    expect(host.getState().behind).toBe(false);
  });
});

describe('the end', () => {
  it('a kick closes for good, and coming in again opens anew (S4.12)', async () => {
    const scene = new Scene();
    const [host, amy] = [await scene.enter('hanna', 'host'), await scene.enter('amy')];
    await scene.outcome(host.send('moderation/kick', { person: 'amy' }));
    expect(amy.getState()).toMatchObject({ connection: 'closed', closed: { code: 'kicked' } });
    await scene.clock.advance(120_000);
    expect(amy.getState().connection).toBe('closed');
    expect(await scene.outcome(amy.send('hands/raise', {}))).toBe('client/closed');
    scene.backend.as('amy');
    amy.connect();
    await scene.clock.advance(10);
    expect(amy.getState().connection).toBe('online');
    expect(amy.getState().closed).toBeUndefined();
  });

  it('a ban closes for good, and the line stays shut (S4.12)', async () => {
    const scene = new Scene();
    const [host, amy] = [await scene.enter('hanna', 'host'), await scene.enter('amy')];
    await scene.outcome(host.send('moderation/ban', { person: 'amy' }));
    expect(amy.getState().closed?.code).toBe('banned');
    expect(() => scene.backend.as('amy')).toThrow(expect.objectContaining({ code: 'roster/banned' }) as Error);
    amy.connect();
    await scene.clock.advance(10);
    expect(amy.getState()).toMatchObject({ connection: 'closed', closed: { code: 'denied' } });
  });

  it('close answers what is pending, and leaves no timer', async () => {
    const scene = new Scene();
    const amy = await scene.enter('amy');
    scene.backend.cut('amy');
    const asked = amy.send('questions/ask', { text: 'Why?' });
    amy.close();
    expect(await scene.outcome(asked)).toBe('client/closed');
    expect(amy.getState()).toMatchObject({ connection: 'closed', closed: { code: 'left' }, pending: [] });
    scene.backend.restore('amy');
    await scene.clock.advance(120_000);
    expect(amy.getState().connection).toBe('closed');
    amy.connect();
    await scene.clock.advance(10);
    expect(amy.getState().connection).toBe('online');
  });
});

describe('the server\'s time', () => {
  it('is told within half a round trip, though the local clock is hours off', async () => {
    const scene = new Scene();
    const sent: LineUp[] = [];
    const behind = 3 * 3600_000;
    const amy = scene.client('amy', 'attendee', (line): Line => ({
      open: (on) => {
        const connection = line.open({
          down: (reason) => on.down(reason),
          message(message) {
            const told = 'now' in message ? { ...message, now: message.now + behind } : message;
            scene.clock.after(80, () => on.message(told));
          },
        });
        return { ...connection, send: (message) => (sent.push(message), connection.send(message)) };
      },
    }));
    amy.connect();
    await scene.clock.advance(500);
    expect(sent).toMatchObject([{ t: 'ping' }]);
    expect(Math.abs(amy.now() - scene.clock.now() - behind)).toBeLessThanOrEqual(40);
    await scene.clock.advance(60_000);
    expect(sent.length).toBe(3);
  });
});
