import type { Clock } from '../clock.js';
import { newId, regionOf } from '../control/arn.js';
import { MESSAGES_PER_CONNECTION_PER_SECOND, type CallQuotas } from '../control/quotas.js';
import type { StoredRoom } from '../control/records.js';
import type { Log } from '../log.js';
import { RateLimit, RateMeter } from '../rate.js';
import type { ChatConnection } from './connection.js';
import { deleteMessageEvent, disconnectUserEvent, errorFrame, type EventFrame, type Frame } from './frames.js';
import { parseRequest, type ChatRequest, type SendMessage } from './requests.js';
import { review } from './review.js';

export interface ChatRoomOptions {
  /** The room as it is stored now: what UpdateRoom changes applies to the next message. */
  readonly settings: () => StoredRoom | undefined;
  readonly quotas: CallQuotas;
  readonly reviewSecret: string | undefined;
  /** Milliseconds that a message of this user is on its way to the review handler. */
  readonly reviewLate: (userId: string) => number;
  readonly clock: Clock;
  readonly log: Log;
}

/** The people who are connected to one room, and what they may do in it. */
export class ChatRoom {
  readonly connections = new Set<ChatConnection>();
  readonly received: RateMeter;
  readonly delivered: RateMeter;
  readonly #options: ChatRoomOptions;
  readonly #messages: RateLimit;

  constructor(options: ChatRoomOptions) {
    this.#options = options;
    this.#messages = new RateLimit(options.clock);
    this.received = new RateMeter(options.clock);
    this.delivered = new RateMeter(options.clock);
  }

  join(connection: ChatConnection): void {
    const own = new RateLimit(this.#options.clock);
    this.connections.add(connection);
    connection.onClose(() => this.connections.delete(connection));
    connection.onRequest((data) => {
      if (this.#options.quotas.enforced && !own.admit(MESSAGES_PER_CONNECTION_PER_SECOND)) {
        const request = parseRequest(data);
        const requestId = 'refused' in request ? request.refused : request.RequestId;
        connection.send(errorFrame(429, 'Too many requests on this connection', requestId));
      } else {
        this.#receive(connection, data);
      }
    });
  }

  /** To everybody in the room, whoever caused it included. Returns the id of the event. */
  broadcast(frame: Frame): string {
    const text = JSON.stringify(frame);
    for (const connection of this.connections) connection.sendText(text);
    this.delivered.count(this.connections.size);
    return frame.Id;
  }

  /** Tells the room, then closes every connection of the user, who may come back with a new token. */
  disconnectUser(event: EventFrame, userId: string): string {
    this.broadcast(event);
    for (const connection of this.connections) {
      if (connection.session.userId === userId) connection.close('disconnected by a moderator');
    }
    return event.Id;
  }

  closeAll(reason: string): void {
    for (const connection of this.connections) connection.close(reason);
  }

  #receive(connection: ChatConnection, data: string): void {
    this.received.count();
    const request = parseRequest(data);
    if ('refused' in request) {
      connection.send(errorFrame(400, 'Bad request', request.refused));
    } else if (!connection.session.capabilities.includes(request.Action)) {
      connection.send(errorFrame(403, `The token does not allow ${request.Action}`, request.RequestId));
    } else if (request.Action === 'SEND_MESSAGE') {
      void this.#sendMessage(connection, request);
    } else {
      this.#moderate(connection, request);
    }
  }

  async #sendMessage(connection: ChatConnection, { Content, Attributes, RequestId }: SendMessage): Promise<void> {
    const settings = this.#options.settings();
    if (!settings) return;
    // In code points, as the API reference has it: an emoji is one character, not two.
    if ([...Content].length > settings.maximumMessageLength) {
      return connection.send(errorFrame(413, `Longer than ${settings.maximumMessageLength} characters`, RequestId));
    }
    if (!this.#messages.admit(settings.maximumMessageRatePerSecond)) {
      return connection.send(errorFrame(429, 'Too many messages in this room', RequestId));
    }
    const { userId, attributes } = connection.session;
    const sender = { UserId: userId, Attributes: attributes };
    const id = newId();
    const verdict = settings.messageReviewHandler
      ? await review(settings.messageReviewHandler, {
        Content, MessageId: id, RoomArn: settings.arn, Attributes, Sender: { ...sender, Ip: connection.ip },
      }, { secret: this.#options.reviewSecret, late: this.#options.reviewLate(userId), log: this.#options.log })
      : { allowed: true as const, content: Content, attributes: Attributes };
    // Somebody who was disconnected while the message was under review says nothing more.
    if (!connection.open) return;
    if (!verdict.allowed) return connection.send(errorFrame(406, verdict.reason, RequestId));
    this.broadcast({
      Type: 'MESSAGE', Id: id, RequestId, Content: verdict.content, Attributes: verdict.attributes, Sender: sender,
      SendTime: new Date(this.#options.clock.now()).toISOString(),
    });
  }

  #moderate(connection: ChatConnection, request: Exclude<ChatRequest, SendMessage>): void {
    const { quotas, clock } = this.#options;
    const deletes = request.Action === 'DELETE_MESSAGE';
    const region = regionOf(connection.session.roomArn);
    if (!quotas.admit(deletes ? 'DeleteMessage' : 'DisconnectUser', region)) {
      connection.send(errorFrame(429, 'Too many requests', request.RequestId));
    } else if (deletes) {
      this.broadcast(deleteMessageEvent(request.Id, request.Reason, clock.now(), request.RequestId));
    } else {
      const event = disconnectUserEvent(request.UserId, request.Reason, clock.now(), request.RequestId);
      this.disconnectUser(event, request.UserId);
    }
  }
}
