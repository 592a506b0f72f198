/** What Amazon IVS calls the text that came in with PutMetadata: the description of its cue in the player. */
export const TIMED_METADATA = 'metadata.live-video.net';

const UTF8 = 3;

/** A tag (ID3v2.4) with one text that has a name. */
export function textTag(description: string, text: string): Buffer {
  const content = Buffer.concat([Buffer.from([UTF8]), Buffer.from(`${description}\0${text}\0`)]);
  return tag(Buffer.concat([Buffer.from('TXXX'), synchsafe(content.length), Buffer.from([0, 0]), content]));
}

/**
 * A tag with nothing in it. A player that was told of a metadata stream waits for it: with none it buffers for ever, and
 * with some here and there it fires them seconds too early. So one is in every segment.
 */
export const EMPTY_TAG = tag(Buffer.alloc(0));

function tag(frames: Buffer): Buffer {
  return Buffer.concat([Buffer.from('ID3'), Buffer.from([4, 0, 0]), synchsafe(frames.length), frames]);
}

/** Seven bits a byte, so that a length never looks like the start of something. */
function synchsafe(length: number): Buffer {
  return Buffer.from([(length >> 21) & 0x7f, (length >> 14) & 0x7f, (length >> 7) & 0x7f, length & 0x7f]);
}
