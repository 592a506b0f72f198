export {
  isStaff, RANK, STAFF,
  type Acted, type Ask, type Command, type Context, type Decision, type Due, type Fact, type Feature, type PersonRole,
  type Role, type Rows, type Shape, type Table, type Tables, type Views, type World,
} from './contract.js';
export { Engine, type Accepted, type AnyFeature, type EngineOptions, type Request, type Settled } from './engine.js';
export { LiveError, type ErrorKind, type LiveErrorData, type LiveErrorOptions } from './live-error.js';
export type { Dump, Entry, RecordedFact } from './log.js';
export type { StandardIssue, StandardResult, StandardSchema } from './standard-schema.js';
export { View, type FrameLimits } from './view.js';
