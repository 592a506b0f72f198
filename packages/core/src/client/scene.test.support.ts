import { onTestFinished } from 'vitest';
import { createMemoryBackend, heldClock, type HeldClock, type MemoryBackend } from '../adapters/memory/index.js';
import type { PersonRole } from '../engine/index.js';
import type { Line } from '../ports/index.js';
import { createChatLog } from './chat-log.js';
import type { ChatLog, LiveEvent } from './contract.js';
import { createLiveEvent } from './live-event.js';

/** A live event in memory with a clock that is held, and clients that come in. */
export class Scene {
  readonly clock: HeldClock = heldClock();
  readonly backend: MemoryBackend = createMemoryBackend({ clock: this.clock });
  /** Says that the machine is on a network again. */
  readonly networkIsBack = new Set<() => void>();

  constructor() {
    onTestFinished(() => this.backend.stop());
  }

  /** Created but not connected. */
  client(person: string, role: PersonRole = 'attendee', line: (line: Line) => Line = (same) => same): LiveEvent {
    const seat = this.backend.as(person, { role, name: person.toUpperCase() });
    const event = createLiveEvent({
      line: line(seat.line), feed: seat.feed, snapshots: seat.snapshots, clock: this.clock,
      whenOnline: (run) => {
        this.networkIsBack.add(run);
        return () => void this.networkIsBack.delete(run);
      },
    });
    onTestFinished(() => event.close());
    return event;
  }

  async enter(person: string, role?: PersonRole): Promise<LiveEvent> {
    const event = this.client(person, role);
    event.connect();
    await this.clock.advance(10);
    return event;
  }

  chat(person: string, event: LiveEvent): ChatLog {
    const { room, history } = this.backend.as(person);
    const log = createChatLog({ event, room, history, clock: this.clock });
    onTestFinished(() => log.close());
    return log;
  }

  /** What became of it after a moment: the value, the refusal's code, or `pending`. */
  async outcome<T>(promise: Promise<T>): Promise<T | string> {
    let outcome: T | string = 'pending';
    promise.then((value) => (outcome = value), (error: { code?: string }) => (outcome = error.code ?? String(error)));
    await this.clock.advance(10);
    return outcome;
  }

  async goLive(host: LiveEvent): Promise<void> {
    await this.outcome(host.send('session/open', {}));
    await this.outcome(host.send('session/go-live', {}));
  }
}
