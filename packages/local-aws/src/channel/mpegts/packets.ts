export const PACKET_BYTES = 188;
const PAYLOAD_MAX_BYTES = 184;
const CLOCK_FIELD_BYTES = 6;

export interface PayloadOptions {
  /** Ticks of 90 kHz: the program's clock, to be carried along. */
  readonly clock?: number;
  /** A decoder can begin here. */
  readonly randomAccess?: boolean;
}

/** Cuts payloads into the packets of a transport stream and counts them, right over all segments of it. */
export class Packetizer {
  readonly #counters = new Map<number, number>();

  /** One PES packet or table, from the first of its packets to the stuffed last. */
  packets(pid: number, payload: Buffer, options: PayloadOptions = {}): Buffer {
    const field = adaptationField(options);
    const inFirst = PAYLOAD_MAX_BYTES - (field.length > 0 ? field.length + 1 : 0);
    const count = 1 + Math.ceil(Math.max(0, payload.length - inFirst) / PAYLOAD_MAX_BYTES);
    const bytes = Buffer.allocUnsafe(count * PACKET_BYTES);
    for (let index = 0, read = 0; index < count; index += 1) {
      const packet = bytes.subarray(index * PACKET_BYTES, (index + 1) * PACKET_BYTES);
      read += this.#packet(packet, pid, payload.subarray(read), index === 0, index === 0 ? field : NO_FIELD);
    }
    return bytes;
  }

  /** Fills one packet and returns how much of the payload is in it. */
  #packet(packet: Buffer, pid: number, payload: Buffer, isFirst: boolean, field: Buffer): number {
    const counter = this.#counters.get(pid) ?? 0;
    this.#counters.set(pid, (counter + 1) & 0xf);
    const own = field.length > 0 ? field.length + 1 : 0;
    const taken = Math.min(payload.length, PAYLOAD_MAX_BYTES - own);
    const adaptation = PAYLOAD_MAX_BYTES - taken;
    packet[0] = 0x47;
    packet.writeUInt16BE((isFirst ? 0x4000 : 0) | pid, 1);
    packet[3] = (adaptation > 0 ? 0x30 : 0x10) | counter;
    if (adaptation > 0) {
      packet[4] = adaptation - 1;
      packet.fill(0xff, 5, 4 + adaptation);
      if (adaptation > 1) packet[5] = 0;
      field.copy(packet, 5);
    }
    payload.copy(packet, 4 + adaptation, 0, taken);
    return taken;
  }
}

const NO_FIELD = Buffer.alloc(0);

/** The adaptation field after its length byte. */
function adaptationField({ clock, randomAccess = false }: PayloadOptions): Buffer {
  if (clock === undefined && !randomAccess) return NO_FIELD;
  const flags = (randomAccess ? 0x40 : 0) | (clock === undefined ? 0 : 0x10);
  if (clock === undefined) return Buffer.from([flags]);
  const field = Buffer.alloc(1 + CLOCK_FIELD_BYTES);
  field[0] = flags;
  // 33 bits of base, 6 reserved, 9 of extension, which stays 0.
  field.writeUInt32BE(Math.floor(clock / 2) % 2 ** 32, 1);
  field[5] = ((clock % 2) << 7) | 0x7e;
  return field;
}
