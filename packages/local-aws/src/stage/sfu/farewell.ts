import type { RTCDtlsTransport } from 'werift';

/** A DTLS record that ends one browser's connection, left with the hub for when this process dies. */
export interface Farewell {
  /** The UDP port that the browser knows. */
  readonly from: number;
  readonly to: { readonly address: string; readonly port: number };
  /** Base64, since it goes over the IPC channel. */
  readonly record: string;
}

const ALERT = 21;
/** `fatal`, `internal_error` (RFC 5246, section 7.2). */
const INTERNAL_ERROR = [2, 80];
/** The last number there is (RFC 6347, section 4.1): nothing that is sent before it can make it old. */
const LAST = 2 ** 48 - 1;
const HEADER_BYTES = 13;

/** Of a connection that stands; undefined when it does not any more. */
export function farewellOf({ dtls, iceTransport }: RTCDtlsTransport): Farewell | undefined {
  const pair = iceTransport.connection.nominated;
  if (!dtls?.connected || !pair) return undefined;
  const { version, epoch } = dtls.dtls;
  const recordLayerHeader = { contentType: ALERT, protocolVersion: version, epoch, sequenceNumber: LAST, contentLen: 0 };
  const plain = { recordLayerHeader, fragment: Buffer.from(INTERNAL_ERROR) };
  const { fragment } = dtls.cipher.encryptPacket(plain as Parameters<typeof dtls.cipher.encryptPacket>[0]);
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt8(ALERT, 0);
  header.writeUInt8(version.major, 1);
  header.writeUInt8(version.minor, 2);
  header.writeUInt16BE(epoch, 3);
  header.writeUIntBE(LAST, 5, 6);
  header.writeUInt16BE(fragment.length, 11);
  const [address, port] = pair.remoteAddr;
  return { from: pair.localCandidate.port, to: { address, port }, record: Buffer.concat([header, fragment]).toString('base64') };
}
