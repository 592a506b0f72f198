import { afterAll, beforeAll, expect } from 'vitest';
import { pino } from 'pino';
import { startServer, type RunningServer } from '@rostrum/server/node';
import { openStore, type Store } from '@rostrum/server/store';
import { startLocalAws, type LocalAws } from '@rostrum/local-aws';
import { freePort } from '../../packages/server/src/testing/free-port.test.support.js';
import { enterStage } from '../../packages/server/src/testing/sockets.test.support.js';
import { until } from '../../packages/server/src/testing/until.test.support.js';
import { prove } from '../prove.js';

type Part = 'asked' | 'remembered' | 'entered' | 'banned' | 'barred';
/** A token is asked for, the store remembers it, the holder enters; the ban is accepted, the store bars the person. */
const MINT: readonly Part[] = ['asked', 'remembered', 'entered'];
const BAN: readonly Part[] = ['banned', 'barred'];

/** Lets what happens in parallel happen in one order; what will not happen any more is not waited for. */
class Order {
  #left: Part[] = [];
  #waiting = new Set<() => void>();

  begin(order: readonly Part[]): void {
    this.#left = [...order];
  }
  async turn(part: Part): Promise<void> {
    while (this.#left.length > 0 && this.#left[0] !== part && this.#left.includes(part)) {
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }
  done(...parts: readonly Part[]): void {
    this.#left = this.#left.filter((part) => !parts.includes(part));
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}

const order = new Order();
/** A mint has been let through to the store. */
let atStore = () => {};
let aws: LocalAws;
let store: Store;
let server: RunningServer;

/** The real store, which takes its turns. */
function inTurns(real: Store): Store {
  const auth = Object.create(real.auth, {
    rememberParticipant: {
      value: async (...args: Parameters<Store['auth']['rememberParticipant']>) => {
        atStore();
        await order.turn('remembered');
        try {
          return await real.auth.rememberParticipant(...args);
        } finally {
          order.done('remembered');
        }
      },
    },
    bar: {
      value: async (...args: Parameters<Store['auth']['bar']>) => {
        await order.turn('barred');
        try {
          return await real.auth.bar(...args);
        } finally {
          order.done('barred');
        }
      },
    },
    get: { value: real.auth.get.bind(real.auth) },
    unbar: { value: real.auth.unbar.bind(real.auth) },
  }) as Store['auth'];
  return { ...real, auth };
}

beforeAll(async () => {
  const port = await freePort();
  // A token that was signed here is unknown to the stage until its holder comes: the stage's report of that is what
  // puts off who was banned before.
  const secret = 'hook-secret-of-the-proof';
  const events = `http://localhost:${port}/hooks/media-events`;
  aws = await startLocalAws({ port: 0, events, eventsSecret: secret, log: () => {} });
  store = await openStore();
  server = await startServer({
    store: inTurns(store), development: true, port, hookSecret: secret, log: pino({ enabled: false }),
    aws: { region: 'us-east-1', endpoint: aws.endpoint },
  });
});
afterAll(async () => {
  await server.close();
  await store.close();
  await aws.close();
});

async function call<Answer>(method: string, path: string, token: string | undefined, body?: unknown): Promise<{ status: number; body: Answer }> {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Answer };
}
const signIn = async (name: string) => (await call<{ token: string; person: string }>('POST', '/dev/sign-in', undefined, { name })).body;

prove({
  name: 'Ban against mint',
  holds: 'in every order of a stage token\'s minting and a ban, the banned person is off the stage in the end, and the token is dead',
  runs: { short: 1, long: 5 },
  async run(runs) {
    const host = await signIn('Hanna');
    const plan = { title: 'T', description: '', startsAt: Date.now(), duration: 60, guests: true };
    const { body: { id } } = await call<{ id: string }>('POST', '/api/events', host.token, plan);
    const path = `/api/events/${id}`;
    let commands = 0;
    const command = (name: string, input: object) => call('POST', `${path}/commands`, host.token, { id: `c${commands++}`, command: name, input });
    await command('session/open', {});
    await command('session/go-live', {});
    const counted = { orders: 0, 'refused a token': 0, 'entered and put off': 0, 'token dead on arrival': 0, 'still on the stage': 0 };
    for (let run = 0; run < runs; run++) {
      for (const parts of interleavings(MINT, BAN)) {
        const anna = await signIn(`Anna ${run} ${parts.join()}`);
        await call('POST', `${path}/join`, anna.token, {});
        order.begin(parts);
        const ban = order.turn('banned').then(async () => {
          expect((await command('moderation/ban', { person: anna.person })).status).toBe(200);
          order.done('banned');
        });
        await order.turn('asked');
        const letThrough = new Promise<void>((resolve) => (atStore = resolve));
        const minting = call<{ token: string }>('POST', `${path}/stage-token`, anna.token, { kind: 'view' });
        await Promise.race([minting, letThrough]);
        order.done('asked');
        const minted = await minting;
        order.done('asked', 'remembered');
        counted.orders++;
        if (minted.status !== 200) {
          expect(minted.status).toBe(403);
          counted['refused a token']++;
          order.done('entered');
          await ban;
          await order.turn('barred');
          continue;
        }
        await order.turn('entered');
        const socket = enterStage(minted.body.token);
        await until(() => socket.messages.length > 0 || socket.closed, 'the stage');
        order.done('entered');
        await ban;
        const isDead = () => socket.messages.find(({ type }) => type === 'aws:ivs:DISCONNECT' || type === 'aws:ivs:JOIN_ERROR');
        const { type } = await until(isDead, `the end of Anna, who did ${parts.join(', ')}`);
        counted[type === 'aws:ivs:DISCONNECT' ? 'entered and put off' : 'token dead on arrival']++;
        const again = enterStage(minted.body.token);
        const refused = await until(() => again.messages.find((message) => message['type'] === 'aws:ivs:JOIN_ERROR'), 'the refusal of the old token');
        expect(JSON.stringify(refused)).toContain('PARTICIPANT_DISCONNECTED');
        expect((await call('POST', `${path}/stage-token`, anna.token, { kind: 'view' })).status).toBe(403);
        socket.close();
        again.close();
      }
    }
    return counted;
  },
});

function interleavings<T>(a: readonly T[], b: readonly T[]): readonly (readonly T[])[] {
  if (a.length === 0 || b.length === 0) return [[...a, ...b]];
  return [
    ...interleavings(a.slice(1), b).map((rest) => [a[0]!, ...rest]),
    ...interleavings(a, b.slice(1)).map((rest) => [b[0]!, ...rest]),
  ];
}
