/**
 * Writes live Matroska (RFC 9559): what this process has in frames, with their times, goes to an ffmpeg in it. Over one
 * pipe come sound and picture together, nothing is lost on the way, and nothing has to be guessed on the other side.
 */
export interface VideoTrack {
  readonly codec: 'H264' | 'VP8' | 'I420';
  readonly width: number;
  readonly height: number;
  /** H.264: the AVCDecoderConfigurationRecord. */
  readonly configuration?: Buffer | undefined;
}

export interface AudioTrack {
  /** 48 kHz; PCM is 16 bits, little-endian. */
  readonly codec: 'OPUS' | 'PCM';
  readonly channels: number;
}

export const VIDEO = 1;
export const AUDIO = 2;

/**
 * How an ffmpeg takes it from `pipe:0`, at once: the header says all there is to know. (`-fflags nobuffer` would throw
 * away the packets that it looks at, and with them the first keyframe.)
 */
export const MATROSKA_INPUT: readonly string[] = [
  ...['-probesize', '32', '-analyzeduration', '0', '-fpsprobesize', '0', '-f', 'matroska', '-i', 'pipe:0'],
];

const SAMPLE_RATE = 48_000;
/** Nanoseconds in a unit of all times that follow: they are microseconds. */
const TIMESTAMP_SCALE = 1000;
const UNKNOWN_SIZE = Buffer.from([0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);

/** What comes before the first frame. */
export function matroskaHeader(video: VideoTrack | undefined, audio: AudioTrack | undefined): Buffer {
  const ebml = element(
    0x1a45dfa3,
    uint(0x4286, 1),
    uint(0x42f7, 1),
    uint(0x42f2, 4),
    uint(0x42f3, 8),
    text(0x4282, 'matroska'),
    uint(0x4287, 4),
    uint(0x4285, 2),
  );
  const names = [text(0x4d80, 'local-aws'), text(0x5741, 'local-aws')];
  const info = element(0x1549a966, uint(0x2ad7b1, TIMESTAMP_SCALE), ...names);
  const tracks = element(0x1654ae6b, ...(video ? [videoEntry(video)] : []), ...(audio ? [audioEntry(audio)] : []));
  return Buffer.concat([ebml, idOf(0x18538067), UNKNOWN_SIZE, info, tracks]);
}

/** What comes right before the `length` bytes of a frame. `time` in milliseconds from the beginning, never negative. */
export function frameHeader(
  track: typeof VIDEO | typeof AUDIO, time: number, keyframe: boolean, length: number,
): Buffer {
  const timestamp = uint(0xe7, Math.round(time * 1000));
  const block = Buffer.from([0x80 | track, 0, 0, keyframe ? 0x80 : 0]);
  const blockHead = Buffer.concat([idOf(0xa3), sizeOf(block.length + length), block]);
  const clusterLength = timestamp.length + blockHead.length + length;
  return Buffer.concat([idOf(0x1f43b675), sizeOf(clusterLength), timestamp, blockHead]);
}

function videoEntry({ codec, width, height, configuration }: VideoTrack): Buffer {
  const codecId = { H264: 'V_MPEG4/ISO/AVC', VP8: 'V_VP8', I420: 'V_UNCOMPRESSED' }[codec];
  const colours = codec === 'I420' ? [text(0x2eb524, 'I420')] : [];
  const picture = element(0xe0, uint(0xb0, width), uint(0xba, height), ...colours);
  const extra = configuration ? [element(0x63a2, configuration)] : [];
  return element(0xae, ...entry(VIDEO, 1, codecId), ...extra, picture);
}

function audioEntry({ codec, channels }: AudioTrack): Buffer {
  const codecId = codec === 'OPUS' ? 'A_OPUS' : 'A_PCM/INT/LIT';
  const rate = Buffer.alloc(4);
  rate.writeFloatBE(SAMPLE_RATE);
  const depth = codec === 'PCM' ? [uint(0x6264, 16)] : [];
  const sound = element(0xe1, element(0xb5, rate), uint(0x9f, channels), ...depth);
  const extra = codec === 'OPUS' ? [element(0x63a2, opusHead(channels))] : [];
  return element(0xae, ...entry(AUDIO, 2, codecId), ...extra, sound);
}

const entry = (number: number, type: number, codecId: string) => [
  uint(0xd7, number),
  uint(0x73c5, number),
  uint(0x83, type),
  uint(0x9c, 0),
  text(0x86, codecId),
];

/** RFC 7845, section 5.1. */
function opusHead(channels: number): Buffer {
  const head = Buffer.alloc(19);
  head.write('OpusHead');
  head.writeUInt8(1, 8);
  head.writeUInt8(channels, 9);
  head.writeUInt32LE(SAMPLE_RATE, 12);
  return head;
}

function element(id: number, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([idOf(id), sizeOf(body.length), body]);
}

const text = (id: number, value: string) => element(id, Buffer.from(value, 'latin1'));

function uint(id: number, value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  const first = bytes.findIndex((byte) => byte !== 0);
  return element(id, bytes.subarray(first === -1 ? 7 : first));
}

function idOf(id: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(id);
  return bytes.subarray(bytes.findIndex((byte) => byte !== 0));
}

/** Always in 4 bytes: up to 256 MB. */
function sizeOf(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE((0x10000000 | length) >>> 0);
  return bytes;
}
