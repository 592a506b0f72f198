/** One message of an encoder, as FLV and RTMP carry it (Adobe Flash Video File Format Specification 10.1, annex E). */
export interface FlvTag {
  readonly kind: 'audio' | 'video' | 'script';
  /** Milliseconds; decoding time of a picture. */
  readonly timestamp: number;
  readonly data: Buffer;
}

export const TAG_TYPES = { audio: 8, video: 9, script: 18 } as const;
export const TAG_HEADER_BYTES = 11;

const SOUND = 0b100;
const PICTURE = 0b001;
const header = (has: number): Buffer => Buffer.from([0x46, 0x4c, 0x56, 1, has, 0, 0, 0, 9, 0, 0, 0, 0]);

/** An FLV stream begins with this. */
export const FLV_HEADER = header(SOUND | PICTURE);
/** Of one without sound, so that nobody waits for any. */
export const VIDEO_HEADER = header(PICTURE);

export function flvTag({ kind, timestamp, data }: FlvTag): Buffer {
  const bytes = Buffer.allocUnsafe(TAG_HEADER_BYTES + data.length + 4);
  bytes[0] = TAG_TYPES[kind];
  bytes.writeUIntBE(data.length, 1, 3);
  bytes.writeUIntBE(timestamp & 0xffffff, 4, 3);
  bytes[7] = (timestamp >>> 24) & 0xff;
  bytes.writeUIntBE(0, 8, 3);
  data.copy(bytes, TAG_HEADER_BYTES);
  bytes.writeUInt32BE(TAG_HEADER_BYTES + data.length, TAG_HEADER_BYTES + data.length);
  return bytes;
}
