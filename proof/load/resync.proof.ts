import { connect } from 'node:net';
import { expect } from 'vitest';
import { prove } from '../prove.js';
import { crowd, inTurn, startPlatform, within, type Platform } from './platform.js';

/** From so many on, the times have to be good. */
const LARGE = 5_000;

prove({
  name: 'Everybody at once',
  holds: 'after a lost frame the whole audience fetches the event at the same moment: within 3 s, and within 1.5 s with an ETag',
  runs: { short: 500, long: 10_000 },
  async run(people) {
    within(people);
    const platform = await startPlatform();
    try {
      // An event as it is in its middle, and not an empty one.
      const askers = await crowd(platform, 100);
      await Promise.all(askers.map((asker, n) => asker.ask('questions/ask', { text: `Question ${n}: how does it scale?` })));
      for (const asker of askers) asker.close();
      const warm = await fetch(`${platform.url}/api/events/${platform.event}`);
      const body = await warm.text();
      const whole = await allAtOnce(platform, people);
      const known = await allAtOnce(platform, people, warm.headers.get('etag')!);
      expect(whole.status).toEqual(new Map([[200, people]]));
      expect(known.status).toEqual(new Map([[304, people]]));
      if (people >= LARGE) {
        expect(whole.seconds).toBeLessThanOrEqual(3);
        expect(known.seconds).toBeLessThanOrEqual(1.5);
      }
      return {
        'people at once': people, 'bytes of the event': body.length,
        'all have it after': `${whole.seconds} s`, 'with an ETag': `${known.seconds} s`, failed: 0,
      };
    } finally {
      await platform.stop();
    }
  },
});

/** A connection each, open before: what is measured is the server, and not how fast a machine opens sockets. */
async function allAtOnce({ url, event }: Platform, people: number, etag?: string) {
  const { hostname, port, host } = new URL(url);
  const request = [
    `GET /api/events/${event} HTTP/1.1`, `Host: ${host}`, ...(etag ? [`If-None-Match: ${etag}`] : []), '', '',
  ].join('\r\n');
  const sockets = await inTurn(people, 100, () => new Promise<ReturnType<typeof connect>>((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) }, () => resolve(socket)).once('error', reject);
  }));
  const status = new Map<number, number>();
  const began = performance.now();
  await Promise.all(sockets.map((socket) => new Promise<void>((resolve, reject) => {
    let head = '';
    let left: number | undefined;
    socket.on('data', (chunk: Buffer) => {
      if (left === undefined) {
        head += chunk.toString('latin1');
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        left = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0) - (head.length - end - 4);
      } else left -= chunk.length;
      if (left > 0) return;
      const code = Number(head.slice(9, 12));
      status.set(code, (status.get(code) ?? 0) + 1);
      resolve();
    });
    socket.once('error', reject).once('close', () => reject(new Error('The server cut a connection.')));
    socket.write(request);
  })));
  const seconds = Number(((performance.now() - began) / 1_000).toFixed(2));
  for (const socket of sockets) socket.destroy();
  return { status, seconds };
}
