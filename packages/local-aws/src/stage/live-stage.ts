import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import { Announcer } from './announcer.js';
import type { Claims } from './claims.js';
import type { StageRecord, StageUpdate } from './contract.js';
import type { DisconnectCode } from './messages.js';
import { StageRoom, type Client, type DeathCode, type Identity } from './room.js';

/** A lost connection may come back within this time and nobody notices. */
const GRACE_MS = 8000;
/** The SDK closes the socket itself when it is told to go; this is for those that do not. */
const FAREWELL_MS = 2000;

interface Line {
  socket: WebSocket;
  claims: Claims;
  grace?: NodeJS.Timeout;
  /** What is to be sent when the participant can be reached again. */
  held?: string[];
}

export interface LiveStageOptions {
  readonly stage: StageRecord;
  readonly serverFeatures: readonly string[];
  readonly onUpdate: (update: StageUpdate) => void;
  /** Who is on the stage, or what they do, has changed; changes that come together are told once. */
  readonly onChanged: () => void;
  /** Their media ends too. */
  readonly onLeft: (participantId: string) => void;
  /** How many participants receive somebody. */
  readonly subscribers: () => number;
}

/** A stage with its sockets: the room decides what is true, this sends it. */
export class LiveStage {
  readonly room: StageRoom;
  readonly #lines = new Map<string, Line>();
  readonly #announcer: Announcer;
  #count = { sequenceNumber: 0, count: -1 };

  constructor(private readonly options: LiveStageOptions) {
    this.room = new StageRoom(options.stage, () => `st-${randomBytes(9).toString('base64url')}`);
    this.#announcer = new Announcer(
      () => this.#lines.size,
      () => this.#announce(),
    );
  }

  claims(id: string): Claims | undefined {
    return this.#lines.get(id)?.claims;
  }

  /** A socket with a good token. Another one with the same token loses its place. */
  join(claims: Claims, client: Client, socket: WebSocket): void {
    const before = this.#lines.get(claims.jti);
    clearTimeout(before?.grace);
    const line = { socket, claims };
    this.#lines.set(claims.jti, line);
    if (before?.socket.readyState === before?.socket.OPEN) dismiss(before?.socket, 'TOKEN_REUSED', 'token reused');
    this.#commit(this.room.join(identityOf(claims), client, new Date()));
    this.#announcer.changed();
    this.#tellCount(line);
  }

  /** The socket has closed; `isClean` when the other side said goodbye. */
  closed(id: string, socket: WebSocket, isClean: boolean): void {
    const line = this.#lines.get(id);
    if (line?.socket !== socket) return;
    if (isClean) return this.#leave(id);
    line.grace = setTimeout(() => this.#leave(id), GRACE_MS);
  }

  describe(id: string, devices: { readonly audioMuted: boolean; readonly videoStopped: boolean }): void {
    this.room.describe(id, devices);
    this.#announcer.changed();
  }

  exchange(claims: Claims): void {
    const line = this.#lines.get(claims.jti);
    if (line) line.claims = claims;
    this.room.identify(identityOf(claims));
    this.#announcer.changed();
  }

  setPublishing(id: string, isPublishing: boolean): void {
    // Whoever has not seen the end of the last publication would keep its dead subscription to it.
    if (isPublishing && this.room.hasUntoldStop(id)) this.#announcer.flush();
    const updates = this.room.setPublishing(id, isPublishing);
    if (updates.length === 0) return;
    this.#commit(updates);
    this.#announcer.changed();
  }

  /** Tells everybody how many receive somebody, when that has changed. */
  subscribersChanged(): void {
    const count = this.options.subscribers();
    if (count === this.#count.count) return;
    this.#count = { sequenceNumber: this.#count.sequenceNumber + 1, count };
    for (const line of this.#lines.values()) this.#tellCount(line);
  }

  kick(id: string, code: DeathCode, reason: string): void {
    const line = this.#lines.get(id);
    const updates = this.room.kick(id, code, new Date());
    if (!line) return;
    dismiss(line.socket, code, reason);
    this.#gone(id, updates);
  }

  remove(): void {
    for (const id of this.room.ids) this.kick(id, 'STAGE_DELETED', 'stage deleted');
    this.#announcer.stop();
  }

  /** Ends connections as a broken network would. Returns how many. */
  cut(id?: string): number {
    const lines = [...this.#lines].filter(
      ([each, { socket }]) => (!id || each === id) && socket.readyState === socket.OPEN,
    );
    for (const [, { socket }] of lines) socket.terminate();
    return lines.length;
  }

  /** Nothing comes from a participant and nothing reaches it for so long: then all of it. False if it is not here. */
  lose(id: string, milliseconds: number): boolean {
    const line = this.#lines.get(id);
    if (line?.socket.readyState !== line?.socket.OPEN || !line || line.held) return false;
    line.held = [];
    line.socket.pause();
    setTimeout(() => {
      const held = line.held ?? [];
      delete line.held;
      line.socket.resume();
      for (const text of held) send(line, text);
    }, milliseconds).unref();
    return true;
  }

  close(): void {
    this.#announcer.stop();
    for (const { socket, grace } of this.#lines.values()) {
      clearTimeout(grace);
      socket.terminate();
    }
    this.#lines.clear();
  }

  #leave(id: string): void {
    this.#gone(id, this.room.leave(id, new Date()));
  }

  #gone(id: string, updates: readonly StageUpdate[]): void {
    clearTimeout(this.#lines.get(id)?.grace);
    this.#lines.delete(id);
    this.#commit(updates);
    this.options.onLeft(id);
    this.#announcer.changed();
  }

  #commit(updates: readonly StageUpdate[]): void {
    for (const update of updates) this.options.onUpdate(update);
  }

  #announce(): void {
    const payload = this.room.snapshot(this.options.serverFeatures);
    const text = JSON.stringify({ type: 'aws:ivs:STAGE_STATE', payload });
    for (const line of this.#lines.values()) send(line, text);
    this.options.onChanged();
  }

  #tellCount(line: Line): void {
    if (this.#count.sequenceNumber === 0) return;
    send(line, JSON.stringify({ type: 'aws:ivs:SUBSCRIBER_COUNT', payload: this.#count }));
  }
}

function send({ socket, held }: Line, text: string): void {
  if (held) held.push(text);
  else if (socket.readyState === socket.OPEN) socket.send(text);
}

const identityOf = (claims: Claims): Identity => ({
  id: claims.jti,
  userId: claims.user_id,
  attributes: claims.attributes,
});

function dismiss(socket: WebSocket | undefined, code: DisconnectCode, reason: string): void {
  if (!socket || socket.readyState !== socket.OPEN) return;
  socket.send(JSON.stringify({ type: 'aws:ivs:DISCONNECT', payload: { code, reason } }));
  const timer = setTimeout(() => socket.close(1000), FAREWELL_MS);
  socket.once('close', () => clearTimeout(timer));
}
