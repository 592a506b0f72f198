import { createHmac } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { crc32 } from 'node:zlib';
import type { IceEndpoint } from './wire.js';

const BINDING_REQUEST = 0x0001;
const BINDING_ERROR = 0x0111;
const ERROR_CODE = 0x0009;
const MESSAGE_INTEGRITY = 0x0008;
const FINGERPRINT = 0x8028;
/** As long as a browser would take to find out by itself. */
const LISTEN_MS = 30_000;

/**
 * Speaks on the UDP ports of a process of the SFU that has died. A browser would wait 15 seconds before it makes a new
 * connection: one that stands is ended by its farewell; one that is being made, by an error to its connectivity check.
 */
export function refuse(endpoints: readonly IceEndpoint[]): void {
  for (const { port, password, farewell } of endpoints) {
    const socket = createSocket('udp4');
    const timer = setTimeout(() => socket.close(), LISTEN_MS);
    socket.on('error', () => {
      clearTimeout(timer); // somebody else has the port by now
      socket.close();
    });
    socket.on('message', (message, from) => {
      const reply = refusal(message, password);
      if (reply) socket.send(reply, from.port, from.address);
    });
    socket.bind(port, () => {
      if (farewell) socket.send(Buffer.from(farewell.record, 'base64'), farewell.to.port, farewell.to.address);
    });
    socket.unref();
    timer.unref();
  }
}

/** The error answer to a STUN binding request (RFC 8489); undefined for anything else. */
export function refusal(message: Buffer, password: string): Buffer | undefined {
  if (message.length < 20 || message.readUInt16BE(0) !== BINDING_REQUEST) return undefined;
  const badRequest = Buffer.from([0, 0, 4, 0]);
  const header = Buffer.alloc(20);
  header.writeUInt16BE(BINDING_ERROR, 0);
  message.copy(header, 4, 4, 20); // magic cookie and transaction id
  const withError = Buffer.concat([header, attribute(ERROR_CODE, badRequest)]);
  // Each check covers all before it, with a length in the header as if the check were there already.
  setLength(withError, 24);
  const integrity = createHmac('sha1', password).update(withError).digest();
  const withIntegrity = Buffer.concat([withError, attribute(MESSAGE_INTEGRITY, integrity)]);
  setLength(withIntegrity, 8);
  const fingerprint = Buffer.alloc(4);
  fingerprint.writeUInt32BE((crc32(withIntegrity) ^ 0x5354_554e) >>> 0);
  return Buffer.concat([withIntegrity, attribute(FINGERPRINT, fingerprint)]);
}

function attribute(type: number, value: Buffer): Buffer {
  const header = Buffer.alloc(4);
  header.writeUInt16BE(type, 0);
  header.writeUInt16BE(value.length, 2);
  return Buffer.concat([header, value]);
}

const setLength = (message: Buffer, stillToCome: number) => message.writeUInt16BE(message.length - 20 + stillToCome, 2);
