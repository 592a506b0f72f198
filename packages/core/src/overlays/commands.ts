import { LiveError, type Context, type Decision, type Fact, type Feature, type World } from '../engine/index.js';
import { CHANNEL, type PlaybackShape } from '../playback/index.js';
import { here, type RosterShape } from '../roster/index.js';
import { inStatus, type SessionShape } from '../session/index.js';
import { overlaysAsks as ask } from './ask.js';
import type { OverlayContent } from './content.js';
import { cueAt } from './cue-time.js';
import type { Cue, Overlay, OverlayEnd, OverlaysShape } from './facts.js';
import { allowanceOf, answeringOf, choicesOf, lifeOf } from './life.js';
import { activeOf, answerId, closesAtAfter } from './sent.js';

/** How many drafts an event may have. */
export const DRAFTS = 50;
/** How many lines its cue sheet may have. */
export const CUES = 100;

type Needs = SessionShape & RosterShape & PlaybackShape;
type OverlaysWorld = World<OverlaysShape['tables'] & Needs['tables']>;
type OverlaysFact = Fact<OverlaysShape['facts']>;

export const overlaysCommands: Feature<OverlaysShape, Needs>['commands'] = {
  'overlays/prepare': {
    ...ask['overlays/prepare'],
    decide: (world, { draft, content }, { person, now, id }) => {
      const session = notOver(world, 'prepare an overlay for');
      if (session instanceof LiveError) return session;
      if (draft !== undefined) {
        if (!world.drafts.get(draft)) return noDraft();
      } else if (world.drafts.size >= DRAFTS) {
        return new LiveError('overlays/too-many-drafts', `There are ${DRAFTS} drafts.`, 'Discard one first.');
      }
      return [{ type: 'overlays/prepared', id: draft ?? id, content, by: person, at: now }];
    },
  },
  'overlays/discard': {
    ...ask['overlays/discard'],
    decide: (world, { draft }) => {
      if (!world.drafts.get(draft)) return noDraft();
      for (const cue of world.cues.values()) {
        if (cue.draft === draft && !cue.fired) {
          return new LiveError('overlays/draft-in-use', 'The cue sheet is going to send this draft.',
            'Take the cue off first.');
        }
      }
      return [{ type: 'overlays/discarded', draft }];
    },
  },
  'overlays/send': {
    ...ask['overlays/send'],
    decide: (world, input, context) => {
      const session = inStatus(world, 'send an overlay to', ['live']);
      if (session instanceof LiveError) return session;
      const content = 'content' in input ? input.content : world.drafts.get(input.draft)?.content;
      return content ? send(world, content, context.person, context) : noDraft();
    },
  },
  'overlays/stop': {
    ...ask['overlays/stop'],
    decide: (world, { overlay }, { now }) => {
      const row = active(world, overlay);
      return row instanceof LiveError ? row : [ended(row, 'stopped', now)];
    },
  },
  'overlays/answer': {
    ...ask['overlays/answer'],
    decide: (world, { overlay, choice }, { person, now }) => {
      const known = here(world, person);
      if (known instanceof LiveError) return known;
      const row = sent(world, overlay);
      if (row instanceof LiveError) return row;
      if (row.closesAt === undefined) {
        return new LiveError('overlays/not-a-question', 'This is not to be answered.', 'Nothing to do.');
      }
      if (row.closed || now >= row.closesAt) {
        return new LiveError('overlays/closed', 'Answers are not taken any more: the time is up.',
          'Be quicker with the next one.');
      }
      if (choice >= choicesOf(row.content).length) {
        return new LiveError('overlays/no-such-choice', 'There is no such choice.', 'Take one of those that are shown.',
          { kind: 'invalid', path: ['choice'] });
      }
      const before = world.answers.get(answerId(overlay, person));
      const changeable = row.content.kind === 'poll' && row.content.changeable;
      return before && (!changeable || before.choice === choice)
        ? new LiveError('overlays/already-answered', 'You have answered already.', 'Nothing to do.')
        : [{ type: 'overlays/answered', overlay, person, name: known.name, choice, at: now }];
    },
  },
  'overlays/cue': {
    ...ask['overlays/cue'],
    decide: (world, { when, draft }, { now, id }) => {
      const session = notOver(world, 'plan an overlay for');
      if (session instanceof LiveError) return session;
      if (!world.drafts.get(draft)) return noDraft();
      if (world.cues.size >= CUES) {
        return new LiveError('overlays/too-many-cues', `There are ${CUES} cues on the sheet.`, 'Take one off first.');
      }
      const at = cueAt(when, session);
      return at !== undefined && at <= now
        ? new LiveError('overlays/too-late', 'This moment has passed.', 'Choose a later one, or send it now.')
        : [{ type: 'overlays/cued', id, when, draft }];
    },
  },
  'overlays/uncue': {
    ...ask['overlays/uncue'],
    decide: (world, { cue }) => (world.cues.get(cue) ? [{ type: 'overlays/uncued', cue }] : noCue()),
  },
  'overlays/fire': {
    ...ask['overlays/fire'],
    decide: (world, { cue }, context) => {
      const row = world.cues.get(cue);
      if (!row) return noCue();
      if (row.fired) return new LiveError('overlays/already-fired', 'This cue has fired already.', 'Nothing to do.');
      return fire(world, row, context);
    },
  },
  'overlays/expire': {
    ...ask['overlays/expire'],
    decide: (world, { overlay }, { now }) => {
      const row = active(world, overlay);
      if (row instanceof LiveError) return row;
      return row.until === undefined || now < row.until ? tooEarly() : [ended(row, 'expired', row.until)];
    },
  },
  'overlays/close': {
    ...ask['overlays/close'],
    decide: (world, { overlay }, { now }) => {
      const row = sent(world, overlay);
      if (row instanceof LiveError) return row;
      if (row.closed) return new LiveError('overlays/already-closed', 'This is final already.', 'Nothing to do.');
      if (row.closesAt === undefined || now < row.closesAt) return tooEarly();
      return [{ type: 'overlays/closed', overlay, at: now }];
    },
  },
};

/** One is active at a time: what is sent takes the place of it (S2.9). */
function send(world: OverlaysWorld, content: OverlayContent, by: string, { id, now }: Context): OverlaysFact[] {
  const allowance = allowanceOf(world.channel.get(CHANNEL));
  const life = lifeOf(content, allowance);
  const answering = answeringOf(content);
  const before = activeOf(world);
  return [
    ...(before ? [ended(before, 'replaced', now)] : []),
    {
      type: 'overlays/sent', id, content, by, at: now,
      ...(life !== undefined && { until: now + life }),
      ...(answering !== undefined && { closesAt: now + answering + allowance }),
    },
  ];
}

function fire(world: OverlaysWorld, cue: Cue, context: Context): Decision<OverlaysShape['facts']> {
  const session = inStatus(world, 'fire a cue of', ['live']);
  if (session instanceof LiveError) return session;
  const at = cueAt(cue.when, session);
  if (at === undefined || context.now < at) return tooEarly();
  const draft = world.drafts.get(cue.draft);
  if (!draft) return [{ type: 'overlays/fired', cue: cue.id, at: context.now, outcome: 'missed' }];
  return [
    ...send(world, draft.content, draft.by, context),
    { type: 'overlays/fired', cue: cue.id, at: context.now, outcome: 'sent', overlay: context.id },
  ];
}

function ended(row: Overlay, cause: OverlayEnd, at: number): OverlaysFact {
  const closesAt = closesAtAfter(row, at);
  return { type: 'overlays/ended', overlay: row.id, at, cause, ...(closesAt !== undefined && { closesAt }) };
}

const notOver = (world: OverlaysWorld, what: string) => inStatus(world, what, ['scheduled', 'backstage', 'live']);

function sent(world: OverlaysWorld, overlay: string): Overlay | LiveError {
  const row = world.overlays.get(overlay);
  return row && !row.past
    ? row
    : new LiveError('overlays/no-such-overlay', 'There is no such overlay any more.', 'Look at what is shown now.',
      { kind: 'unknown' });
}

function active(world: OverlaysWorld, overlay: string): Overlay | LiveError {
  const row = sent(world, overlay);
  return row instanceof LiveError || row.endedAt === undefined
    ? row
    : new LiveError('overlays/not-active', 'This overlay has ended already.', 'Nothing to do.');
}

const noDraft = () =>
  new LiveError('overlays/no-such-draft', 'There is no such draft.', 'It may have been discarded.',
    { kind: 'unknown' });
const noCue = () =>
  new LiveError('overlays/no-such-cue', 'There is no such cue.', 'It may have been taken off the sheet.',
    { kind: 'unknown' });
const tooEarly = () => new LiveError('overlays/too-early', 'The time for this has not come.', 'Wait for it.');
