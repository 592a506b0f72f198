import { expect, it, vi } from 'vitest';
import type { LiveView } from '../event/index.js';
import { Replica, type Snapshot } from '../sync/index.js';
import type { Line, LineConnection, LineDown, LineUp, Snapshots } from './index.js';

/** A live event with a host, and the means to bring people into it. */
export interface LineRig {
  /** Lets the person in first, when told a role other than `stranger`. */
  line(person: string, role: 'host' | 'attendee' | 'stranger'): Promise<{ readonly id: string; readonly line: Line }>;
  readonly snapshots: Snapshots;
  close(): Promise<void>;
}
type Of<T extends LineDown['t']> = Extract<LineDown, { t: T }>;

/** One open line and everything that came over it. */
class Opened {
  readonly heard: LineDown[] = [];
  readonly downs: { readonly denied?: { readonly code: string } }[] = [];
  readonly staff = new Replica('staff');
  readonly connection: LineConnection;
  #ids = 0;

  constructor(line: Line, readonly id: string) {
    this.connection = line.open({
      message: (message) => {
        this.heard.push(message);
        if ('staff' in message && message.staff) this.staff.snapshot(message.staff);
        if (message.t === 'frame') this.staff.frame(message.frame);
      },
      down: (reason) => void this.downs.push(reason),
    });
  }

  all<T extends LineDown['t']>(t: T): Of<T>[] {
    return this.heard.filter((message): message is Of<T> => message.t === t);
  }
  async first<T extends LineDown['t']>(t: T): Promise<Of<T>> {
    return vi.waitFor(() => {
      const [message] = this.all(t);
      if (!message) throw new Error(`There is no "${t}" yet.`);
      return message;
    }, PATIENCE);
  }
  async ask(command: string, input: unknown = {}, id = `c${this.#ids++}`): Promise<Of<'ack'> | Of<'refused'>> {
    const before = this.heard.length;
    expect(this.connection.send({ t: 'command', id, command, input })).toBe(true);
    return vi.waitFor(() => {
      const answers = (message: LineDown) => (message.t === 'ack' || message.t === 'refused') && message.id === id;
      const answer = this.heard.slice(before).find(answers);
      if (!answer) throw new Error(`"${command}" was not answered.`);
      return answer as Of<'ack'>;
    }, PATIENCE);
  }
}

const PATIENCE = { timeout: 5_000, interval: 5 };

/** What every `Line`, and the `Snapshots` beside it, has to do. */
export function lineContract(make: () => Promise<LineRig>): void {
  type Open = (person: string, role?: 'host' | 'attendee') => Promise<Opened>;
  const on = (title: string, run: (rig: LineRig, open: Open) => Promise<void>) =>
    it(title, async () => {
      const rig = await make();
      const opened: Opened[] = [];
      try {
        await run(rig, async (person, role = 'attendee') => {
          const { line, id } = await rig.line(person, role);
          const one = new Opened(line, id);
          opened.push(one);
          await one.first('hello');
          return one;
        });
      } finally {
        for (const { connection } of opened) connection.close();
        await rig.close();
      }
    });

  on('begins with a hello: who I am, my own view, and for staff all of it', async (_rig, open) => {
    const [host, amy] = [await open('hanna', 'host'), await open('amy')];
    const self = { people: { [amy.id]: { role: 'attendee' } } };
    expect(amy.heard[0]).toMatchObject({ t: 'hello', person: amy.id, role: 'attendee', self });
    expect(amy.heard[0]).not.toHaveProperty('staff');
    expect(host.heard[0]).toMatchObject({ t: 'hello', role: 'host', staff: { view: 'staff' } });
    const { epoch, now, seq } = await amy.first('hello');
    expect([typeof epoch, typeof now, typeof seq]).toEqual(['string', 'number', 'number']);
  });

  on('answers a command, the same for the same id, and the own view is there before', async (_rig, open) => {
    const amy = await open('amy');
    const asked = await amy.ask('questions/ask', { text: 'Why?' }, 'once');
    expect(asked).toMatchObject({ t: 'ack', seq: expect.any(Number) });
    expect(await amy.ask('questions/ask', { text: 'Why?' }, 'once')).toEqual(asked);
    const invalid = { code: 'engine/invalid', kind: 'invalid', path: ['text'] };
    expect(await amy.ask('questions/ask', { text: ' ' })).toMatchObject({ error: invalid });
    expect(await amy.ask('session/go-live')).toMatchObject({ error: { code: 'engine/denied', kind: 'denied' } });
    expect(await amy.ask('no/such')).toMatchObject({ error: { code: 'engine/unknown-command' } });
    expect(await amy.ask('chat/send', { text: 'Hi', message: 'm1' })).toMatchObject({ error: { code: 'chat/room-only' } });
    expect(await amy.ask('chat/direct', { text: 'Psst' })).toMatchObject({ t: 'ack' });
    const ack = amy.heard.indexOf(amy.all('ack').at(-1)!);
    const self = amy.heard.findIndex((message) => message.t === 'self' && JSON.stringify(message.self).includes('Psst'));
    expect(self).toBeGreaterThan(0);
    expect(self).toBeLessThan(ack);
  });

  on('brings a ping back with the server\'s time', async (_rig, open) => {
    const amy = await open('amy');
    amy.connection.send({ t: 'ping', at: 12_345 });
    expect(await amy.first('pong')).toMatchObject({ at: 12_345, now: expect.any(Number) });
  });

  on('staff hear every change, in order and without a gap (S4.11)', async (_rig, open) => {
    const host = await open('hanna', 'host');
    const people = await Promise.all(['amy', 'ben', 'cleo'].map((person) => open(person)));
    for (const person of people) await person.ask('questions/ask', { text: `I am ${person.id}` });
    await vi.waitFor(() => {
      const { questions = {}, people: known = {} } = host.staff.state as LiveView;
      expect(Object.keys(questions).length).toBe(3);
      for (const { id } of people) expect(known[id]?.online).toBe(true);
    }, PATIENCE);
    expect(host.staff.behind).toBe(false);
    expect(people[0]!.all('frame').filter(({ frame }) => frame.view === 'staff')).toEqual([]);
  });

  on('a promotion opens the staff view on the open line, and a demotion ends it', async (_rig, open) => {
    const [host, amy] = [await open('hanna', 'host'), await open('amy')];
    await host.ask('roster/promote', { person: amy.id, role: 'moderator' });
    const opened = { role: 'moderator', staff: { view: 'staff' } };
    await vi.waitFor(() => expect(amy.all('self').at(-1)).toMatchObject(opened), PATIENCE);
    await host.ask('questions/ask', { text: 'For staff' });
    await vi.waitFor(() => expect(JSON.stringify(amy.staff.state)).toContain('For staff'), PATIENCE);
    await host.ask('roster/demote', { person: amy.id });
    await vi.waitFor(() => expect(amy.all('self').at(-1)).toMatchObject({ role: 'attendee' }), PATIENCE);
    const before = amy.all('frame').length;
    await host.ask('chat/direct', { text: 'Not for Amy', to: host.id });
    expect(amy.all('frame').filter(({ frame }) => frame.view === 'staff').length).toBe(before);
  });

  on('says goodbye to who is removed, and lets nobody in who is not in the event (S4.12)', async (rig, open) => {
    const [host, amy] = [await open('hanna', 'host'), await open('amy')];
    await host.ask('moderation/kick', { person: amy.id });
    expect(await amy.first('bye')).toMatchObject({ code: 'kicked' });
    const { line, id } = await rig.line('zoe', 'stranger');
    const zoe = new Opened(line, id);
    await vi.waitFor(() => expect(zoe.downs).toMatchObject([{ denied: { code: 'engine/denied' } }]), PATIENCE);
    expect(zoe.heard).toEqual([]);
  });

  on('takes nothing before it is open nor after it was closed, and is silent then', async (rig, open) => {
    const { line, id } = await rig.line('amy', 'attendee');
    const ping: LineUp = { t: 'ping', at: 1 };
    const amy = new Opened(line, id);
    expect(amy.connection.send(ping)).toBe(false);
    await amy.first('hello');
    amy.connection.close();
    const heard = amy.heard.length;
    expect(amy.connection.send(ping)).toBe(false);
    await (await open('ben')).ask('chat/direct', { text: 'Later' });
    expect([amy.heard.length, amy.downs]).toEqual([heard, []]);
  });

  on('snapshots: the public view whole, and nothing when it is known', async ({ snapshots }, open) => {
    const amy = await open('amy');
    const newest = async (known?: Snapshot) => snapshots.fetch(known && { epoch: known.epoch, seq: known.seq });
    await amy.ask('questions/ask', { text: 'Why?' });
    // Somebody's arrival may be stored a moment later.
    const first = await vi.waitFor(async () => {
      const snapshot = await newest();
      expect(await newest(snapshot)).toBeUndefined();
      return snapshot!;
    }, PATIENCE);
    expect([first.view, first.epoch]).toEqual(['public', (await amy.first('hello')).epoch]);
    expect(JSON.stringify(first.state)).toContain('Why?');
    await amy.ask('questions/ask', { text: 'And then?' });
    const second = await newest(first);
    expect(second!.seq).toBeGreaterThan(first.seq);
  });
}
