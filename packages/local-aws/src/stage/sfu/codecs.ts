import { RTCRtpCodecParameters, useNACK, usePLI, useREMB } from 'werift';
import { SfuFailure } from './wire.js';

export type VideoCodec = 'VP8' | 'H264';

// REMB and not transport-wide feedback: with werift's TWCC Chromium stays at about 300 kbit/s.
const feedback = () => [useNACK(), { type: 'nack', parameter: 'pli' }, usePLI(), useREMB()];

/** Payload types are only a wish: werift answers with those of the offer. */
export function videoCodecs(codec: VideoCodec): RTCRtpCodecParameters[] {
  const media =
    codec === 'VP8'
      ? new RTCRtpCodecParameters({
          mimeType: 'video/VP8',
          clockRate: 90_000,
          payloadType: 96,
          rtcpFeedback: feedback(),
        })
      : new RTCRtpCodecParameters({
          mimeType: 'video/H264',
          clockRate: 90_000,
          payloadType: 102,
          rtcpFeedback: feedback(),
          parameters: 'profile-level-id=42e01f;packetization-mode=1;level-asymmetry-allowed=1',
        });
  const rtx = new RTCRtpCodecParameters({
    mimeType: 'video/rtx',
    clockRate: 90_000,
    payloadType: 97,
    parameters: `apt=${media.payloadType}`,
  });
  return [media, rtx];
}

export function audioCodecs(): RTCRtpCodecParameters[] {
  return [new RTCRtpCodecParameters({ mimeType: 'audio/opus', clockRate: 48_000, channels: 2, payloadType: 111 })];
}

/** The video codecs of an offer that can be forwarded. */
export function offeredVideoCodecs(offer: string): VideoCodec[] {
  const names = [...offer.matchAll(/^a=rtpmap:\d+ (VP8|H264)\/90000/gm)].map((match) => match[1]);
  return [...new Set(names)] as VideoCodec[];
}

/**
 * The codec to ask a publisher for: H.264 when it can, because only that carries SEI messages, and the SDK has no
 * public setting for it. An offer without video is answered as if it were H.264.
 */
export function chooseVideoCodec(offer: string): VideoCodec {
  const codecs = offeredVideoCodecs(offer);
  if (codecs.includes('H264') || !/^m=video /m.test(offer)) return 'H264';
  if (codecs.includes('VP8')) return 'VP8';
  throw new SfuFailure('no-matching-codec', 'The offer has neither VP8 nor H.264.');
}
