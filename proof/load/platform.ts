import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Person } from '../../bench/rig/person.mjs';
import { freePort, startLocalAws } from '../../bench/rig/platform.mjs';

/** What the server's process holds after everything that is garbage is gone, in bytes; `handles` by Node's name. */
export interface Holding {
  readonly rss: number;
  readonly held: number;
  readonly handles: Readonly<Record<string, number>>;
}

/** A server and Amazon IVS, each in a process of its own, and a live event with its host on a line. */
export interface Platform {
  readonly url: string;
  readonly event: string;
  readonly host: Person;
  measure(): Promise<Holding>;
  stop(): Promise<void>;
}

const SERVER = fileURLToPath(new URL('server-process.mjs', import.meta.url));

/** `flags` are for Node. */
export async function startPlatform(flags: readonly string[] = []): Promise<Platform> {
  const port = (await freePort()) as number;
  const aws = await startLocalAws(`http://localhost:${port}`);
  const server = fork(SERVER, {
    execArgv: ['--expose-gc', '--no-warnings', ...flags],
    env: {
      ...process.env, PORT: String(port), LOCAL_AWS_ENDPOINT: aws.endpoint, ROSTRUM_DATA: aws.data,
      ROSTRUM_HOOK_SECRET: aws.secret, NODE_OPTIONS: '', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
  });
  const ended = once(server, 'exit').then(([code]) => Promise.reject(new Error(`The server ended with ${code}.`)));
  ended.catch(() => undefined);
  const answer = async <T>(): Promise<T> => (await Promise.race([once(server, 'message'), ended]) as [T])[0];
  const { url } = await answer<{ url: string }>();
  const host: Person = await Person.signedIn(url, 'Hanna Host');
  // Longer than any of what it is for: an event ends when its time is up.
  const event: string = await host.createEvent({ guests: true, duration: 480 });
  await host.enter(event);
  await host.ask('session/open');
  await host.ask('session/go-live');
  return {
    url, event, host,
    async measure() {
      server.send('measure');
      return answer<Holding>();
    },
    async stop() {
      host.close();
      server.kill('SIGTERM');
      await ended.catch(() => undefined);
      await aws.stop();
    },
  };
}

/** As many at once as the server would not mind either. */
export async function inTurn<T>(count: number, atOnce: number, act: (index: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let index = next++; index < count; index = next++) results[index] = await act(index);
  }));
  return results;
}

/** Attendees with a line each, from addresses of their own. */
export const crowd = ({ url, event }: Platform, count: number): Promise<Person[]> =>
  inTurn(count, 100, async (index) => {
    const person: Person = await Person.signedIn(url, `Attendee ${index}`, `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`);
    await person.enter(event);
    return person;
  });

/** Of so many people as may be, for `ulimit -n`: every line is an open file at both ends. */
export function within(count: number): number {
  const { soft } = (process.report.getReport() as unknown as {
    userLimits?: { open_files?: { soft: number | string } };
  }).userLimits?.open_files ?? {};
  if (soft === undefined || !(Number(soft) < count + 500)) return count;
  throw new Error(`${count} lines are as many open files, and ${soft} may be: raise "ulimit -n".`);
}
