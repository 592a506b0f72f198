'use client';
export { SessionControls, type SessionControlsProps } from './session-controls.js';
export { SessionTimer, type SessionTimerProps } from './session-timer.js';
export { useSession, type SessionState } from './use-session.js';
export { useSessionTimer, type SessionTimerState } from './use-session-timer.js';
