import { setMaxListeners } from 'node:events';
import { Attendee } from './attendee.mjs';
import { Figures } from './figures.mjs';
import { sleep } from './http.mjs';
import { PublicView } from './public-view.mjs';

/** Requests under way while everybody comes in. */
const AT_ONCE = 24;
/** Milliseconds for the last answers: whoever was sent away last has to be back first, and is asked to wait 10 s. */
const LAST_ANSWERS = 30_000;

/**
 * An audience in an event, from the first who comes in to the last answer. Everybody is there for `milliseconds` from
 * the own arrival on; `show` is given the figures so far every `every` milliseconds. Resolves with all figures;
 * `personas` says how many there were of each, and `missing` who could not come in, by reason.
 */
export async function rehearse({ url, event, people, seed, milliseconds, until, show, every = 5_000 }) {
  const end = new AbortController();
  const stop = AbortSignal.any([end.signal, ...(until ? [until] : [])]);
  setMaxListeners(0, stop);
  const figures = new Figures();
  const view = new PublicView({ url, event, until: stop });
  const room = { url, event, seed, figures, view, until: stop };
  const everybody = Array.from({ length: people }, (_, index) => new Attendee(index, room));
  const here = [];
  const missing = {};
  const takesPart = [];
  const began = performance.now();
  const shown = show && setInterval(() => show(figures, (performance.now() - began) / 1_000), every);
  void view.follow((overlay, choices) => {
    for (const attendee of here) void attendee.answer(overlay, choices);
  });

  const arrivals = everybody.values();
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (const attendee of arrivals) {
      try {
        await attendee.enter();
        here.push(attendee);
        takesPart.push(attendee.take(milliseconds));
      } catch (error) {
        if (!stop.aborted) missing[error.message] = (missing[error.message] ?? 0) + 1;
      }
    }
  }));
  await Promise.all(takesPart);
  const latest = performance.now() + LAST_ANSWERS;
  while (figures.unanswered > 0 && performance.now() < latest && !stop.aborted) await sleep(100, stop).catch(() => {});
  const result = { ...figures.read(), seconds: Math.round((performance.now() - began) / 1_000) };
  clearInterval(shown);
  end.abort();
  const personas = {};
  for (const { persona } of here) personas[persona] = (personas[persona] ?? 0) + 1;
  return { ...result, personas, missing };
}
