'use client';
export { LiveEventProvider, type LiveEventParts, type LiveEventProviderProps } from './shared/provider.js';
export type { Refusal } from './shared/use-action.js';
export type { RenderRoot } from './shared/rendered.js';
export { useLiveEvent } from './shared/use-live-event.js';
export {
  en, es, type AnnouncementLabels, type ChatLabels, type ConnectionLabels, type DevicesLabels, type HandsLabels,
  type IngestLabels, type Labels, type ModerationLabels, type OverlayConsoleLabels, type OverlayNewsLabels,
  type OverlaysLabels, type PartialLabels, type PlaybackLabels, type QuestionsLabels, type RosterLabels,
  type ScreenLabels, type SessionLabels, type SharedLabels, type StageLabels,
} from './labels/index.js';
export {
  RostrumTheme, RostrumThemeProvider, variables, type RostrumStyledTheme, type RostrumThemeProps, type RostrumThemeProviderProps,
  type ThemeName,
} from './theme/index.js';
export {
  StageControls, StageView, useStage, useStageControls, type StageControlsProps, type StageControlsState,
  type StageLayoutName, type StageState, type StageTile, type StageViewProps,
} from './stage/index.js';
export {
  HandButton, HandQueue, useHand, useHandQueue, type HandAct, type HandButtonProps, type HandQueueProps,
  type HandQueueState, type HandStatus, type OwnHand, type QueuedHand,
} from './hands/index.js';
export {
  QuestionBoard, useQuestions, type ListedQuestion, type QuestionAct, type QuestionBoardProps, type QuestionSort,
  type QuestionsState,
} from './questions/index.js';
export { ChatPanel, useChat, type ChatPanelProps, type ChatSettings, type ChatStateOfMine } from './chat/index.js';
export {
  RetryNotice, SessionControls, SessionTimer, useRetries, useSession, useSessionTimer, type NamedRetry, type RetryNoticeProps,
  type SessionControlsProps, type SessionState, type SessionTimerProps, type SessionTimerState,
} from './session/index.js';
export { RosterList, useRoster, type ListedPerson, type RosterListProps, type RosterState } from './roster/index.js';
export {
  AuditTrail, BanList, ModerationMenu, useAuditTrail, useModeration, type AuditTrailProps, type BanListProps,
  type ModerationMenuProps, type ModerationState, type NamedAct,
} from './moderation/index.js';
export {
  GreenRoom, useDevices, useGreenRoom, useMicrophoneLevel, type GreenRoomProps, type GreenRoomStage,
} from './devices/index.js';
export {
  AudiencePlayer, IngestSettings, StreamStatus, useAudiencePlayer, useStreamStatus, useWatching, watchedNow, WatchingSwitch,
  type AudiencePlayerControls, type AudiencePlayerProps, type Ingest, type IngestSettingsProps, type StreamStatusName,
  type StreamStatusProps, type StreamStatusState, type Watching, type WatchingState, type WatchingSwitchProps,
} from './playback/index.js';
export {
  CallToAction, CelebrationOverlay, CueSheet, Leaderboard, LowerThird, NoticeOverlay, OverlayConsole, OverlayLayer,
  OverlayResults, PollOverlay, ProductOverlay, QuizOverlay, useCueSheet, useLeaderboard, useOverlayConsole, useOverlays,
  useProductSearch, useShownOverlay, type CallToActionProps, type CelebrationOverlayProps, type CueSheetProps,
  type CueSheetState, type FoundProduct, type LeaderboardProps, type LeaderboardState, type ListedCue, type ListedDraft,
  type LowerThirdProps, type NoticeOverlayProps, type OverlayConsoleProps, type OverlayConsoleState,
  type OverlayLayerProps, type OverlayProps, type OverlayResultsProps, type OverlaysOfMine, type OverlayTab,
  type PollOverlayProps, type ProductOverlayProps, type ProductPage, type ProductQuery, type ProductSearchState,
  type ProductSort, type QuestionOverlayProps, type QuizOverlayProps, type RankedPerson, type SearchProducts,
  type SentOverlay,
} from './overlays/index.js';
export { Announcer, ConnectionBanner, useConnection, type AnnouncerProps, type ConnectionBannerProps } from './connection/index.js';
export {
  AttendeeView, LiveSiteOwner, LiveSiteView, ModeratorConsole, PresenterConsole, type AttendeeViewProps,
  type LiveSiteOwnerProps, type LiveSiteViewProps, type ModeratorConsoleProps, type PresenterConsoleProps, type SideTab,
} from './screens/index.js';
