import type { OverlayEnd, OverlayKind } from '@rostrum/core/overlays';

/** A name, a number or a text: the language makes the sentence. */
type Of<Argument> = (value: Argument) => string;

/** What a screen reader is told when an overlay appears and when its result is out. */
export interface OverlayNewsLabels {
  readonly quiz: (question: string, answers: number) => string;
  readonly poll: (question: string, options: number) => string;
  readonly product: (title: string, price: string) => string;
  readonly notice: (title: string, message: string) => string;
  readonly celebration: string;
  readonly lowerThird: (name: string, title: string | undefined) => string;
  readonly callToAction: (title: string, button: string) => string;
  readonly rightAnswer: Of<string>;
  /** The options with the most votes, and their share; none when nobody voted. */
  readonly result: (winners: readonly string[], percent: number) => string;
}

export interface OverlayConsoleLabels {
  readonly title: string;
  readonly prepare: string;
  readonly drafts: string;
  readonly results: string;
  readonly cues: string;
  readonly notLive: string;
  readonly onNow: string;
  readonly timeLeft: Of<string>;
  readonly untilStopped: string;
  readonly final: string;
  readonly counting: string;
  readonly stop: string;
  readonly send: string;
  /** Something is active, which this one takes the place of. */
  readonly replace: string;
  readonly saveDraft: string;
  readonly saveChanges: string;
  readonly cancelChanges: string;
  readonly saved: string;
  readonly preview: string;
  readonly lightPicture: string;
  readonly darkPicture: string;
  readonly showResult: string;
  readonly whichKind: string;
  readonly field: Readonly<Record<
    'question' | 'answer' | 'option' | 'duration' | 'title' | 'price' | 'imageUrl' | 'description' | 'link' | 'message'
    | 'name' | 'role' | 'button', string
  >>;
  readonly numbered: (field: string, number: number) => string;
  readonly optional: Of<string>;
  readonly answers: string;
  readonly options: string;
  readonly correct: Of<number>;
  readonly correctHint: string;
  readonly addAnswer: string;
  readonly addOption: string;
  readonly remove: (field: string, number: number) => string;
  readonly changeable: string;
  readonly hidden: string;
  readonly limited: string;
  readonly celebrationText: string;
  /** Characters left of so many; a negative number is too many. */
  readonly left: (left: number, max: number) => string;
  readonly range: (min: number, max: number) => string;
  readonly required: string;
  /** What to show instead of a check's English words. */
  readonly problems: Readonly<Record<string, string>>;
  readonly draftsEmptyTitle: string;
  readonly draftsEmptyText: string;
  readonly editDraft: Of<string>;
  readonly sendDraft: Of<string>;
  readonly discardDraft: Of<string>;
  readonly resultsEmptyTitle: string;
  readonly resultsEmptyText: string;
  readonly ended: Readonly<Record<OverlayEnd, string>>;
  readonly shownFor: Of<string>;
  readonly choice: string;
  readonly share: string;
  readonly votes: string;
  readonly total: string;
  readonly asTable: string;
  readonly asBars: string;
  readonly exportAnswers: string;
  readonly search: string;
  readonly searchPlaceholder: string;
  readonly searchGo: string;
  readonly sort: string;
  readonly sorts: Readonly<Record<'Relevance' | 'NewestArrivals' | 'Price:LowToHigh' | 'Price:HighToLow' | 'Featured', string>>;
  readonly page: (page: number, pages: number) => string;
  readonly previousPage: string;
  readonly nextPage: string;
  readonly noProducts: Of<string>;
  readonly take: Of<string>;
  readonly addCue: string;
  readonly cueWhat: string;
  readonly cueWhen: string;
  readonly afterLive: string;
  readonly beforeEnd: string;
  readonly minutes: string;
  readonly seconds: string;
  readonly afterLiveBy: Of<string>;
  readonly beforeEndBy: Of<string>;
  readonly cuesEmptyTitle: string;
  readonly cuesEmptyText: string;
  readonly cueNeedsDraft: string;
  readonly removeCue: Of<string>;
  readonly cueState: Readonly<Record<'planned' | 'sent' | 'missed', string>>;
  readonly draftGone: string;
  readonly dryRun: string;
  readonly dryRunText: string;
  readonly dryRunClean: string;
  readonly warning: Readonly<Record<'before-start' | 'after-end' | 'no-draft', string>>;
  /** By another cue, or by the end of the event. */
  readonly cutShort: (seconds: number, by: string | undefined) => string;
}

export interface OverlaysLabels {
  readonly kind: Readonly<Record<OverlayKind, string>>;
  readonly dismiss: Of<string>;
  readonly timeLeft: Of<number>;
  readonly seconds: Of<number>;
  readonly percent: Of<number>;
  readonly votes: Of<number>;
  readonly answers: Of<number>;
  readonly keys: Of<number>;
  readonly yourAnswer: string;
  readonly yourVote: string;
  readonly rightAnswer: string;
  readonly right: string;
  readonly wrong: string;
  readonly timeUp: string;
  readonly answerSent: string;
  readonly voteSent: string;
  readonly changeHint: string;
  readonly hiddenHint: string;
  readonly closing: string;
  readonly result: string;
  readonly tie: string;
  readonly noVotes: string;
  readonly pictureOf: Of<string>;
  readonly noPicture: string;
  readonly seeProduct: string;
  readonly newTab: string;
  readonly leaderboard: string;
  readonly points: Of<number>;
  readonly rank: Of<number>;
  readonly leaderboardEmptyTitle: string;
  readonly leaderboardEmptyText: string;
  readonly news: OverlayNewsLabels;
  readonly console: OverlayConsoleLabels;
}

/** What viewers read. */
export type ViewerLabels = Omit<OverlaysLabels, 'news' | 'console'>;
