import * as v from 'valibot';
import { IngestRefusal } from './refusal.js';

const Positive = v.optional(v.pipe(v.number(), v.minValue(0)));

/** The body of `POST /v1/offer`. What is not needed here is left out. */
const Body = v.object({
  offer: v.pipe(v.string(), v.base64()),
  streamKey: v.string(),
  /** kbit/s */
  maxBitrate: Positive,
  maxFramerate: Positive,
});

const Description = v.object({ type: v.literal('offer'), sdp: v.string() });

export interface Offer {
  readonly sdp: string;
  readonly hasAudio: boolean;
  readonly streamKey: string;
  /** bit/s */
  readonly maxBitrate: number;
  readonly maxFramerate: number;
}

const DEFAULT_KBPS = 3500;
const DEFAULT_FRAMERATE = 30;

/** @throws IngestRefusal */
export function readOffer(text: string): Offer {
  try {
    const body = v.parse(Body, JSON.parse(text));
    const { sdp } = v.parse(Description, JSON.parse(Buffer.from(body.offer, 'base64').toString('utf8')));
    return {
      sdp,
      hasAudio: /^m=audio [1-9]/m.test(sdp),
      streamKey: body.streamKey,
      maxBitrate: (body.maxBitrate ?? DEFAULT_KBPS) * 1000,
      maxFramerate: body.maxFramerate ?? DEFAULT_FRAMERATE,
    };
  } catch {
    throw new IngestRefusal('invalid-offer', 'The body must be JSON with a stream key and an offer in base64.');
  }
}

/** What the client reads out of `answer`. */
export const writeAnswer = (sdp: string): string =>
  Buffer.from(JSON.stringify({ type: 'answer', sdp })).toString('base64');
