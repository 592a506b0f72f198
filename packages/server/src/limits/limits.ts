import type { Clock } from '@rostrum/core/ports';
import { RateLimit } from './rate-limit.js';

/** What one person, or one address, may do in a minute. */
export interface Limits {
  /** S4.13; over the line and HTTP together. */
  readonly commands: RateLimit;
  readonly messages: RateLimit;
  readonly tokens: RateLimit;
  readonly joins: RateLimit;
  /** By address: guests have no identity yet (S4.13). */
  readonly guests: RateLimit;
  readonly signIns: RateLimit;
  /** Events made, sign-ups and the like. */
  readonly changes: RateLimit;
  /** Of products. */
  readonly searches: RateLimit;
}

export const createLimits = (clock: Clock): Limits => ({
  commands: new RateLimit('commands', 60, clock),
  messages: new RateLimit('chat messages', 60, clock),
  tokens: new RateLimit('tokens', 60, clock),
  joins: new RateLimit('joins', 30, clock),
  guests: new RateLimit('guests from one address', 10, clock),
  signIns: new RateLimit('sign-ins from one address', 300, clock),
  changes: new RateLimit('changes', 30, clock),
  searches: new RateLimit('searches', 60, clock),
});
