/** One message between an encoder and us, out of its chunks (Adobe RTMP specification 1.0, section 5). */
export interface RtmpMessage {
  readonly type: number;
  /** 0 is the connection itself. */
  readonly streamId: number;
  /** Milliseconds. */
  readonly timestamp: number;
  readonly payload: Buffer;
}

export const TYPES = {
  setChunkSize: 1, abort: 2, acknowledgement: 3, userControl: 4, windowSize: 5, peerBandwidth: 6,
  audio: 8, video: 9, commandAmf3: 17, data: 18, command: 20,
} as const;

/** A peer that does not speak RTMP as anybody does; the connection cannot go on. */
export class RtmpError extends Error {
  override readonly name = 'RtmpError';
}
