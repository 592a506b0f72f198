import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { expect } from 'vitest';
import { ChannelEvent } from '../../packages/server/src/testing/channel-event.test.support.js';
import { Rig } from '../../packages/server/src/testing/rig.test.support.js';
import { prove } from '../prove.js';

/** Shorter, and it could be anything. */
const LEAST = 16;
/** Fields of answers that open a door. */
const OPENS = new Set(['token', 'ticket', 'guest', 'streamKey', 'key', 'secret']);

/** Every address that this process, which is server and client at once, asks for or is asked for. */
class Addresses {
  readonly seen: string[] = [];
  readonly #outgoing = (message: unknown) => void this.seen.push((message as { request: { path: string } }).request.path);
  readonly #incoming = (message: unknown) => void this.seen.push((message as { request: { url: string } }).request.url);

  constructor() {
    subscribe('http.client.request.start', this.#outgoing);
    subscribe('http.server.request.start', this.#incoming);
  }

  close(): void {
    unsubscribe('http.client.request.start', this.#outgoing);
    unsubscribe('http.server.request.start', this.#incoming);
  }
}

function secretsIn(value: unknown, field = ''): readonly string[] {
  if (typeof value === 'string') return OPENS.has(field) && value.length >= LEAST ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => secretsIn(each, name));
}

prove({
  name: 'Secrets',
  holds: 'no token, ticket, stream key or shared secret that anybody was given in a whole event, nor its signature, is in a line of the log at its most talkative, or in an address that anything asked for',
  runs: { short: 3, long: 40 },
  async run(people) {
    const addresses = new Addresses();
    const rig = await Rig.start();
    const secrets = new Set<string>([rig.secret]);
    try {
      const { id, host } = await ChannelEvent.make(rig, { channel: 'encoder', guests: false });
      const ask = async (method: string, path: string, token?: string, body?: object) => {
        const response = await rig.request(method, path, { ...(token && { token }), ...(method !== 'GET' && { body: body ?? {} }) });
        for (const secret of secretsIn(await response.json().catch(() => undefined))) secrets.add(secret);
        return response.status;
      };
      secrets.add(host.token);
      const of = (part: string) => `/api/events/${id}${part}`;
      await host.do('session/open', {});
      await host.do('session/go-live', {});
      for (const part of ['/ingest', '/playback-token']) await ask(part === '/ingest' ? 'GET' : 'POST', of(part), host.token);
      for (let n = 0; n < people; n++) {
        const person = await rig.joined(`Person ${n}`, id);
        secrets.add(person.token);
        await ask('POST', of('/chat-token'), person.token);
        await ask('POST', of('/stage-token'), person.token, { kind: 'view' });
        await ask('POST', of('/line-ticket'), person.token);
        await ask('POST', of('/playback-token'), person.token);
        // What goes wrong is what is logged.
        await ask('POST', of('/commands'), `${person.token}x`);
        await ask('POST', of('/commands'), person.token, { id: 'a', command: 'hands/raise', input: { token: person.token } });
        await ask('POST', of('/leave'), undefined, { authorization: person.token });
        const line = await person.join().then(() => person.line());
        line.sendText(`{"t":"command","token":"${person.token}"`);
        await line.ended();
        await host.do(n % 2 ? 'moderation/kick' : 'moderation/ban', { person: person.person });
        await ask('POST', of('/stage-token'), person.token, { kind: 'view' });
      }
      rig.aws.faults.fail({ operation: 'DeleteStage', type: 'InternalServerException', status: 500, times: 4 });
      await ask('POST', '/hooks/chat-review', rig.secret, { Content: 'x' });
      await host.do('session/end', {});
      await rig.restart();
      const signatures = [...secrets].filter((secret) => secret.split('.').length === 3).map((secret) => secret.split('.')[2]!);
      const log = rig.logged.join('');
      for (const secret of [...secrets, ...signatures]) {
        expect(log.includes(secret), `${secret.slice(0, 6)}… in the log`).toBe(false);
        expect(addresses.seen.filter((path) => path.includes(secret)), 'in an address').toEqual([]);
      }
      expect(secrets.size).toBeGreaterThan(people * 4);
      return { secrets: secrets.size, 'lines of the log': rig.logged.length, addresses: addresses.seen.length, found: 0 };
    } finally {
      addresses.close();
      await rig[Symbol.asyncDispose]();
    }
  },
});
