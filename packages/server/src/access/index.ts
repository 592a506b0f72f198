export { ChatTokens, type ChatTokensOptions, type MintedChatToken } from './chat-token.js';
export { OwnTickets, StoredTickets, type LineTickets, type Admission } from './line-tickets.js';
export { PlaybackTokens, type MintedPlaybackToken, type PlaybackTokensOptions } from './playback-token.js';
export { member, stageEntry, type TokenKind } from './stage-entry.js';
export {
  connectionOf, DEAD, REMEMBERED, StageTokens, type MintedStageToken, type StageTokenRequest, type StageTokensOptions,
} from './stage-token.js';
