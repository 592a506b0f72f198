import type { ChatState, DirectMessage, Notice } from '../chat/index.js';
import type { PersonRole } from '../engine/index.js';
import type { Act, Ban, Restriction } from '../moderation/index.js';
import type { Question } from '../questions/index.js';
import type { Cue, Draft, Leaders, Overlay, OverlayView, Score, TallyView } from '../overlays/index.js';
import type { Channel } from '../playback/index.js';
import type { Person } from '../roster/index.js';
import type { Retry, Session } from '../session/index.js';
import type { Invitation, Slot } from '../stage/index.js';

type ById<Row> = { readonly [id: string]: Row };
/** Fields that only staff are shown are absent for everybody else. */
type Staff<Row> = { readonly [Field in keyof Row]?: Row[Field] };

export type PersonView = Pick<Person, 'name' | 'role'> & Staff<Pick<Person, 'base' | 'online' | 'joinedAt'>>;
export type SlotView = Omit<Slot, 'until' | 'held' | 'asked'> & Staff<Pick<Slot, 'until' | 'held' | 'asked'>>;
export type QuestionView = Omit<Question, 'id' | 'pinned'> & { readonly pinned?: true };
export interface HandView {
  readonly name: string;
  readonly at: number;
  readonly id?: string;
  readonly question?: string;
  readonly acknowledgedBy?: string;
  readonly away?: true;
}
export type NoticeView = Omit<Notice, 'id'>;
export type DirectView = Omit<DirectMessage, 'id'>;

/** What the public view and the staff view hold: tables of rows by id. What one is not shown is absent. */
export interface LiveView {
  readonly session?: { readonly session?: Session };
  /** What the server has failed to do at Amazon IVS and tries again, oldest first. */
  readonly retries?: ById<Omit<Retry, 'id'>>;
  readonly people?: ById<PersonView>;
  readonly slots?: ById<SlotView>;
  readonly invitations?: ById<Invitation>;
  readonly hands?: ById<HandView>;
  readonly questions?: ById<QuestionView>;
  readonly chat?: { readonly chat?: ChatState };
  readonly notices?: ById<NoticeView>;
  readonly direct?: ById<DirectView>;
  readonly restrictions?: ById<Restriction>;
  readonly bans?: ById<Ban>;
  readonly audit?: ById<Act>;
  readonly channel?: { readonly channel?: Channel };
  /** The one that is active and a few before it, for those whose picture is late. */
  readonly overlays?: ById<OverlayView & Staff<Pick<Overlay, 'by'>>>;
  readonly tallies?: ById<TallyView>;
  readonly leaders?: { readonly leaders?: Leaders };
  /** The best hundred. */
  readonly scores?: ById<Omit<Score, 'person' | 'ranked'>>;
  readonly drafts?: ById<Omit<Draft, 'id'>>;
  readonly cues?: ById<Omit<Cue, 'id'>>;
  /** `people`: how many are connected now. `hands`: how many are up. */
  readonly count?: { readonly people?: number; readonly hands?: number };
}

/** What one person alone sees. */
export interface SelfView {
  readonly people?: ById<{ readonly name: string; readonly role: PersonRole }>;
  readonly slots?: ById<Slot>;
  readonly invitations?: ById<{ readonly at: number; readonly until: number }>;
  readonly hands?: ById<{ readonly at: number; readonly question?: string; readonly acknowledged: boolean }>;
  /** The own questions that were dismissed. */
  readonly questions?: ById<{ readonly text: string; readonly at: number; readonly status: 'dismissed' }>;
  /** Values are the ids of the questions that the person voted for. */
  readonly votes?: ById<string>;
  /** By overlay: the own choice, and for a quiz the right one. */
  readonly answers?: ById<{ readonly choice: number; readonly correct?: number }>;
  readonly scores?: ById<{ readonly points: number; readonly answered: number }>;
  readonly direct?: ById<DirectView>;
  readonly restrictions?: ById<{ readonly chat: boolean; readonly questions: boolean; readonly reason?: string }>;
}
