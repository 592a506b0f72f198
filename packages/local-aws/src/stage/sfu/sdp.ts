import type { IceEndpoint } from './wire.js';

/** Kilobits a second at which a publisher starts; Chromium would begin at 300 and take seconds to rise. */
const START_KBPS = 2500;

/** Adds the start bitrate that Chromium reads from the video codec's parameters in the answer. */
export function withStartBitrate(answer: string): string {
  const codec = /^a=rtpmap:(\d+) (?:VP8|H264)\/90000\r?$/m.exec(answer);
  if (!codec) return answer;
  const lineEnd = codec[0].endsWith('\r') ? '\r' : '';
  const parameter = `x-google-start-bitrate=${START_KBPS}`;
  const parameters = new RegExp(`^(a=fmtp:${codec[1]} [^\\r\\n]*)`, 'm');
  return parameters.test(answer)
    ? answer.replace(parameters, `$1;${parameter}`)
    : answer.replace(codec[0], `${codec[0].trimEnd()}\r\na=fmtp:${codec[1]} ${parameter}${lineEnd}`);
}

/** Header extension ids of a description, by URI. The first mention counts: ids are the same in a bundle. */
export function headerExtensions(sdp: string): ReadonlyMap<string, number> {
  const pairs = [...sdp.matchAll(/^a=extmap:(\d+)(?:\/\S+)? (\S+)/gm)];
  return new Map(pairs.reverse().map((match) => [match[2] ?? '', Number(match[1])]));
}

/** Retransmission SSRC -> media SSRC, for offers that name them (those without simulcast). */
export function retransmissions(offer: string): ReadonlyMap<number, number> {
  const groups = [...offer.matchAll(/^a=ssrc-group:FID (\d+) (\d+)/gm)];
  return new Map(groups.map((match) => [Number(match[2]), Number(match[1])]));
}

/** Where an answer of ours tells the browser to send. */
export function iceEndpoints(answer: string): IceEndpoint[] {
  const password = /^a=ice-pwd:(\S+)/m.exec(answer)?.[1] ?? '';
  const ports = [...answer.matchAll(/^a=candidate:\S+ \d+ udp \d+ \S+ (\d+) /gim)].map((match) => Number(match[1]));
  return [...new Set(ports)].map((port) => ({ port, password }));
}
