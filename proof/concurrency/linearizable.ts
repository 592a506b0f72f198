import { LiveError, type Dump, type Entry, type Request } from '@rostrum/core/engine';
import { createEngine } from '@rostrum/core/event';

/** One command of one client. `asked` and `told` are moments of one order that all clients share. */
export interface Operation {
  readonly request: Request;
  readonly asked: number;
  readonly told: number;
  readonly answer: { readonly seq: number } | { readonly code: string };
}

/**
 * Whether there is one order of all operations, each at a moment between its asking and its answer, in which a single
 * engine gives the same answers (linearizability). The log is that order for what was accepted; a refusal has to be
 * what the engine says at one of the moments at which it can have been given.
 *
 * `base` is the event before the history, `tail` the entries from then on. Gives what is wrong, or nothing.
 */
export function anomalies(history: number, base: Dump, tail: readonly Entry[], operations: readonly Operation[]): readonly string[] {
  const wrong: string[] = [];
  const accepted = operations.filter((operation) => 'seq' in operation.answer) as readonly (Operation & { answer: { seq: number } })[];
  for (const { request, answer, asked } of accepted) {
    const entry = tail[answer.seq - base.seq - 1];
    if (entry?.id !== request.id) wrong.push(`${request.command} was told ${answer.seq}, where the log has ${entry?.command ?? 'nothing'}`);
    for (const before of accepted) {
      if (before.told < asked && before.answer.seq > answer.seq) wrong.push(`${before.request.command} was done before ${request.command} was asked, and is after it in the log`);
    }
  }
  const open = operations.flatMap(({ request, asked, told, answer }) => 'code' in answer ? [{
    request, code: answer.code,
    from: Math.max(base.seq, ...accepted.filter((each) => each.told < asked).map((each) => each.answer.seq)),
    to: Math.min(base.seq + tail.length, ...accepted.filter((each) => each.asked > told).map((each) => each.answer.seq - 1)),
  }] : []);
  const explained = new Set<Request>();
  const at = (seq: number) => {
    const engine = createEngine(history);
    engine.load(base);
    for (const entry of tail.slice(0, seq - base.seq)) engine.replay(entry);
    return engine;
  };
  for (let seq = base.seq; seq <= base.seq + tail.length; seq++) {
    let engine = at(seq);
    const now = tail[seq - base.seq]?.at ?? tail.at(-1)?.at ?? base.at;
    for (const { request, code, from, to } of open) {
      if (seq < from || seq > to || explained.has(request)) continue;
      const answer = engine.execute(request, now);
      if (answer instanceof LiveError) {
        if (answer.code === code) explained.add(request);
      } else engine = at(seq);
    }
  }
  for (const { request, code, from, to } of open) {
    if (!explained.has(request)) wrong.push(`${request.command} of ${request.person} was refused with ${code}, which the event never said between ${from} and ${to}`);
  }
  return wrong;
}
