import { FlvError } from './reader.js';

/** What an encoder says of its AAC before the first sound (AudioSpecificConfig, ISO/IEC 14496-3). */
export interface AacConfiguration {
  /** RFC 6381, for example `mp4a.40.2`. */
  readonly codec: string;
  readonly sampleRate: number;
  readonly channels: number;
  readonly rateIndex: number;
}

const RATES = [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350];
const LOW_COMPLEXITY = 2;
const HEADER_BYTES = 7;

/** Throws FlvError when it is cut off or says what ADTS cannot. */
export function aacConfiguration(record: Buffer): AacConfiguration {
  if (record.length < 2) throw new FlvError('the AAC configuration is cut off');
  const bits = record.readUInt16BE(0);
  const rateIndex = (bits >> 7) & 0xf;
  const channels = (bits >> 3) & 0xf;
  const sampleRate = RATES[rateIndex];
  if (sampleRate === undefined || channels < 1 || channels > 7) {
    throw new FlvError('the AAC has a sample rate or channels that cannot be carried');
  }
  return { codec: `mp4a.40.${bits >> 11}`, sampleRate, channels, rateIndex };
}

/** A frame as a transport stream carries it (ADTS). A high-efficiency stream is announced by its low-complexity core. */
export function adts(frame: Buffer, { rateIndex, channels }: AacConfiguration): Buffer {
  const length = HEADER_BYTES + frame.length;
  if (length > 0x1fff) throw new FlvError('a sound frame is too large');
  return Buffer.concat([
    Buffer.from([
      0xff, 0xf1,
      ((LOW_COMPLEXITY - 1) << 6) | (rateIndex << 2) | (channels >> 2),
      ((channels & 3) << 6) | (length >> 11),
      (length >> 3) & 0xff,
      ((length & 7) << 5) | 0x1f,
      0xfc,
    ]),
    frame,
  ]);
}
