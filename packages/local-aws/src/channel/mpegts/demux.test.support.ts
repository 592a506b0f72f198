/** Reads what the writer wrote, strictly: whatever the standard forbids is an error. */
import { crc32 } from './crc.js';
import { PACKET_BYTES } from './packets.js';
import { PIDS } from './tables.js';

export interface PesPacket {
  readonly pid: number;
  /** Ticks of 90 kHz. */
  readonly shown: number;
  readonly decoded: number;
  readonly content: Buffer;
  readonly randomAccess: boolean;
  readonly clock: number | undefined;
}

export interface Demuxed {
  readonly packets: readonly PesPacket[];
  /** Stream type by PID, as the program map has it. */
  readonly streams: ReadonlyMap<number, number>;
}

/** Give the same `counters` for segments that follow each other: they must go on right over the border. */
export function demux(bytes: Buffer, counters = new Map<number, number>()): Demuxed {
  if (bytes.length % PACKET_BYTES !== 0) throw new Error('not whole packets');
  const payloads = new Map<number, { parts: Buffer[]; randomAccess: boolean; clock: number | undefined }>();
  const packets: PesPacket[] = [];
  const streams = new Map<number, number>();
  const finish = (pid: number): void => {
    const payload = payloads.get(pid);
    payloads.delete(pid);
    if (!payload) return;
    const { parts, ...about } = payload;
    const whole = Buffer.concat(parts);
    if (pid === PIDS.programs) table(whole, 0x00);
    else if (pid === PIDS.program) for (const [stream, type] of program(table(whole, 0x02))) streams.set(stream, type);
    else packets.push({ pid, ...about, ...pes(whole) });
  };
  for (let at = 0; at < bytes.length; at += PACKET_BYTES) {
    const packet = bytes.subarray(at, at + PACKET_BYTES);
    if (packet[0] !== 0x47) throw new Error(`no sync at ${at}`);
    const pid = packet.readUInt16BE(1) & 0x1fff;
    const flags = packet.readUInt8(3);
    const expected = counters.has(pid) ? ((counters.get(pid) ?? 0) + 1) & 0xf : flags & 0xf;
    if ((flags & 0xf) !== expected) throw new Error(`counter of ${pid} is ${flags & 0xf}, not ${expected}`);
    counters.set(pid, flags & 0xf);
    if (!(flags & 0x10)) throw new Error('a packet without payload');
    const field = flags & 0x20 ? packet.subarray(5, 5 + packet.readUInt8(4)) : Buffer.alloc(0);
    const payload = packet.subarray(flags & 0x20 ? 5 + packet.readUInt8(4) : 4);
    if (packet.readUInt8(1) & 0x40) {
      finish(pid);
      const has = field[0] ?? 0;
      const clock = has & 0x10 ? field.readUInt32BE(1) * 2 + (field.readUInt8(5) >> 7) : undefined;
      payloads.set(pid, { parts: [], randomAccess: (has & 0x40) !== 0, clock });
    }
    payloads.get(pid)?.parts.push(payload);
  }
  for (const pid of [...payloads.keys()]) finish(pid);
  return { packets, streams };
}

/** The content of a table whose checksum is right. */
function table(payload: Buffer, id: number): Buffer {
  const begin = 1 + payload.readUInt8(0);
  const length = payload.readUInt16BE(begin + 1) & 0xfff;
  const whole = payload.subarray(begin, begin + 3 + length);
  // The checksum of something and its own checksum is 0.
  if (whole[0] !== id || crc32(whole) !== 0) throw new Error('a table is broken');
  if (!payload.subarray(begin + 3 + length).every((byte) => byte === 0xff)) throw new Error('rubbish after a table');
  return whole.subarray(8, -4);
}

function program(content: Buffer): Map<number, number> {
  const streams = new Map<number, number>();
  let at = 4 + (content.readUInt16BE(2) & 0xfff);
  while (at < content.length) {
    streams.set(content.readUInt16BE(at + 1) & 0x1fff, content.readUInt8(at));
    at += 5 + (content.readUInt16BE(at + 3) & 0xfff);
  }
  return streams;
}

function pes(bytes: Buffer): { shown: number; decoded: number; content: Buffer } {
  if (bytes.readUIntBE(0, 3) !== 1) throw new Error('no PES packet');
  const length = bytes.readUInt16BE(4);
  if (length !== 0 && length !== bytes.length - 6) throw new Error('a PES packet is not as long as it says');
  const flags = bytes.readUInt8(7) >> 6;
  const shown = time(bytes, 9);
  return { shown, decoded: flags === 3 ? time(bytes, 14) : shown, content: bytes.subarray(9 + bytes.readUInt8(8)) };
}

function time(bytes: Buffer, at: number): number {
  const [a, b, c, d, e] = bytes.subarray(at, at + 5) as unknown as [number, number, number, number, number];
  if (!(a & 1 && c & 1 && e & 1)) throw new Error('a marker bit is missing');
  return ((a >> 1) & 7) * 2 ** 30 + ((b << 7) | (c >> 1)) * 2 ** 15 + ((d << 7) | (e >> 1));
}

/** The texts in an ID3v2.4 tag, by description. */
export function textsIn(tag: Buffer): (readonly [description: string, text: string])[] {
  if (tag.toString('latin1', 0, 3) !== 'ID3' || tag.readUInt8(3) !== 4) throw new Error('no ID3v2.4');
  if (synchsafe(tag, 6) !== tag.length - 10) throw new Error('a tag is not as long as it says');
  const texts: (readonly [string, string])[] = [];
  for (let at = 10; at < tag.length; at += 10 + synchsafe(tag, at + 4)) {
    if (tag.toString('latin1', at, at + 4) !== 'TXXX' || tag[at + 10] !== 3) throw new Error('an unknown frame');
    const [description = '', text = ''] = tag.toString('utf8', at + 11, at + 10 + synchsafe(tag, at + 4)).split('\0');
    texts.push([description, text]);
  }
  return texts;
}

function synchsafe(bytes: Buffer, at: number): number {
  const seven = [...bytes.subarray(at, at + 4)];
  if (seven.some((byte) => byte > 0x7f)) throw new Error('a length is not synchsafe');
  return seven.reduce((value, byte) => value * 128 + byte, 0);
}
