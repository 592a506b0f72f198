import type { Feature } from '../engine/index.js';
import { sessionCommands } from './commands.js';
import type { SessionShape } from './facts.js';
import { sessionDue, sessionOn, sessionViews } from './rows.js';

/** The event's life: scheduled, backstage, live, ended or cancelled; its timer (S4.1, S4.3, S4.4). */
export const session: Feature<SessionShape> = {
  name: 'session',
  commands: sessionCommands,
  on: sessionOn,
  views: sessionViews,
  due: sessionDue,
};

export { LONGEST, planInput, sessionAsks, updateInput } from './ask.js';
export { inStatus } from './commands.js';
export { ERRANDS } from './facts.js';
export type {
  ChannelSource, Errand, Retry, Session, SessionChange, SessionPlan, SessionShape, Status,
} from './facts.js';
export { SESSION, WARNINGS } from './rows.js';
