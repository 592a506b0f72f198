import type { VideoCodec } from './codecs.js';

/** A packet of one video stream, in order. */
export interface VideoPacket {
  readonly timestamp: number;
  /** The last one of a picture. */
  readonly marker: boolean;
  readonly payload: Buffer;
}

/** Puts the pictures of one video stream together again. After a loss it has to be told to `drop` what it holds. */
export interface FrameAssembler {
  /** A whole picture when this was its last packet: VP8 as it is, H.264 with a 4-byte length before each NAL unit. */
  add(packet: VideoPacket): Buffer | undefined;
  drop(): void;
}

export const frameAssembler = (codec: VideoCodec): FrameAssembler =>
  codec === 'VP8' ? new Vp8Frames() : new H264Frames();

/** RFC 7741. */
class Vp8Frames implements FrameAssembler {
  #parts: Buffer[] = [];

  add({ marker, payload }: VideoPacket): Buffer | undefined {
    const descriptor = vp8DescriptorLength(payload);
    const startsFrame = ((payload[0] ?? 0) & 0x1f) === 0x10;
    if (startsFrame) this.#parts = [];
    else if (this.#parts.length === 0) return undefined;
    this.#parts.push(payload.subarray(descriptor));
    if (!marker) return undefined;
    const frame = Buffer.concat(this.#parts);
    this.#parts = [];
    return frame;
  }

  drop(): void {
    this.#parts = [];
  }
}

/** Bytes of the payload descriptor (section 4.2). */
export function vp8DescriptorLength(payload: Buffer): number {
  if (((payload[0] ?? 0) & 0x80) === 0) return 1;
  const extensions = payload[1] ?? 0;
  let length = 2;
  if (extensions & 0x80) length += (payload[length] ?? 0) & 0x80 ? 2 : 1; // PictureID of 15 or 7 bits
  if (extensions & 0x40) length += 1; // TL0PICIDX
  if (extensions & 0x30) length += 1; // TID, Y, KEYIDX
  return length;
}

const STAP_A = 24;
const FU_A = 28;

/** RFC 6184, packetization mode 1. */
class H264Frames implements FrameAssembler {
  #units: Buffer[] = [];
  #fragments: Buffer[] = [];
  #timestamp: number | undefined;

  add({ timestamp, marker, payload }: VideoPacket): Buffer | undefined {
    // A picture whose last packet was lost and not missed must not become part of the next.
    if (timestamp !== this.#timestamp) this.drop();
    this.#timestamp = timestamp;
    const type = (payload[0] ?? 0) & 0x1f;
    if (type === STAP_A) this.#units.push(...aggregated(payload));
    else if (type === FU_A) this.#addFragment(payload);
    else if (payload.length > 0) this.#units.push(payload);
    if (!marker || this.#units.length === 0) return undefined;
    const frame = Buffer.concat(this.#units.flatMap((unit) => [lengthOf(unit), unit]));
    this.drop();
    return frame;
  }

  drop(): void {
    this.#units = [];
    this.#fragments = [];
  }

  #addFragment(payload: Buffer): void {
    const indicator = payload[0] ?? 0;
    const header = payload[1] ?? 0;
    const isFirst = (header & 0x80) !== 0;
    const isLast = (header & 0x40) !== 0;
    if (isFirst) this.#fragments = [Buffer.from([(indicator & 0xe0) | (header & 0x1f)])];
    else if (this.#fragments.length === 0) return;
    this.#fragments.push(payload.subarray(2));
    if (!isLast) return;
    this.#units.push(Buffer.concat(this.#fragments));
    this.#fragments = [];
  }
}

/** The NAL units of a STAP-A payload. */
export function aggregated(payload: Buffer): Buffer[] {
  const units: Buffer[] = [];
  let at = 1;
  while (at + 2 < payload.length) {
    const size = payload.readUInt16BE(at);
    units.push(payload.subarray(at + 2, at + 2 + size));
    at += 2 + size;
  }
  return units;
}

function lengthOf(unit: Buffer): Buffer {
  const length = Buffer.allocUnsafe(4);
  length.writeUInt32BE(unit.length);
  return length;
}
