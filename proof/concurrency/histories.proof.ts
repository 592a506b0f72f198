import fc from 'fast-check';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Dump, Entry } from '@rostrum/core/engine';
import { createEngine } from '@rostrum/core/event';
import type { Participant } from '../../packages/server/src/testing/participant.test.support.js';
import { Rig } from '../../packages/server/src/testing/rig.test.support.js';
import { SkippingClock } from '../../packages/server/src/testing/skipping-clock.test.support.js';
import type { TestLine } from '../../packages/server/src/testing/test-line.test.support.js';
import { until } from '../../packages/server/src/testing/until.test.support.js';
import { anomalies, type Operation } from './linearizable.js';
import { prove } from '../prove.js';

/** A new event after so many: what came before is the base that every check starts from. */
const PER_EVENT = 25;
const CLIENTS = ['host', 'cohost', 'mona', 'mo', 'amy', 'ben', 'cleo', 'dan'] as const;
const AUDIENCE = ['amy', 'ben', 'cleo', 'dan'] as const;
type Client = (typeof CLIENTS)[number];

interface Step {
  readonly client: Client;
  readonly command: string;
  readonly about: Client;
  readonly via: 'line' | 'http' | 'both';
  /** Waits for the answer to the own command before this one. */
  readonly patient: boolean;
}

const someone = fc.constantFrom(...CLIENTS);
const audience = fc.constantFrom(...AUDIENCE);
const way = { via: fc.constantFrom<Step['via']>('line', 'http', 'both'), patient: fc.boolean() };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ client: audience, command: fc.constantFrom('hands/raise', 'hands/raise', 'hands/lower', 'stage/leave', 'stage/share'), about: audience, ...way }),
  fc.record({ client: fc.constantFrom<Client>('host', 'cohost', 'mona', 'mo'), command: fc.constantFrom('hands/grant', 'hands/grant', 'hands/acknowledge', 'hands/dismiss', 'hands/revoke', 'stage/mute', 'stage/grant'), about: audience, ...way }),
  fc.record({ client: someone, command: fc.constantFrom('stage/join', 'questions/upvote', 'questions/unvote', 'moderation/restrict', 'moderation/unrestrict', 'hands/lower-all'), about: audience, ...way }),
  fc.record({ client: fc.constantFrom<Client>('host', 'cohost'), command: fc.constantFrom('roster/promote', 'roster/demote'), about: audience, ...way }),
);
const history = fc.array(step, { minLength: 12, maxLength: 40, size: 'max' });

const clock = new SkippingClock();
let rig: Rig;
beforeAll(async () => void (rig = await Rig.start({ clock })));
afterAll(() => rig[Symbol.asyncDispose]());

/** One event with its eight clients, and how far its log has been looked at. */
class Stage {
  moment = 0;
  ids = 0;
  question = '';
  createdAt = 0;
  base: Dump | undefined;
  private constructor(readonly id: string, readonly people: ReadonlyMap<Client, Participant>, readonly lines: ReadonlyMap<Client, TestLine>) {}

  static async open(): Promise<Stage> {
    clock.skip(60_000);
    const { id, host } = await rig.event({ duration: 480 });
    await host.do('session/open', {});
    await host.do('session/go-live', {});
    const people = new Map<Client, Participant>([['host', host]]);
    for (const client of CLIENTS.slice(1)) people.set(client, await rig.joined(client, id));
    await host.do('roster/promote', { person: people.get('cohost')!.person, role: 'cohost' });
    for (const client of ['mona', 'mo'] as const) await host.do('roster/promote', { person: people.get(client)!.person, role: 'moderator' });
    const lines = new Map<Client, TestLine>();
    for (const client of CLIENTS) lines.set(client, await people.get(client)!.line());
    const stage = new Stage(id, people, lines);
    stage.question = ((await host.ask('questions/ask', { text: 'Which?' })).seq!).toString(36);
    stage.createdAt = (await rig.store.events.get(id))!.createdAt;
    return stage;
  }

  async play(steps: readonly Step[]): Promise<readonly Operation[]> {
    const done: Operation[] = [];
    const last = new Map<Client, Promise<unknown>>();
    const all: Promise<unknown>[] = [];
    for (const { client, command, about, via, patient } of steps) {
      const { person } = this.people.get(client)!;
      const request = { id: `h${this.ids++}`, person, command, input: this.#input(command, about) };
      const ask = async (way: 'line' | 'http') => {
        const asked = this.moment++;
        const answer = way === 'line' ? await this.#byLine(client, request) : await this.#byHttp(client, request);
        done.push({ request, asked, told: this.moment++, answer });
      };
      const send = () => Promise.all(via === 'both' ? [ask('line'), ask('http')] : [ask(via)]);
      const answered = patient ? (last.get(client) ?? Promise.resolve()).then(send) : send();
      last.set(client, answered);
      all.push(answered);
    }
    await Promise.all(all);
    return done;
  }

  #input(command: string, about: Client): object {
    const { person } = this.people.get(about)!;
    if (command.startsWith('questions/')) return { question: this.question };
    if (command === 'stage/mute') return { person, source: 'camera' };
    if (command === 'roster/promote') return { person, role: 'speaker' };
    if (command.startsWith('moderation/')) return { person, what: 'chat' };
    return /grant|acknowledge|dismiss|revoke|demote/.test(command) ? { person } : {};
  }

  async #byLine(client: Client, { id, command, input }: Operation['request']): Promise<Operation['answer']> {
    const line = this.lines.get(client)!;
    const from = line.messages.length;
    line.send({ t: 'command', id, command, input });
    return until(() => {
      for (const message of line.messages.slice(from)) {
        if (message.t === 'ack' && message.id === id) return { seq: message.seq };
        if (message.t === 'refused' && message.id === id) return { code: message.error.code };
      }
      return undefined;
    }, `an answer to ${command}`);
  }

  async #byHttp(client: Client, { id, command, input }: Operation['request']): Promise<Operation['answer']> {
    const response = await this.people.get(client)!.request('POST', '/commands', { id, command, input });
    const body = (await response.json()) as { seq: number; code: string };
    // A conflict tells the event's sequence too.
    return response.ok ? { seq: body.seq } : { code: body.code };
  }

  /** The event before the history that has just been played, and what it added to the log. */
  async since(): Promise<{ base: Dump; tail: readonly Entry[] }> {
    const base = this.base ?? createEngine(this.createdAt).dump();
    const tail: Entry[] = [];
    for await (const entries of rig.store.log.entries(this.id, base.seq)) tail.push(...entries.map(({ entry }) => entry));
    const engine = createEngine(this.createdAt);
    engine.load(base);
    for (const entry of tail) engine.replay(entry);
    this.base = engine.dump();
    return { base, tail };
  }

  close(): void {
    for (const line of this.lines.values()) line.close();
  }
}

prove({
  name: 'Linearizability',
  holds: 'the answers that eight clients get at once, over lines and HTTP, some asking twice, are those of one order of their commands',
  runs: { short: 25, long: 500 },
  async run(runs) {
    let stage: Stage | undefined;
    let played = 0;
    const counted = { accepted: 0, refused: 0, 'at the same time': 0 };
    await fc.assert(fc.asyncProperty(history, async (steps) => {
      if (!stage || played++ % PER_EVENT === 0) {
        stage?.close();
        stage = await Stage.open();
        await stage.since();
      }
      clock.skip(20_000);
      const operations = await stage.play(steps);
      const { base, tail } = await stage.since();
      expect(anomalies(stage.createdAt, base, tail, operations)).toEqual([]);
      // The check itself has to notice an answer that nobody gave.
      const forged = operations.map((each) => ('code' in each.answer ? { ...each, answer: { code: 'nobody/said-this' } } : each));
      if (operations.some(({ answer }) => 'code' in answer)) expect(anomalies(stage.createdAt, base, tail, forged)).not.toEqual([]);
      const stored = tail.map(({ id }) => id).filter(Boolean);
      expect(new Set(stored).size).toBe(stored.length);
      for (const { answer, asked, told } of operations) {
        if ('seq' in answer) counted.accepted++;
        else counted.refused++;
        if (told - asked > 1) counted['at the same time']++;
      }
    }), { numRuns: runs, endOnFailure: true });
    stage?.close();
    return { histories: runs, clients: CLIENTS.length, ...counted, anomalies: 0 };
  },
});
