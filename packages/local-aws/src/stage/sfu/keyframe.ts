import type { VideoCodec } from './codecs.js';
import { aggregated, vp8DescriptorLength } from './frames.js';
import { sizeInSps } from './sps.js';

export interface Keyframe {
  /** Pixels; absent when this packet starts a keyframe but does not say how large it is. */
  readonly width?: number;
  readonly height?: number;
}

/** What an RTP payload says about a keyframe that starts in it; undefined when none does. */
export function keyframeIn(codec: VideoCodec, payload: Buffer): Keyframe | undefined {
  return codec === 'VP8' ? vp8Keyframe(payload) : h264Keyframe(payload);
}

/** RFC 7741: payload descriptor (section 4.2), then the frame header (RFC 6386, section 9.1). */
function vp8Keyframe(payload: Buffer): Keyframe | undefined {
  const descriptor = payload[0];
  if (descriptor === undefined) return undefined;
  const startsFrame = (descriptor & 0x10) !== 0 && (descriptor & 0x0f) === 0;
  if (!startsFrame) return undefined;
  const at = vp8DescriptorLength(payload);
  const header = payload[at];
  const isInterframe = header === undefined || (header & 1) === 1;
  if (isInterframe) return undefined;
  const hasSize = payload[at + 3] === 0x9d && payload[at + 4] === 0x01 && payload[at + 5] === 0x2a;
  if (!hasSize || payload.length < at + 10) return {};
  return { width: payload.readUInt16LE(at + 6) & 0x3fff, height: payload.readUInt16LE(at + 8) & 0x3fff };
}

const NAL = { idr: 5, sps: 7, stapA: 24, fuA: 28 } as const;

/** RFC 6184: a single NAL unit, an aggregate (STAP-A) or the first fragment (FU-A) of an IDR picture or an SPS. */
function h264Keyframe(payload: Buffer): Keyframe | undefined {
  const type = typeOf(payload);
  if (type === NAL.fuA) {
    const header = payload[1] ?? 0;
    const isFirst = (header & 0x80) !== 0;
    return isFirst && isKey(header & 0x1f) ? {} : undefined;
  }
  const units = type === NAL.stapA ? aggregated(payload) : [payload];
  const key = units.filter((unit) => isKey(typeOf(unit)));
  const sps = key.find((unit) => typeOf(unit) === NAL.sps);
  return key.length > 0 ? { ...(sps && sizeInSps(sps)) } : undefined;
}

const typeOf = (unit: Buffer) => (unit[0] ?? 0) & 0x1f;
const isKey = (type: number) => type === NAL.idr || type === NAL.sps;
