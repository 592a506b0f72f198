'use client';
export { RetryNotice, type RetryNoticeProps } from './retry-notice.js';
export { SessionControls, type SessionControlsProps } from './session-controls.js';
export { SessionTimer, type SessionTimerProps } from './session-timer.js';
export { useRetries, type NamedRetry } from './use-retries.js';
export { useSession, type SessionState } from './use-session.js';
export { useSessionTimer, type SessionTimerState } from './use-session-timer.js';
