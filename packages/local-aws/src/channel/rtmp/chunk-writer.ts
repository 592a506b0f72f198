import { encodeAmf, type AmfValue } from '../flv/amf0.js';
import { TYPES, type RtmpMessage } from './message.js';

/** What we say is short: one chunk holds any of it, once the peer knows of the size. */
export const CHUNK_BYTES = 4096;

const CONTROL_STREAM = 2;
const COMMAND_STREAM = 3;

/** A message as one chunk. What is said before the size is set must fit the 128 bytes that chunks begin with. */
export function chunk({ type, streamId, timestamp, payload }: RtmpMessage): Buffer {
  const header = Buffer.alloc(12);
  header[0] = type === TYPES.command ? COMMAND_STREAM : CONTROL_STREAM;
  header.writeUIntBE(Math.min(timestamp, 0xfffffe), 1, 3);
  header.writeUIntBE(payload.length, 4, 3);
  header[7] = type;
  header.writeUInt32LE(streamId, 8);
  return Buffer.concat([header, payload]);
}

/** A message about the connection whose content is one number; `limit` follows the bandwidth only. */
export function control(type: number, value: number, limit?: number): Buffer {
  const payload = Buffer.alloc(limit === undefined ? 4 : 5);
  payload.writeUInt32BE(value);
  if (limit !== undefined) payload[4] = limit;
  return chunk({ type, streamId: 0, timestamp: 0, payload });
}

/** "Stream Begin" of user control. */
export function streamBegin(streamId: number): Buffer {
  const payload = Buffer.alloc(6);
  payload.writeUInt32BE(streamId, 2);
  return chunk({ type: TYPES.userControl, streamId: 0, timestamp: 0, payload });
}

export function command(streamId: number, ...values: readonly AmfValue[]): Buffer {
  return chunk({ type: TYPES.command, streamId, timestamp: 0, payload: encodeAmf(...values) });
}

/** `onStatus`, as encoders understand it. */
export function status(streamId: number, level: 'status' | 'error', code: string, description: string): Buffer {
  return command(streamId, 'onStatus', 0, null, { level, code, description });
}
