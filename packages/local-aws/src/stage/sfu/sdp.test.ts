import { describe, expect, it } from 'vitest';
import { chooseVideoCodec, offeredVideoCodecs } from './codecs.js';
import { headerExtensions, iceEndpoints, retransmissions, withStartBitrate } from './sdp.js';

const lines = (...all: string[]) => `${all.join('\r\n')}\r\n`;

describe('descriptions', () => {
  it('get a start bitrate, with or without parameters of the codec', () => {
    expect(withStartBitrate(lines('a=rtpmap:96 VP8/90000', 'a=end'))).toBe(
      lines('a=rtpmap:96 VP8/90000', 'a=fmtp:96 x-google-start-bitrate=2500', 'a=end'),
    );
    expect(withStartBitrate(lines('a=rtpmap:102 H264/90000', 'a=fmtp:102 packetization-mode=1'))).toBe(
      lines('a=rtpmap:102 H264/90000', 'a=fmtp:102 packetization-mode=1;x-google-start-bitrate=2500'),
    );
    expect(withStartBitrate(lines('a=rtpmap:111 opus/48000/2'))).toBe(lines('a=rtpmap:111 opus/48000/2'));
  });

  it('say which header extensions, retransmissions and ports there are', () => {
    expect(headerExtensions(lines('a=extmap:3 urn:a', 'a=extmap:4/sendonly urn:b', 'a=extmap:9 urn:a'))).toEqual(
      new Map([
        ['urn:a', 3],
        ['urn:b', 4],
      ]),
    );
    expect(retransmissions(lines('a=ssrc-group:FID 11 22'))).toEqual(new Map([[22, 11]]));
    const candidates = lines(
      'a=ice-pwd:secret',
      'a=candidate:1 1 udp 2130706431 127.0.0.1 5000 typ host',
      'a=candidate:2 1 udp 2130706431 10.0.0.1 5001 typ host',
    );
    expect(iceEndpoints(candidates)).toEqual([
      { port: 5000, password: 'secret' },
      { port: 5001, password: 'secret' },
    ]);
  });

  it('lead to H.264, or VP8 when there is nothing else', () => {
    const both = lines('m=video 9 UDP/TLS/RTP/SAVPF 96 102', 'a=rtpmap:96 VP8/90000', 'a=rtpmap:102 H264/90000');
    expect(offeredVideoCodecs(both)).toEqual(['VP8', 'H264']);
    expect(chooseVideoCodec(both)).toBe('H264');
    expect(chooseVideoCodec(lines('m=video 9 UDP/TLS/RTP/SAVPF 96', 'a=rtpmap:96 VP8/90000'))).toBe('VP8');
    expect(() => chooseVideoCodec(lines('m=video 9 UDP/TLS/RTP/SAVPF 98', 'a=rtpmap:98 VP9/90000'))).toThrow('neither');
  });
});
