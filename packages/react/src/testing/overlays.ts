import type { HeldClock, MemoryBackend } from '@rostrum/core/adapters/memory';
import type { OverlayContent } from '@rostrum/core/overlays';
import { personOf, seatPeople } from './audience.js';
import { goLive, HOST } from './rehearsal.js';
import { contents } from './sample-overlays.js';

/** Sends it, as the host; gives its id. */
export function sendOverlay(backend: MemoryBackend, content: OverlayContent): string {
  backend.as(HOST).send('overlays/send', { content });
  return [...backend.tables.overlays.values()].at(-1)!.id;
}

/** The first people of the audience answer: so many for each choice. */
export function answerOverlay(backend: MemoryBackend, overlay: string, counts: readonly number[]): void {
  let person = 0;
  counts.forEach((count, choice) => {
    for (let at = 0; at < count; at++) backend.as(personOf(person++)).send('overlays/answer', { overlay, choice });
  });
}

/** Saves it as a draft, as the host; gives its id. */
export function prepareOverlay(backend: MemoryBackend, content: OverlayContent): string {
  backend.as(HOST).send('overlays/prepare', { content });
  return [...backend.tables.drafts.values()].at(-1)!.id;
}

/** Half an evening of overlays: a quiz and a product that are over, a poll with votes on screen, drafts and cues. */
export function busyOverlays(backend: MemoryBackend): void {
  seatPeople(backend, 48);
  goLive(backend);
  const host = backend.as(HOST);
  answerOverlay(backend, sendOverlay(backend, contents.quiz), [4, 2, 21, 6]);
  host.send('overlays/stop', { overlay: sendOverlay(backend, contents.product) });
  sendOverlay(backend, contents.notice);
  answerOverlay(backend, sendOverlay(backend, { ...contents.poll, duration: 120 }), [9, 17, 5, 12]);
  const drafts = [contents.quiz, contents['lower-third'], contents['call-to-action']].map((one) => prepareOverlay(backend, one));
  host.send('overlays/cue', { when: { after: 'live', seconds: 600 }, draft: drafts[0]! });
  host.send('overlays/cue', { when: { after: 'live', seconds: 610 }, draft: drafts[1]! });
  host.send('overlays/cue', { when: { before: 'end', seconds: 300 }, draft: drafts[2]! });
}

/** A whole quiz: a few of the audience, and those who are named, are right; it closes. */
export async function playQuiz(backend: MemoryBackend, clock: HeldClock, right: readonly string[]): Promise<void> {
  if (backend.tables.session.get('session')?.status !== 'live') {
    seatPeople(backend, 8);
    goLive(backend);
  }
  const overlay = sendOverlay(backend, contents.quiz);
  answerOverlay(backend, overlay, [1, 1, 4]);
  for (const person of right) backend.as(person).send('overlays/answer', { overlay, choice: contents.quiz.correct });
  await clock.advance(60_000);
}
