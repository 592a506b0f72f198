import type { IncomingMessage } from 'node:http';

const LOOPBACK_ADDRESS = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const LOOPBACK_HOST = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;

/**
 * True for a program or developer on this machine. A page of a foreign site also speaks from this machine, so the body
 * must be declared as JSON (which makes a browser ask first, and nobody answers it) and the Host must be ours (which a
 * foreign name that was rebound to 127.0.0.1 is not).
 */
export function fromThisMachine({ socket, headers }: IncomingMessage): boolean {
  const origin = headers.origin;
  return LOOPBACK_ADDRESS.test(socket.remoteAddress ?? '')
    && LOOPBACK_HOST.test(headers.host ?? '')
    && (headers['content-type'] ?? '').startsWith('application/json')
    && (origin === undefined || origin === `http://${headers.host}`);
}
