import fc from 'fast-check';
import { vi } from 'vitest';
import { LiveError, type Accepted, type Engine, type Entry, type PersonRole } from '../engine/index.js';
import type { OverlayContent } from '../overlays/index.js';
import { asks, createEngine, tablesOf, type CommandName, type EventTables } from './index.js';

/** Runs of a property: `FC_RUNS` gives another number. */
const { process } = globalThis as { process?: { env: Record<string, string | undefined> } };
export const RUNS = Number(process?.env['FC_RUNS'] ?? 60);

/** Who takes part. `zoe` never joins unless a history lets her in. */
export const CAST: Readonly<Record<string, PersonRole>> = {
  hanna: 'host', carl: 'cohost', mona: 'moderator', sven: 'speaker', amy: 'attendee', ben: 'attendee', cleo: 'attendee',
  gus: 'guest', zoe: 'attendee',
};
/** More runs take longer than one example may. */
vi.setConfig({ testTimeout: 120_000 });

export const PEOPLE = Object.keys(CAST);
export const HISTORY = 1_700_000_000_000;

/** One of each kind, two of those that are answered. */
export const OVERLAYS: readonly OverlayContent[] = [
  { kind: 'quiz', question: 'Which?', answers: ['one', 'two', 'three'], correct: 1, duration: 5 },
  {
    kind: 'quiz', question: 'Who? '.repeat(40).trim(), answers: ['a', 'b', 'c', 'd'].map((name) => name.repeat(120)),
    correct: 3, duration: 30,
  },
  { kind: 'poll', question: 'Tea?', options: ['Yes', 'No'], duration: 10, changeable: true, hidden: false },
  { kind: 'poll', question: 'Cake?', options: ['Yes', 'No', 'Later'], duration: 60, changeable: false, hidden: true },
  { kind: 'product', title: 'Mug', price: '9.90', imageUrl: 'https://example.com/mug.png', description: 'Holds tea.' },
  { kind: 'notice', title: 'Break', message: 'Back in ten minutes.', duration: 5 },
  { kind: 'celebration' },
  { kind: 'lower-third', name: 'Ana', title: 'Engineer', duration: 10 },
  { kind: 'lower-third', name: 'Ben' },
  { kind: 'call-to-action', title: 'Join us', button: 'Join', link: 'https://example.com/join' },
];

/** One step of a random history. `pick` chooses among what there is when the step is taken. */
export interface Step {
  readonly person: string;
  readonly command: CommandName;
  readonly pick: number;
  /** Milliseconds before it. */
  readonly wait: number;
}

const RARE: readonly CommandName[] = ['session/end', 'session/cancel'];
const NEVER: readonly CommandName[] = ['session/create', 'session/warn'];
const wait = fc.oneof(
  // A batch is judged at one time.
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 5, arbitrary: fc.nat(2_000) },
  { weight: 2, arbitrary: fc.nat(40_000) },
  { weight: 1, arbitrary: fc.nat(600_000) },
);

/** Histories of all commands, mostly of those that start with one of `focus`. */
export function histories(focus: readonly string[], length = 80, least = 0): fc.Arbitrary<readonly Step[]> {
  const names = (Object.keys(asks) as CommandName[]).filter((name) => !NEVER.includes(name));
  const command = fc.oneof(...names.map((name) => ({
    weight: RARE.includes(name) ? 1 : focus.some((part) => name.startsWith(part)) ? 24 : 3,
    arbitrary: fc.constant(name),
  })));
  const step = fc.record({ person: fc.constantFrom(...PEOPLE), command, pick: fc.nat(100_000), wait });
  return fc.array(step, { minLength: least, maxLength: length, size: 'max' });
}

/** An engine with a clock, a log and a cast, as a host would hold it. */
export class Rehearsal {
  readonly engine: Engine = createEngine(HISTORY);
  readonly log: Entry[] = [];
  now = HISTORY;
  /** Told of every accepted command; the input of what is due is not known here. */
  onAccepted: (entry: Entry, input: unknown) => void = () => undefined;
  #ids = 0;

  /** Created, everybody but `zoe` joined and connected. */
  constructor({ duration = 60, live = true } = {}) {
    this.system('session/create', { title: 'Evening', description: '', startsAt: HISTORY, duration, guests: true });
    for (const [person, role] of Object.entries(CAST)) {
      if (person === 'zoe') continue;
      this.system('roster/join', { person, name: person.toUpperCase(), role });
      this.system('roster/arrive', { person });
    }
    if (live) {
      this.ask('hanna', 'session/open', {});
      this.ask('hanna', 'session/go-live', {});
    }
    this.engine.settle();
  }

  get tables(): EventTables {
    return tablesOf(this.engine);
  }

  /** As a person. Ids are new unless one is given. */
  ask(person: string, command: CommandName, input: unknown, id = `c${this.#ids++}`): Accepted | LiveError {
    return this.#record(this.engine.execute({ id, person, command, input }, this.now), input);
  }

  system(command: CommandName, input: unknown, person = ''): Accepted | LiveError {
    return this.#record(this.engine.system(command, input, this.now, person), input);
  }

  /** Time passes; what is due happens. */
  pass(milliseconds: number): void {
    this.now += milliseconds;
    for (const entry of this.engine.runDue(this.now)) this.#record({ seq: this.engine.seq, entry });
  }

  /** Mostly somebody who may, so that histories get somewhere. */
  actor({ person, command, pick }: Step): string {
    const may = PEOPLE.filter((who) => asks[command].may.includes(this.engine.roleOf(who) ?? 'system'));
    return pick % 4 === 0 || may.includes(person) ? person : (may[pick % may.length] ?? person);
  }

  take(step: Step): Accepted | LiveError {
    this.pass(step.wait);
    const input = inputOf(step, this.tables);
    const { command } = step;
    const person = this.actor(step);
    return asks[command].may.includes('system') && command !== 'session/end'
      ? this.system(command, input, person)
      : this.ask(person, command, input);
  }

  #record(result: Accepted | LiveError, input: unknown = {}): Accepted | LiveError {
    if (result instanceof LiveError || !result.entry) return result;
    this.log.push(wired(result.entry));
    this.onAccepted(result.entry, input);
    return result;
  }
}

/** The refusal's code, or undefined. */
export const codeOf = (result: Accepted | LiveError): string | undefined => result instanceof LiveError ? result.code : undefined;

export const wired = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

function inputOf({ command, pick, person }: Step, tables: EventTables): unknown {
  const of = <T>(list: readonly T[]): T => list[pick % list.length]!;
  const other = of(PEOPLE);
  const ids = [...tables.questions.values()].map(({ id }) => id);
  const messages = [...tables.messages.values()].map(({ id }) => id);
  const drafts = [...tables.drafts.values()].map(({ id }) => id);
  const [feature] = command.split('/');
  switch (command) {
    case 'session/update': return { title: `T${pick}` };
    case 'session/extend': return { minutes: of([15, 30, 60]) };
    case 'session/end': case 'session/cancel': return {};
    case 'session/retry': return { id: of(['e01', 'e02']), errand: of(['removal', 'listing']), person: other };
    case 'session/settle': return { id: of(['e01', 'e02']) };
    case 'roster/join': return { person, name: `Name ${pick % 7}`, role: CAST[person] };
    case 'roster/arrive': case 'roster/depart': return { person };
    case 'roster/promote': return { person: other, role: of(['speaker', 'moderator', 'cohost']) };
    case 'stage/mute': case 'stage/unmute': return { person: other, source: of(['microphone', 'camera']) };
    case 'stage/mute-all': return { source: of(['microphone', 'camera']) };
    case 'stage/published': case 'stage/unpublished': case 'stage/expire': {
      const slot = of([...tables.slots.values()]);
      return slot ? { person: slot.person, kind: slot.kind } : { person: other, kind: 'camera' };
    }
    case 'stage/revoke': return { person: other, ...(pick % 3 === 0 && { kind: 'screen' }) };
    case 'hands/raise': return pick % 2 ? {} : { question: `q${pick}` };
    case 'questions/ask': return { text: `Question ${pick} ${'and so on '.repeat(pick % 16)}` };
    case 'questions/answer': return { question: of(ids) ?? 'none', text: `Answer ${pick}` };
    case 'chat/send': return {
      text: `Hello ${pick}`, message: `m${pick % 500}`,
      ...(pick % 3 === 0 && { draft: { id: `d${pick % 5}`, attempt: 1 + (pick % 2) } }),
    };
    case 'chat/direct': return { text: `Psst ${pick}`, ...(pick % 2 && { to: other }) };
    case 'chat/toggle': return { on: pick % 2 === 0 };
    case 'chat/slow': return { seconds: of([0, 5, 30]) };
    case 'chat/delete': case 'chat/retract': return { message: of(messages) ?? 'none' };
    case 'playback/open':
      return {
        url: `https://example.com/${pick % 2}.m3u8`, source: 'encoder', isPrivate: false, allowance: of([0, 20, 60]),
      };
    case 'playback/start': case 'playback/stop': return { stream: `st-${pick % 3}` };
    case 'overlays/prepare':
      return { content: of(OVERLAYS), ...(pick % 3 === 0 && drafts.length > 0 && { draft: of(drafts) }) };
    case 'overlays/send':
      return pick % 3 === 0 && drafts.length > 0 ? { draft: of(drafts) } : { content: of(OVERLAYS) };
    case 'overlays/discard': return { draft: of(drafts) ?? 'none' };
    case 'overlays/cue': {
      const seconds = pick % 1200;
      return { draft: of(drafts) ?? 'none', when: pick % 2 ? { after: 'live', seconds } : { before: 'end', seconds } };
    }
    case 'overlays/uncue': case 'overlays/fire': return { cue: of([...tables.cues.values()])?.id ?? 'none' };
    case 'overlays/answer': case 'overlays/stop': case 'overlays/expire': case 'overlays/close': {
      // Mostly what is shown now.
      const sent = [...tables.overlays.values()].filter(({ past }) => !past).reverse();
      const overlay = sent[pick % 3 === 0 ? pick % sent.length : 0]?.id ?? 'none';
      return command === 'overlays/answer' ? { overlay, choice: Math.floor(pick / 3) % 4 } : { overlay };
    }
    case 'moderation/restrict': case 'moderation/unrestrict':
      return { person: other, what: of(['chat', 'questions']), reason: `r${pick}` };
    case 'moderation/kick': case 'moderation/ban': case 'moderation/unban':
      return { person: other, reason: `r${pick}` };
  }
  if (feature === 'questions') return { question: of(ids) ?? 'none' };
  return ABOUT_PERSON.has(command) ? { person: other } : {};
}

const ABOUT_PERSON = new Set<CommandName>([
  'roster/demote', 'stage/invite', 'stage/withdraw', 'stage/grant', 'stage/expire-invitation', 'hands/acknowledge',
  'hands/dismiss', 'hands/grant', 'hands/revoke', 'hands/expire',
]);
