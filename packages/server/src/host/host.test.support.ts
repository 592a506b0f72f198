import { LiveError, type Accepted, type Engine, type Request } from '@rostrum/core/engine';
import { createEngine } from '@rostrum/core/event';
import type { SessionPlan } from '@rostrum/core/session';
import type { EntryAt, Store } from '../store/index.js';
import type { EventHost, EventHosts } from './contract.js';

/** What the tests of this folder share. */
export const plan: SessionPlan = { title: 'Meetup', description: '', startsAt: 0, duration: 60, guests: true };

export function seqOf(answer: Accepted | LiveError): number {
  if (answer instanceof LiveError) throw answer;
  return answer.seq;
}

let made = 0;
export const request = (person: string, command: string, input: unknown = {}, id = `c${made++}`): Request =>
  ({ id, person, command, input });

export const join = (person: string, role = 'attendee') => ({ person, name: person.toUpperCase(), role });

/** A new event that is live; its host is `h`. */
export async function live<Host extends EventHost>(hosts: Pick<EventHosts<Host>, 'create'>, id = 'e1'): Promise<Host> {
  const host = await hosts.create(id, plan);
  seqOf(await host.system('roster/join', join('h', 'host')));
  seqOf(await host.execute(request('h', 'session/open')));
  seqOf(await host.execute(request('h', 'session/go-live')));
  return host;
}

/** The whole log of an event. Fails when a sequence is missing or there twice. */
export async function wholeLog(store: Store, event: string): Promise<readonly EntryAt[]> {
  const log: EntryAt[] = [];
  for await (const entries of store.log.entries(event, 0)) log.push(...entries);
  log.forEach(({ seq }, index) => {
    if (seq !== index + 1) throw new Error(`Sequence ${seq} stands where ${index + 1} belongs.`);
  });
  return log;
}

/** An engine that has replayed the whole log, from the beginning. */
export async function replayed(store: Store, event: string): Promise<Engine> {
  const engine = createEngine((await store.events.get(event))!.createdAt);
  for (const { entry } of await wholeLog(store, event)) engine.replay(entry);
  engine.settle();
  return engine;
}

/** What an engine holds, for comparing: rows by id, in no order. */
export function contents(engine: Engine): unknown {
  const { seq, at, tables, answers } = engine.dump();
  const rows = Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, Object.fromEntries(table)]));
  return { seq, at, rows, answers: Object.fromEntries(answers) };
}
