import * as v from 'valibot';
import type { Ask } from '../engine/index.js';
import { text, whole } from '../input/index.js';
import type { PlaybackShape } from './facts.js';

/** The most that viewers may be late and still count as in time, in seconds. */
export const LATEST = 60;

const stream = v.strictObject({ stream: text(128) });

type Asks = { [C in keyof PlaybackShape['commands']]: Ask<PlaybackShape['commands'][C]> };
export const playbackAsks: Asks = {
  'playback/open': {
    input: v.strictObject({
      url: v.pipe(v.string(), v.url(), v.maxLength(512)),
      source: v.picklist(['composition', 'encoder']),
      isPrivate: v.boolean(),
      allowance: whole(0, LATEST),
    }),
    may: ['system'],
  },
  'playback/start': { input: stream, may: ['system'] },
  'playback/stop': { input: stream, may: ['system'] },
};
