export const STREAM_IDS = { video: 0xe0, audio: 0xc0, private: 0xbd } as const;

/** Ticks of 90 kHz are counted modulo this. */
export const TICKS = 2 ** 33;

export interface Times {
  /** Ticks of 90 kHz. */
  readonly shown: number;
  /** When it differs from `shown`. */
  readonly decoded?: number;
}

/** A packet of an elementary stream. A picture may be longer than the length field holds: then that is 0. */
export function pes(streamId: number, { shown, decoded = shown }: Times, content: Buffer): Buffer {
  const hasBoth = decoded !== shown;
  const times = hasBoth ? [...timestamp(0b0011, shown), ...timestamp(0b0001, decoded)] : timestamp(0b0010, shown);
  const length = 3 + times.length + content.length;
  return Buffer.concat([
    Buffer.from([
      0, 0, 1, streamId, ...(length > 0xffff ? [0, 0] : [length >> 8, length & 0xff]),
      0x84, hasBoth ? 0xc0 : 0x80, times.length, ...times,
    ]),
    content,
  ]);
}

function timestamp(prefix: number, ticks: number): number[] {
  const high = Math.floor(ticks / 2 ** 30) & 0b111;
  const middle = Math.floor(ticks / 2 ** 15) & 0x7fff;
  const low = ticks & 0x7fff;
  return [
    (prefix << 4) | (high << 1) | 1,
    middle >> 7, ((middle & 0x7f) << 1) | 1,
    low >> 7, ((low & 0x7f) << 1) | 1,
  ];
}
