import { crc32 } from './crc.js';

export const PIDS = { programs: 0, program: 0x1000, video: 0x100, audio: 0x101, metadata: 0x102 } as const;

const STREAM_TYPES = { h264: 0x1b, aac: 0x0f, metadata: 0x15 } as const;
const PROGRAM = 1;
/** `ID3 ` where a format is asked for; both descriptors are of "Timed Metadata for HTTP Live Streaming", section 2. */
const ID3 = [0xff, 0xff, 0x49, 0x44, 0x33, 0x20, 0xff, 0x49, 0x44, 0x33, 0x20, 0x00];
const METADATA_POINTER = Buffer.from([0x25, 15, ...ID3, 0x1f, PROGRAM >> 8, PROGRAM]);
const METADATA = Buffer.from([0x26, 13, ...ID3, 0x0f]);

/** The program association table, ready to be put into packets. */
export function programs(): Buffer {
  return section(0x00, Buffer.from([PROGRAM >> 8, PROGRAM, 0xe0 | (PIDS.program >> 8), PIDS.program & 0xff]));
}

/** The program map table: which streams there are. The metadata stream is always announced, so it always has to come. */
export function program(has: { readonly audio: boolean }): Buffer {
  return section(0x02, Buffer.concat([
    Buffer.from([0xe0 | (PIDS.video >> 8), PIDS.video & 0xff, 0xf0, METADATA_POINTER.length]),
    METADATA_POINTER,
    stream(STREAM_TYPES.h264, PIDS.video),
    ...(has.audio ? [stream(STREAM_TYPES.aac, PIDS.audio)] : []),
    stream(STREAM_TYPES.metadata, PIDS.metadata, METADATA),
  ]));
}

function stream(type: number, pid: number, descriptors = Buffer.alloc(0)): Buffer {
  return Buffer.concat([Buffer.from([type, 0xe0 | (pid >> 8), pid & 0xff, 0xf0, descriptors.length]), descriptors]);
}

/** A pointer field of 0, the table's header with the length of what follows, and the checksum. */
function section(table: number, content: Buffer): Buffer {
  const length = 5 + content.length + 4;
  const body = Buffer.concat([
    Buffer.from([table, 0xb0 | (length >> 8), length & 0xff, PROGRAM >> 8, PROGRAM, 0xc1, 0, 0]),
    content,
  ]);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([Buffer.from([0]), body, checksum]);
}
