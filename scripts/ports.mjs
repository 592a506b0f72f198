import { createServer } from 'node:net';
import { Stop } from './workspace.mjs';

/** The port in an environment variable. */
export function portFrom(variable, otherwise) {
  const text = process.env[variable] || String(otherwise);
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new Stop(`${variable} is "${text}". It has to be a port: a whole number from 1 to 65535.`);
}

export async function requireFreePort(variable, port) {
  // One after the other: the first of them would be in the way of the next. All of them, because some systems let a
  // program listen on one interface while another listens on all.
  for (const host of ['::', '0.0.0.0', '::1', '127.0.0.1']) {
    const code = await listenOnce(port, host);
    if (code === 'EADDRINUSE') {
      throw new Stop(`Port ${port} is in use. Stop what uses it, or choose another: ${variable}=${port + 1} npm start`);
    }
    if (code === 'EACCES') {
      throw new Stop(`Port ${port} is not open to this user. Choose one above 1023: ${variable}=4400 npm start`);
    }
  }
}

/** The first port from here on that is free and not among those taken. */
export async function freePortFrom(first, taken) {
  for (let port = first; port <= 65_535; port++) {
    if (!taken.has(port) && (await isFree(port))) return port;
  }
  throw new Stop(`No port from ${first} on is free.`);
}

async function isFree(port) {
  for (const host of ['::', '0.0.0.0', '::1', '127.0.0.1']) {
    const code = await listenOnce(port, host);
    if (code === 'EADDRINUSE' || code === 'EACCES') return false;
  }
  return true;
}

/** The error code, or undefined if it could listen. */
function listenOnce(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(error.code));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
