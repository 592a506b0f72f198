import { sizeInSps } from '../../stage/sfu/sps.js';
import { FlvError } from './reader.js';

/** What an encoder says of its H.264 before the first picture (AVCDecoderConfigurationRecord, ISO/IEC 14496-15). */
export interface AvcConfiguration {
  /** RFC 6381, for example `avc1.64001F`. */
  readonly codec: string;
  readonly profile: number;
  readonly level: number;
  readonly width: number;
  readonly height: number;
  /** Bytes of the length before each NAL unit. */
  readonly lengthBytes: number;
  /** Sequence and picture parameter sets, without start codes. */
  readonly parameterSets: readonly Buffer[];
}

const START_CODE = Buffer.from([0, 0, 0, 1]);
/** An access unit delimiter for pictures of any kind; Apple's players want one before each. */
const DELIMITER = Buffer.from([0, 0, 0, 1, 9, 0xf0]);
const IDR = 5;

/** Throws FlvError when it is cut off or holds no parameter sets. */
export function avcConfiguration(record: Buffer): AvcConfiguration {
  const sets: Buffer[] = [];
  let at = 5;
  const read = (count: number): void => {
    for (let left = count; left > 0; left -= 1) {
      if (at + 2 > record.length) throw new FlvError('the H.264 configuration is cut off');
      const end = at + 2 + record.readUInt16BE(at);
      if (end > record.length) throw new FlvError('the H.264 configuration is cut off');
      sets.push(record.subarray(at + 2, end));
      at = end;
    }
  };
  const count = (mask: number): number => (record[at++] ?? 0) & mask;
  read(count(0x1f));
  const [sps] = sets;
  read(count(0xff));
  const size = sps && sizeInSps(sps);
  if (!sps || !size) throw new FlvError('the H.264 configuration has no sequence parameter set that can be read');
  return {
    codec: `avc1.${record.toString('hex', 1, 4).toUpperCase()}`,
    profile: record.readUInt8(1),
    level: record.readUInt8(3),
    ...size,
    lengthBytes: (record.readUInt8(4) & 3) + 1,
    parameterSets: sets,
  };
}

/** A picture as a transport stream carries it (Annex B); keyframes bring the parameter sets. Throws FlvError. */
export function annexB(picture: Buffer, { lengthBytes, parameterSets }: AvcConfiguration): Buffer {
  const parts: Buffer[] = [DELIMITER];
  let hasSets = false;
  for (let at = 0; at < picture.length;) {
    if (at + lengthBytes > picture.length) throw new FlvError('a picture is cut off');
    const end = at + lengthBytes + picture.readUIntBE(at, lengthBytes);
    if (end > picture.length) throw new FlvError('a picture is cut off');
    const unit = picture.subarray(at + lengthBytes, end);
    if (((unit[0] ?? 0) & 0x1f) === IDR && !hasSets) {
      for (const set of parameterSets) parts.push(START_CODE, set);
      hasSets = true;
    }
    parts.push(START_CODE, unit);
    at = end;
  }
  return Buffer.concat(parts);
}
