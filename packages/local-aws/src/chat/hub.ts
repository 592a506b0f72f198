import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Clock } from '../clock.js';
import type { CallQuotas } from '../control/quotas.js';
import type { StoredRoom } from '../control/records.js';
import type { Log } from '../log.js';
import { ChatConnection, type Slowness } from './connection.js';
import { deleteMessageEvent, disconnectUserEvent, eventFrame, type Attributes } from './frames.js';
import { warmUpReview } from './review.js';
import { ChatRoom } from './room.js';
import { ChatTokens, type ChatGrant, type ChatToken } from './tokens.js';

export interface ChatHubOptions {
  /** The room as it is stored now, by ARN; the control plane owns what is stored. */
  readonly room: (arn: string) => StoredRoom | undefined;
  readonly quotas: CallQuotas;
  /** Sent to review handlers as `authorization: Bearer …`. */
  readonly reviewSecret?: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

/** A figure for the page at the root: rates are per second over the last seconds. */
export interface ChatRoomStatus {
  readonly arn: string;
  readonly connections: number;
  readonly received: number;
  readonly delivered: number;
}

/** All chat rooms that somebody is connected to. */
export interface ChatHub {
  createToken(grant: ChatGrant): ChatToken;
  /** These return the id of the event that everybody in the room gets. */
  sendEvent(roomArn: string, name: string, attributes?: Attributes): string;
  deleteMessage(roomArn: string, messageId: string, reason?: string): string;
  disconnectUser(roomArn: string, userId: string, reason?: string): string;
  /** Closes every connection of a deleted room. */
  remove(roomArn: string): void;
  /** Takes a WebSocket handshake; answers 401 itself when the token in Sec-WebSocket-Protocol opens no session. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  status(roomArn: string): ChatRoomStatus;
  readonly faults: {
    /** From now on every frame to a client goes out this much later; 0 ends it. */
    slow(milliseconds: number): void;
    /** From now on messages, of this user or of all, are so long on their way to the review handler; 0 ends it. */
    lateReview(milliseconds: number, of?: { readonly userId?: string | undefined }): void;
    /** Cuts connections without a close frame; of everybody when nothing is named. Returns how many. */
    drop(of?: { readonly roomArn?: string | undefined; readonly userId?: string | undefined }): number;
  };
}

const FRAME_MAX_BYTES = 64 * 1024;

export function createChatHub({ room: stored, quotas, reviewSecret, clock, log }: ChatHubOptions): ChatHub {
  void warmUpReview();
  const rooms = new Map<string, ChatRoom>();
  const tokens = new ChatTokens(clock);
  const slowness: Slowness = { milliseconds: 0 };
  const reviewLate = { all: 0, of: new Map<string, number>() };
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: FRAME_MAX_BYTES,
    perMessageDeflate: false,
    // The SDK offers its token as the protocol, and a browser fails the handshake unless it is chosen.
    handleProtocols: ([offered]) => offered ?? false,
  });

  function roomOf(arn: string): ChatRoom {
    let room = rooms.get(arn);
    if (!room) {
      room = new ChatRoom({
        settings: () => stored(arn), quotas, reviewSecret, clock, log,
        reviewLate: (userId) => reviewLate.of.get(userId) ?? reviewLate.all,
      });
      rooms.set(arn, room);
    }
    return room;
  }

  return {
    createToken: (grant) => tokens.create(grant),
    sendEvent: (arn, name, attributes = {}) => roomOf(arn).broadcast(eventFrame(name, attributes, clock.now())),
    deleteMessage: (arn, id, reason) => roomOf(arn).broadcast(deleteMessageEvent(id, reason, clock.now())),
    disconnectUser: (arn, userId, reason) =>
      roomOf(arn).disconnectUser(disconnectUserEvent(userId, reason, clock.now()), userId),
    remove(arn) {
      rooms.get(arn)?.closeAll('room deleted');
      rooms.delete(arn);
    },
    upgrade(request, socket, head) {
      const token = request.headers['sec-websocket-protocol']?.split(',')[0]?.trim() ?? '';
      const session = tokens.redeem(token);
      if (!session || !stored(session.roomArn)) {
        socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      const ip = request.socket.remoteAddress ?? '';
      sockets.handleUpgrade(request, socket, head, (webSocket) => {
        roomOf(session.roomArn).join(new ChatConnection(webSocket, session, ip, clock, slowness));
      });
    },
    status(arn) {
      const room = rooms.get(arn);
      return {
        arn,
        connections: room?.connections.size ?? 0,
        received: room?.received.perSecond() ?? 0,
        delivered: room?.delivered.perSecond() ?? 0,
      };
    },
    faults: {
      slow(milliseconds) {
        slowness.milliseconds = milliseconds;
      },
      lateReview(milliseconds, { userId } = {}) {
        if (userId !== undefined) reviewLate.of.set(userId, milliseconds);
        else Object.assign(reviewLate, { all: milliseconds, of: new Map() });
      },
      drop({ roomArn, userId } = {}) {
        const met = [...rooms].filter(([arn]) => roomArn === undefined || arn === roomArn)
          .flatMap(([, room]) => [...room.connections])
          .filter(({ session }) => userId === undefined || session.userId === userId);
        for (const connection of met) connection.drop();
        return met.length;
      },
    },
  };
}
