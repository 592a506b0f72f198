import type { Due, Feature } from '../engine/index.js';
import type { PlaybackShape } from '../playback/index.js';
import type { RosterShape } from '../roster/index.js';
import type { SessionShape } from '../session/index.js';
import { nextOf } from './agenda.js';
import { cueAt } from './cue-time.js';
import type { Agenda, Cue, Overlay, OverlayEnd, OverlaysShape } from './facts.js';
import { isQuestion } from './life.js';
import { best, leadersOf, RANKED, scored } from './score.js';
import { activeOf, answerId, blankTally, closesAtAfter, moved } from './sent.js';

/** The one row of the table. */
export const LEADERS = 'leaders';
/** The one row of the table. */
export const AGENDA = 'agenda';
/** How many that have ended the audience still has, for those whose picture is late. */
export const SHOWN = 3;
/** How many of those before them staff still have. */
export const PAST = 100;

type OverlaysFeature = Feature<OverlaysShape, SessionShape & RosterShape & PlaybackShape>;
type Own = Parameters<OverlaysFeature['on']['overlays/sent']>[0];

export const overlaysOn: OverlaysFeature['on'] = {
  'overlays/prepared': ({ drafts }, { id, content, by, at }) => drafts.put(id, { id, content, by, at }),
  'overlays/discarded': ({ drafts }, { draft }) => drafts.drop(draft),
  'overlays/sent': (own, { id, content, by, at, until, closesAt }) => {
    own.overlays.put(id, {
      id, content, by, at, closed: false, past: false,
      ...(until !== undefined && { until }), ...(closesAt !== undefined && { closesAt }),
    });
    if (isQuestion(content)) own.tallies.put(id, blankTally({ id, content }));
    plan(own);
  },
  'overlays/ended': (own, { overlay, at, cause, closesAt }) => {
    const row = own.overlays.get(overlay);
    if (row) end(own, row, cause, at, closesAt);
    age(own);
    plan(own);
  },
  'overlays/answered': ({ overlays, tallies, answers }, { overlay, person, name, choice, at }) => {
    const content = overlays.get(overlay)?.content;
    const tally = tallies.get(overlay);
    if (!content || !tally) return;
    const id = answerId(overlay, person);
    tallies.put(overlay, moved(tally, answers.get(id)?.choice, choice));
    const correct = content.kind === 'quiz' && { correct: content.correct };
    answers.put(id, { overlay, person, name, choice, at, ...correct });
  },
  'overlays/closed': (own, { overlay }) => {
    const row = own.overlays.get(overlay);
    const tally = own.tallies.get(overlay);
    if (!row || !tally) return;
    own.overlays.put(overlay, { ...row, closed: true });
    const { content } = row;
    own.tallies.put(overlay, { ...tally, open: true, ...(content.kind === 'quiz' && { correct: content.correct }) });
    if (content.kind === 'quiz') score(own, overlay);
    age(own);
    plan(own);
  },
  'overlays/cued': (own, { id, when, draft }) => {
    own.cues.put(id, { id, when, draft });
    plan(own);
  },
  'overlays/uncued': (own, { cue }) => {
    own.cues.drop(cue);
    plan(own);
  },
  'overlays/fired': (own, { cue, at, outcome, overlay }) => {
    const row = own.cues.get(cue);
    if (row) own.cues.put(cue, { ...row, fired: { at, outcome, ...(overlay !== undefined && { overlay }) } });
    plan(own);
  },
  'session/went-live': (own, { at, endsAt }) => air(own, { liveAt: at, endsAt }, at),
  'session/extended': (own, { at, endsAt }) => air(own, { ...own.agenda.get(AGENDA), endsAt }, at),
  'session/ended': (own, { at }) => {
    const row = activeOf(own);
    if (row) end(own, row, 'stopped', at, closesAtAfter(row, at));
    age(own);
    missAll(own, at);
    air(own, {}, at);
  },
  'session/cancelled': (own, { at }) => missAll(own, at),
  'roster/removed': (own, { person, cause }) => {
    if (cause === 'banned') forget(own, person);
  },
};

function end({ overlays }: Own, row: Overlay, cause: OverlayEnd, at: number, closesAt: number | undefined): void {
  overlays.put(row.id, { ...row, endedAt: at, ended: cause, ...(closesAt !== undefined && { closesAt }) });
}

/** Takes from the audience what none of them can be seeing any more. What is still being answered stays. */
function age({ overlays, tallies, answers }: Own): void {
  const ended = [...overlays.values()].filter(({ past, endedAt }) => !past && endedAt !== undefined);
  const old = ended.slice(0, -SHOWN).filter(({ closed, closesAt }) => closed || closesAt === undefined);
  for (const row of old) {
    overlays.put(row.id, { ...row, past: true });
    const tally = tallies.get(row.id);
    if (tally) tallies.put(row.id, { ...tally, open: false });
  }
  const unread = new Set(old.filter(({ content }) => isQuestion(content)).map(({ id }) => id));
  if (unread.size > 0) {
    for (const { overlay, person } of [...answers.values()]) {
      if (unread.has(overlay)) answers.drop(answerId(overlay, person));
    }
  }
  if (old.length === 0) return;
  const past = [...overlays.values()].filter((row) => row.past);
  for (const { id } of past.slice(0, -PAST)) {
    overlays.drop(id);
    tallies.drop(id);
  }
}

function score(own: Own, overlay: string): void {
  for (const answer of own.answers.values()) {
    if (answer.overlay === overlay) own.scores.put(answer.person, scored(own.scores.get(answer.person), answer));
  }
  rank(own);
}

function rank({ scores, leaders }: Own): void {
  const order = best(scores.values());
  const ranked = new Set(order.slice(0, RANKED).map(({ person }) => person));
  for (const { ranked: was = false, ...score } of scores.values()) {
    const is = ranked.has(score.person);
    if (is !== was) scores.put(score.person, is ? { ...score, ranked: true } : score);
  }
  leaders.put(LEADERS, leadersOf(order));
}

/** Whoever is banned is on no leaderboard, and no longer counts in what is still open. */
function forget(own: Own, person: string): void {
  for (const { id, closed, past } of own.overlays.values()) {
    const answer = closed || past ? undefined : own.answers.get(answerId(id, person));
    const tally = own.tallies.get(id);
    if (!answer || !tally) continue;
    own.tallies.put(id, moved(tally, answer.choice, undefined));
    own.answers.drop(answerId(id, person));
  }
  if (!own.scores.get(person)) return;
  own.scores.drop(person);
  rank(own);
}

/** The time to count from has changed. A cue whose moment lies before `at` by the new time is not fired late. */
function air(own: Own, { liveAt, endsAt }: Pick<Agenda, 'liveAt' | 'endsAt'>, at: number): void {
  const airtime = { ...(liveAt !== undefined && { liveAt }), ...(endsAt !== undefined && { endsAt }) };
  own.agenda.put(AGENDA, airtime);
  for (const cue of own.cues.values()) {
    if ((cueAt(cue.when, airtime) ?? at) < at) miss(own, cue, at);
  }
  plan(own);
}

function miss({ cues }: Own, cue: Cue, at: number): void {
  if (!cue.fired) cues.put(cue.id, { ...cue, fired: { at, outcome: 'missed' } });
}
const missAll = (own: Own, at: number): void => {
  for (const cue of own.cues.values()) miss(own, cue, at);
};

function plan({ overlays, cues, agenda }: Own): void {
  const { next: _, ...airtime } = agenda.get(AGENDA) ?? {};
  const next = nextOf(overlays.values(), cues.values(), airtime);
  agenda.put(AGENDA, { ...airtime, ...(next && { next }) });
}

/** What the agenda says. */
export const overlaysDue: NonNullable<OverlaysFeature['due']> = ({ agenda }) => {
  const next = agenda.get(AGENDA)?.next;
  if (!next) return undefined;
  const { at, command, about } = next;
  const due: Due<OverlaysShape['commands']> = command === 'overlays/fire'
    ? { at, person: '', command, input: { cue: about } }
    : { at, person: '', command, input: { overlay: about } };
  return due;
};
