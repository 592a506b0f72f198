import type { PersonRole } from '@rostrum/core/engine';
import type { DeviceKind } from '@rostrum/core/client';
import type { Errand } from '@rostrum/core/session';
import type { HeldSource } from '@rostrum/core/stage';
import type { OverlaysLabels } from './overlays-labels.js';
import type { PlaybackLabels } from './playback-labels.js';

/** A name, or a number of things: the language makes the sentence. */
type Of<Argument> = (value: Argument) => string;

export interface SharedLabels {
  readonly role: Readonly<Record<PersonRole, string>>;
  readonly cancel: string;
  readonly close: string;
  readonly dismiss: string;
  readonly search: string;
  readonly you: string;
  readonly someone: string;
  readonly more: Of<string>;
  /** Rows of a list that came out of sight. */
  readonly newRows: Of<number>;
  readonly minutes: Of<number>;
  /** A part of the page that is loaded when it is first needed. */
  readonly loading: string;
  readonly notLoaded: string;
  readonly loadAgain: string;
  /** What to show for an error code instead of the server's English. */
  readonly errors: Readonly<Record<string, string>>;
}
export interface ConnectionLabels {
  readonly connecting: string;
  readonly reconnecting: string;
  readonly retryIn: Of<number>;
  readonly closed: Readonly<Record<'kicked' | 'banned' | 'ended' | 'replaced' | 'shutdown' | 'denied' | 'left', string>>;
}
export interface AnnouncementLabels {
  readonly live: string;
  readonly ended: string;
  readonly onAir: string;
  readonly offAir: string;
  readonly muted: Of<HeldSource>;
  readonly askedToUnmute: Of<HeldSource>;
  readonly invited: string;
  readonly handRaised: Of<string>;
  readonly handsUp: Of<number>;
  readonly timeLeft: Of<number>;
  readonly reconnected: string;
  readonly connectionLost: string;
  readonly newQuestion: Of<string>;
}
export interface SessionLabels {
  readonly live: string;
  readonly backstage: string;
  readonly scheduled: string;
  readonly ended: string;
  readonly cancelled: string;
  readonly elapsed: string;
  readonly remaining: string;
  readonly startsIn: string;
  readonly late: string;
  readonly overtime: string;
  readonly controls: string;
  readonly openBackstage: string;
  readonly goLive: string;
  readonly extend: string;
  readonly extendBy: Of<number>;
  readonly end: string;
  readonly endTitle: string;
  readonly endText: string;
  readonly viewers: Of<number>;
  readonly warning: Of<number>;
  /** Staff are told what the server tries again: which errand, and since when. */
  readonly retrying: (errand: string, since: string) => string;
  /** Given the name of whom it is about, where it is about somebody. */
  readonly errands: Readonly<Record<Errand, Of<string>>>;
  readonly moreRetries: Of<number>;
}
export interface StageLabels {
  readonly stage: string;
  readonly onAir: string;
  readonly offAir: string;
  readonly joining: string;
  readonly reconnecting: string;
  readonly network: Readonly<Record<'excellent' | 'good' | 'poor' | 'lost', string>>;
  readonly microphoneOff: string;
  readonly screenOf: Of<string>;
  readonly yourScreen: string;
  readonly feature: Of<string>;
  readonly unfeature: Of<string>;
  readonly grid: string;
  readonly speaker: string;
  readonly pictureInPicture: string;
  readonly autoLayout: string;
  readonly layout: string;
  readonly hear: string;
  readonly hearWhy: string;
  readonly connecting: string;
  readonly waitingTitle: string;
  readonly waitingText: Of<string>;
  readonly backstageTitle: string;
  readonly backstageText: string;
  readonly backstageNotice: string;
  readonly emptyTitle: string;
  readonly emptyText: string;
  readonly endedTitle: string;
  readonly endedText: string;
  readonly cancelledTitle: string;
  readonly controls: string;
  readonly microphoneOn: string;
  readonly turnMicrophoneOn: string;
  readonly turnMicrophoneOff: string;
  readonly turnCameraOn: string;
  readonly turnCameraOff: string;
  readonly held: Of<HeldSource>;
  readonly share: string;
  readonly stopSharing: string;
  readonly startingShare: string;
  readonly join: string;
  readonly leave: string;
  readonly asked: Of<HeldSource>;
  readonly turnOn: string;
  readonly notNow: string;
  readonly invitedTitle: string;
  readonly invitedText: Of<string>;
  readonly accept: string;
  readonly decline: string;
  readonly audioOnly: string;
}
export interface HandsLabels {
  readonly raise: string;
  readonly raising: string;
  readonly raised: string;
  readonly lower: string;
  readonly acknowledged: string;
  readonly onStage: string;
  readonly question: string;
  readonly questionHint: string;
  readonly notLive: string;
  readonly position: Of<number>;
  readonly queue: string;
  readonly count: Of<number>;
  readonly emptyTitle: string;
  readonly emptyText: string;
  readonly away: string;
  readonly seen: string;
  readonly acknowledge: Of<string>;
  readonly acknowledgeShort: string;
  readonly grant: Of<string>;
  readonly grantShort: string;
  readonly dismiss: Of<string>;
  readonly revoke: Of<string>;
  readonly revokeShort: string;
  readonly lowerAll: string;
  readonly onStageNow: string;
}
export interface QuestionsLabels {
  readonly questions: string;
  readonly open: string;
  readonly answered: string;
  readonly all: string;
  readonly dismissed: string;
  readonly pinned: string;
  readonly sort: string;
  readonly first: string;
  readonly votes: string;
  readonly ask: string;
  readonly askPlaceholder: string;
  readonly send: string;
  readonly left: Of<number>;
  readonly restricted: string;
  readonly emptyTitle: string;
  readonly emptyText: string;
  readonly emptyOther: string;
  readonly upvote: Of<number>;
  readonly unvote: Of<number>;
  readonly live: string;
  readonly yours: string;
  readonly withdraw: string;
  readonly answerText: string;
  readonly answerPlaceholder: string;
  readonly answerSend: string;
  readonly answerLive: string;
  readonly finish: string;
  readonly dismiss: string;
  readonly pin: string;
  readonly unpin: string;
  readonly answeredBy: Of<string>;
  readonly answeredAloud: Of<string>;
  readonly actions: Of<string>;
}
export interface ChatLabels {
  readonly chat: string;
  readonly all: string;
  readonly group: string;
  readonly direct: string;
  readonly message: string;
  readonly placeholder: string;
  readonly directPlaceholder: string;
  readonly directTo: Of<string>;
  readonly presenters: string;
  readonly to: string;
  readonly everybody: string;
  readonly send: string;
  readonly left: Of<number>;
  readonly wait: Of<number>;
  readonly blocked: Readonly<Record<'off' | 'restricted' | 'ended' | 'offline', string>>;
  readonly room: Readonly<Record<'connecting' | 'connected' | 'reconnecting' | 'closed', string>>;
  readonly newMessages: Of<number>;
  readonly emptyTitle: string;
  readonly emptyText: string;
  readonly emptyDirect: string;
  readonly remove: Of<string>;
  readonly reply: Of<string>;
  readonly directBadge: string;
  readonly settings: string;
  readonly turnOn: string;
  readonly turnOff: string;
  readonly slow: string;
  readonly slowOff: string;
  readonly slowSeconds: Of<number>;
  readonly system: (code: string, value: number | string | undefined, name: string | undefined) => string;
}
export interface RosterLabels {
  readonly people: string;
  readonly online: Of<number>;
  readonly search: string;
  readonly none: Of<string>;
  readonly onlyPresenters: string;
  readonly away: string;
  readonly onAir: string;
  readonly handUp: string;
  readonly noChat: string;
  readonly noQuestions: string;
}
export interface ModerationLabels {
  readonly actions: Of<string>;
  readonly promote: Of<PersonRole>;
  readonly demote: string;
  readonly invite: string;
  readonly withdraw: string;
  readonly grant: string;
  readonly revoke: string;
  readonly mute: Of<HeldSource>;
  readonly unmute: Of<HeldSource>;
  readonly restrictChat: string;
  readonly allowChat: string;
  readonly restrictQuestions: string;
  readonly allowQuestions: string;
  readonly kick: string;
  readonly ban: string;
  readonly kickTitle: Of<string>;
  readonly kickText: string;
  readonly banTitle: Of<string>;
  readonly banText: string;
  /** For somebody who has left already. */
  readonly banDeparted: Of<string>;
  readonly banDepartedText: string;
  readonly reason: string;
  readonly reasonHint: string;
  readonly bans: string;
  readonly noBans: string;
  readonly unban: Of<string>;
  readonly unbanShort: string;
  readonly muteAll: string;
  readonly audit: string;
  readonly auditEmptyTitle: string;
  readonly auditEmptyText: string;
  /** What was done, in the past tense, by command name. */
  readonly acts: Readonly<Record<string, string>>;
  readonly because: Of<string>;
}
export interface DevicesLabels {
  readonly title: string;
  readonly device: Readonly<Record<DeviceKind, string>>;
  readonly preview: string;
  readonly cameraOff: string;
  readonly starting: string;
  readonly level: string;
  readonly levelHint: string;
  readonly testSpeaker: string;
  readonly testing: string;
  readonly askTitle: string;
  readonly askText: string;
  readonly allow: string;
  readonly waitingTitle: string;
  readonly waitingText: string;
  readonly deniedTitle: string;
  readonly deniedText: string;
  readonly again: string;
  readonly unavailableTitle: string;
  readonly unavailableText: string;
  readonly problem: Readonly<Record<'denied' | 'missing' | 'busy' | 'failed', Of<DeviceKind>>>;
  readonly moved: (kind: DeviceKind, to: string | undefined) => string;
  readonly systemSpeaker: string;
  readonly none: Of<DeviceKind>;
  readonly turnOn: Of<'camera' | 'microphone'>;
  readonly turnOff: Of<'camera' | 'microphone'>;
}
export interface ScreenLabels {
  readonly sidebar: string;
  readonly hands: string;
  readonly questions: string;
  readonly chat: string;
  readonly people: string;
  readonly audit: string;
  readonly unread: Of<number>;
  readonly greenRoom: string;
  readonly closeGreenRoom: string;
  readonly toStage: string;
  readonly overlays: string;
  readonly stream: string;
}

/** Every word that the components say. `en` and `es` are complete; pass your own, or parts of it. */
export interface Labels {
  readonly locale: string;
  readonly shared: SharedLabels;
  readonly connection: ConnectionLabels;
  readonly announcements: AnnouncementLabels;
  readonly session: SessionLabels;
  readonly stage: StageLabels;
  readonly hands: HandsLabels;
  readonly questions: QuestionsLabels;
  readonly chat: ChatLabels;
  readonly roster: RosterLabels;
  readonly moderation: ModerationLabels;
  readonly devices: DevicesLabels;
  readonly playback: PlaybackLabels;
  readonly overlays: OverlaysLabels;
  readonly screens: ScreenLabels;
}
