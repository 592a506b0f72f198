import { aacConfiguration, type AacConfiguration } from './aac.js';
import { avcConfiguration, type AvcConfiguration } from './avc.js';
import { FlvError } from './reader.js';
import type { FlvTag } from './tag.js';

/** What a tag is about, for who cuts and packs. */
export type Media =
  | { readonly is: 'video-configuration'; readonly configuration: AvcConfiguration }
  | { readonly is: 'audio-configuration'; readonly configuration: AacConfiguration }
  | {
    readonly is: 'picture'; readonly keyframe: boolean; readonly data: Buffer;
    /** Milliseconds: when it is decoded and when it is shown. */
    readonly decoded: number; readonly shown: number;
  }
  | { readonly is: 'sound'; readonly data: Buffer; readonly shown: number }
  | { readonly is: 'nothing' };

const AVC = 7;
const AAC = 10;
const ENHANCED = 0x80;

/** Throws FlvError for other codecs than H.264 and AAC, and for what is cut off. */
export function mediaOf(tag: FlvTag): Media {
  if (tag.kind === 'script' || tag.data.length === 0) return { is: 'nothing' };
  return tag.kind === 'video' ? pictureOf(tag) : soundOf(tag);
}

function pictureOf({ data, timestamp }: FlvTag): Media {
  const first = data.readUInt8(0);
  if (first & ENHANCED || (first & 0xf) !== AVC) throw new FlvError('only H.264 video can be streamed');
  if (data.length < 5) throw new FlvError('a picture is cut off');
  const content = data.subarray(5);
  switch (data.readUInt8(1)) {
    case 0: return { is: 'video-configuration', configuration: avcConfiguration(content) };
    case 1: return {
      is: 'picture', keyframe: first >> 4 === 1, data: content,
      decoded: timestamp, shown: timestamp + data.readIntBE(2, 3),
    };
    default: return { is: 'nothing' };
  }
}

function soundOf({ data, timestamp }: FlvTag): Media {
  if (data.readUInt8(0) >> 4 !== AAC) throw new FlvError('only AAC audio can be streamed');
  const content = data.subarray(2);
  if (data[1] === 0) return { is: 'audio-configuration', configuration: aacConfiguration(content) };
  return content.length > 0 ? { is: 'sound', data: content, shown: timestamp } : { is: 'nothing' };
}
