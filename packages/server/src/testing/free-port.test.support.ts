import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the ports that the system itself hands out, to whoever connects or listens anywhere: it would take this one. */
const [FIRST, END] = [11_000, 32_000];

/** A port that nobody listens on, for a server whose address has to be known before it is there. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST, END);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false)).listen(port, 'localhost', () => {
      probe.close(() => resolve(true));
    });
  });
}
