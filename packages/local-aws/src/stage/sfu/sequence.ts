/** RTP's wrapping numbers (RFC 3550): differences are signed, so that "newer" works across the wrap. */
export const sequenceDistance = (from: number, to: number): number => ((to - from) << 16) >> 16;
export const addSequence = (sequence: number, offset: number): number => (sequence + offset) & 0xffff;
export const addTimestamp = (timestamp: number, offset: number): number => (timestamp + offset) >>> 0;
export const timestampDistance = (from: number, to: number): number => (to - from) | 0;
