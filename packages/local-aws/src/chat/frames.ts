import { newId } from '../control/arn.js';

export type Attributes = Readonly<Record<string, string>>;

export interface Sender {
  readonly UserId: string;
  readonly Attributes: Attributes;
}

/**
 * What the server sends (Amazon IVS Chat Messaging API). Every frame has an `Id`, by which clients drop duplicates; the
 * `RequestId` of the request that caused it acknowledges that request to the client that made it.
 */
interface FrameBase {
  readonly Id: string;
  readonly RequestId: string;
}

export interface MessageFrame extends FrameBase {
  readonly Type: 'MESSAGE';
  readonly Content: string;
  readonly Attributes: Attributes;
  /** ISO 8601. */
  readonly SendTime: string;
  readonly Sender: Sender;
}

export interface EventFrame extends FrameBase {
  readonly Type: 'EVENT';
  readonly EventName: string;
  readonly Attributes: Attributes;
  /** ISO 8601. */
  readonly SendTime: string;
}

/** 400 bad request, 401 session over, 403 no such capability, 406 refused by review, 413 too long, 429 too fast. */
export type ChatErrorCode = 400 | 401 | 403 | 406 | 413 | 429;

export interface ErrorFrame extends FrameBase {
  readonly Type: 'ERROR';
  readonly ErrorCode: ChatErrorCode;
  readonly ErrorMessage: string;
}

export type Frame = MessageFrame | EventFrame | ErrorFrame;

export function errorFrame(code: ChatErrorCode, message: string, requestId = ''): ErrorFrame {
  return { Type: 'ERROR', Id: newId(), RequestId: requestId, ErrorCode: code, ErrorMessage: message };
}

export function eventFrame(name: string, attributes: Attributes, at: number, requestId = ''): EventFrame {
  return {
    Type: 'EVENT', Id: newId(), RequestId: requestId, EventName: name, Attributes: attributes,
    SendTime: new Date(at).toISOString(),
  };
}

/** The event that tells clients to take a message off the screen. Note the capitals of `MessageID`. */
export function deleteMessageEvent(
  messageId: string, reason: string | undefined, at: number, requestId?: string,
): EventFrame {
  const attributes = { MessageID: messageId, ...(reason ? { Reason: reason } : {}) };
  return eventFrame('aws:DELETE_MESSAGE', attributes, at, requestId);
}

/** The event that everybody in the room gets before a user's connections are closed. */
export function disconnectUserEvent(
  userId: string, reason: string | undefined, at: number, requestId?: string,
): EventFrame {
  return eventFrame('aws:DISCONNECT_USER', { UserId: userId, ...(reason ? { Reason: reason } : {}) }, at, requestId);
}
