import type { OverlayContent } from './content.js';

export type OverlayEnd = 'expired' | 'stopped' | 'replaced';

/** One overlay that was sent. Times are milliseconds of the server's clock. */
export interface Overlay {
  readonly id: string;
  readonly content: OverlayContent;
  /** When it was sent: it appears when a viewer's own picture reaches this time. */
  readonly at: number;
  readonly by: string;
  /** When it ends by itself for a viewer without delay, results included. Absent: until it is stopped. */
  readonly until?: number;
  /** Quiz and poll: answers are taken before this time, which allows for those whose picture is late. */
  readonly closesAt?: number;
  /** The answers are final. */
  readonly closed: boolean;
  readonly endedAt?: number;
  readonly ended?: OverlayEnd;
  /** So long ago that the audience has no use for it. */
  readonly past: boolean;
}

/** How a quiz or a poll stands: one number for each answer. */
export interface Tally {
  readonly overlay: string;
  readonly counts: readonly number[];
  /** How many people have answered. */
  readonly people: number;
  /** Whether the audience is shown it: a hidden one only when it has closed. */
  readonly open: boolean;
  /** A quiz that has closed: the index of the right answer. */
  readonly correct?: number;
}

export interface Answer {
  readonly overlay: string;
  readonly person: string;
  readonly name: string;
  readonly choice: number;
  readonly at: number;
  /** A quiz: the index of the right one, which the person is told with the own answer. */
  readonly correct?: number;
}

/** Right answers of one person in all the event's quizzes that have closed. */
export interface Score {
  readonly person: string;
  readonly name: string;
  readonly points: number;
  readonly answered: number;
  /** Among the best, whom staff sees: a list of everybody would be half a megabyte after every quiz. */
  readonly ranked?: true;
}

/** The best, best first; those with as many points share a rank. */
export interface Leaders {
  readonly top: readonly {
    readonly person: string; readonly name: string; readonly points: number; readonly rank: number;
  }[];
}

export interface Draft {
  readonly id: string;
  readonly content: OverlayContent;
  readonly by: string;
  readonly at: number;
}

/** `after live`: seconds after going live. `before end`: seconds before the time is up. */
export type CueTime =
  | { readonly after: 'live'; readonly seconds: number }
  | { readonly before: 'end'; readonly seconds: number };

/** A line of the cue sheet: what is sent by itself, and when (S3.4). */
export interface Cue {
  readonly id: string;
  readonly when: CueTime;
  readonly draft: string;
  /** Once a cue has fired, or its time went by while it could not, it does not fire again. */
  readonly fired?: { readonly at: number; readonly outcome: 'sent' | 'missed'; readonly overlay?: string };
}

/**
 * The one row that nobody is shown: what the cue sheet counts from, and what time alone will do next. Worked out when
 * an overlay or a cue changes, so that ten thousand answers need not look for it.
 */
export interface Agenda {
  readonly liveAt?: number;
  readonly endsAt?: number;
  readonly next?: {
    readonly at: number;
    readonly command: 'overlays/expire' | 'overlays/close' | 'overlays/fire';
    readonly about: string;
  };
}

interface About {
  readonly overlay: string;
}

export type OverlaysShape = {
  tables: {
    overlays: Overlay; tallies: Tally; answers: Answer; scores: Score; leaders: Leaders; drafts: Draft; cues: Cue;
    agenda: Agenda;
  };
  commands: {
    /** Saves what is to be sent later; with `draft`, instead of that one. */
    'overlays/prepare': { readonly draft?: string | undefined; readonly content: OverlayContent };
    'overlays/discard': { readonly draft: string };
    /** Sends a draft or what is given; what was active is replaced. */
    'overlays/send': { readonly draft: string } | { readonly content: OverlayContent };
    'overlays/stop': About;
    'overlays/answer': About & { readonly choice: number };
    'overlays/cue': { readonly when: CueTime; readonly draft: string };
    'overlays/uncue': { readonly cue: string };
    'overlays/fire': { readonly cue: string };
    'overlays/expire': About;
    'overlays/close': About;
  };
  facts: {
    'overlays/prepared': Draft;
    'overlays/discarded': { readonly draft: string };
    'overlays/sent': {
      readonly id: string;
      readonly content: OverlayContent;
      readonly by: string;
      readonly at: number;
      readonly until?: number;
      readonly closesAt?: number;
    };
    'overlays/ended': About & { readonly at: number; readonly cause: OverlayEnd; readonly closesAt?: number };
    'overlays/answered': About & {
      readonly person: string; readonly choice: number; readonly at: number; readonly name: string;
    };
    /** The answers are final. The points of those who were right follow from the answers that were recorded. */
    'overlays/closed': About & { readonly at: number };
    'overlays/cued': { readonly id: string; readonly when: CueTime; readonly draft: string };
    'overlays/uncued': { readonly cue: string };
    'overlays/fired': { readonly cue: string } & NonNullable<Cue['fired']>;
  };
};
