import { RTCPeerConnection } from 'werift';
import { expect, it } from 'vitest';
import { farewellOf } from './farewell.js';

const options = { iceServers: [], iceUseIpv6: false, iceAdditionalHostAddresses: ['127.0.0.1'] };

it('is a fatal alert that only the other end can read, from the port that it knows', async () => {
  const [sfu, browser] = [new RTCPeerConnection(options), new RTCPeerConnection(options)];
  browser.createDataChannel('any');
  await browser.setLocalDescription(await browser.createOffer());
  await sfu.setRemoteDescription(browser.localDescription!);
  expect(farewellOf(sfu.dtlsTransports[0]!)).toBeUndefined();
  await sfu.setLocalDescription(await sfu.createAnswer());
  await browser.setRemoteDescription(sfu.localDescription!);
  await Promise.all([sfu, browser].map(({ connectionStateChange }) => connectionStateChange.watch((state) => state === 'connected')));

  const { from, to, record } = farewellOf(sfu.dtlsTransports[0]!)!;
  const [theirs] = browser.dtlsTransports;
  const pair = theirs!.iceTransport.connection.nominated!;
  expect({ from, to }).toEqual({ from: pair.remoteAddr[1], to: { address: expect.any(String), port: pair.localCandidate.port } });

  const bytes = Buffer.from(record, 'base64');
  const recordLayerHeader = {
    contentType: bytes[0], protocolVersion: { major: bytes[1], minor: bytes[2] },
    epoch: bytes.readUInt16BE(3), sequenceNumber: bytes.readUIntBE(5, 6), contentLen: bytes.readUInt16BE(11),
  };
  expect(recordLayerHeader).toMatchObject({ contentType: 21, epoch: 1, contentLen: bytes.length - 13 });
  const { cipher } = theirs!.dtls!;
  const read = cipher.decryptPacket({ recordLayerHeader, fragment: bytes.subarray(13) } as Parameters<typeof cipher.decryptPacket>[0]);
  expect([...read]).toEqual([2, 80]);
  await Promise.all([sfu.close(), browser.close()]);
});
