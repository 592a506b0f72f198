import { WebSocket } from 'ws';
import type { ByeCode, LineDown } from '@rostrum/core/ports';
import type { EventLines } from './event-lines.js';

/** More than this waiting to be sent, in bytes: the line is cut, and what comes back starts with a full view. */
const MOST_WAITING = 1024 * 1024;

/**
 * One person's line. What belongs to it are fields, so that ten thousand lines are not as many closures and timers.
 */
export class LineSocket extends WebSocket {
  person = '';
  lines: EventLines | undefined;
  /** Something was heard since the last heartbeat. */
  isAlive = true;
  /** Is sent the staff view. */
  isStaff = false;
  /** Has been sent the hello: what comes before that would come out of order. */
  isGreeted = false;

  say(message: LineDown): void {
    this.sayText(JSON.stringify(message));
  }

  /** For what is written out once and sent to many. */
  sayText(text: string): void {
    if (this.readyState !== WebSocket.OPEN) return;
    if (this.bufferedAmount > MOST_WAITING) return this.terminate();
    this.send(text);
  }

  /** The last message, then the end. */
  bye(code: ByeCode, message: string): void {
    this.say({ t: 'bye', code, message });
    this.close(code === 'shutdown' ? 1001 : 1000);
  }
}
