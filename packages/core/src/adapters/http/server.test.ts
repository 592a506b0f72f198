import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createLiveEvent } from '../../client/index.js';
import { lineContract } from '../../ports/line.test.support.js';
import { createHttpBackend, type HttpBackend, type LineSocket } from './index.js';

interface Rig extends AsyncDisposable {
  readonly url: string;
}
interface Rigs {
  start(options: { readonly products: { readonly catalogue: string } }): Promise<Rig>;
}
// The server depends on this package, so it is reached by its path and not by its types.
const RIG = new URL('../../../../server/src/testing/rig.test.support.ts', import.meta.url).pathname;
const WS = 'ws';

let rig: Rig;
let WebSocket: LineSocket;
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'rostrum-http-'));
  const catalogue = join(directory, 'catalogue.json');
  await writeFile(catalogue, JSON.stringify(['Cup', 'Cupboard', 'Lamp'].map((title, n) => (
    { title, price: `${n + 1} €`, imageUrl: `/products/${n}.svg`, description: 'For the house' }))));
  const { Rig } = (await import(/* @vite-ignore */ RIG)) as { Rig: Rigs };
  rig = await Rig.start({ products: { catalogue } });
  ({ WebSocket } = (await import(/* @vite-ignore */ WS)) as { WebSocket: LineSocket });
}, 60_000);
afterAll(async () => {
  await rig?.[Symbol.asyncDispose]();
  await rm(directory, { recursive: true, force: true });
});

/** How long a view may take to come, on a busy machine. */
const WAIT = { timeout: 10_000 };
const plan = () => ({ title: 'Meetup', description: '', startsAt: Date.now() + 60_000, duration: 60, guests: true });
/** Signed in by the development issuer. */
async function person(name: string): Promise<HttpBackend & { readonly id: string }> {
  const identity: { token?: string } = {};
  const api = createHttpBackend({ url: rig.url, getToken: () => identity.token, WebSocket });
  const signedIn = await api.signIn(name);
  identity.token = signedIn.token;
  return { ...api, id: signedIn.person };
}

describe('Line and Snapshots of the server', { timeout: 30_000 }, () => lineContract(async () => {
  const host = await person('hanna');
  const { id: event } = await host.createEvent(plan());
  const known = new Map([['hanna', host]]);
  return {
    snapshots: host.snapshots(event),
    async line(name, role) {
      const api = known.get(name) ?? (await person(name));
      known.set(name, api);
      if (role !== 'stranger') await api.join(event);
      return { id: api.id, line: api.line(event) };
    },
    close: async () => undefined,
  };
}));

describe('createHttpBackend with the server', { timeout: 30_000 }, () => {
  it('every call is answered as it is typed', async () => {
    const [host, amy] = [await person('Hanna'), await person('Amy')];
    const { id } = await host.createEvent(plan());
    expect(await host.me()).toEqual({ person: host.id, name: 'Hanna' });
    await host.updateEvent(id, { title: 'Another' });
    const { events } = await amy.events({ limit: 500 });
    const listed = { title: 'Another', status: 'scheduled', host: 'Hanna', signups: 0 };
    expect(events.find((event) => event.id === id)).toMatchObject(listed);
    await amy.signUp(id);
    expect(await host.signUps(id)).toMatchObject([{ person: amy.id, name: 'Amy' }]);
    await amy.takeBackSignUp(id);
    expect(await host.signUps(id)).toEqual([]);
    await host.join(id);
    expect(await amy.join(id)).toMatchObject({
      person: amy.id, role: 'attendee', name: 'Amy', feed: expect.stringMatching(/room|line/),
    });
    expect(await amy.chatHistory(id)).toEqual({});
    expect(await amy.chatToken(id)).toMatchObject({ token: expect.any(String), sessionExpiresAt: expect.any(Number) });
    expect(await host.auditTrail(id, { limit: 10 })).toMatchObject({
      acts: [{ by: host.id, byName: 'Hanna', command: 'session/update' }],
    });
    await expect(amy.auditTrail(id)).rejects.toMatchObject({ code: 'engine/denied', kind: 'denied' });
    await expect(amy.createEvent({ ...plan(), title: '' })).rejects.toMatchObject({ kind: 'invalid', path: ['title'] });
    await amy.leave(id);
    await expect(amy.chatHistory(id)).rejects.toMatchObject({ kind: 'denied' });
    await host.cancelEvent(id);
    await expect(amy.snapshots('nosuchevent').fetch()).rejects.toMatchObject({ kind: 'unknown' });
  });

  it('a hand goes from the audience to the stage, and a token with it (S4.10, claim 9)', async () => {
    const [host, amy] = [await person('Hanna'), await person('Amy')];
    const { id } = await host.createEvent(plan());
    const open = async (api: HttpBackend) => {
      await api.join(id);
      const event = createLiveEvent({ line: api.line(id), snapshots: api.snapshots(id) });
      event.connect();
      const ready = { connection: 'online', behind: false };
      await vi.waitFor(() => expect(event.getState()).toMatchObject(ready), { timeout: 5000 });
      return event;
    };
    const [stage, hall] = [await open(host), await open(amy)];
    try {
      await stage.send('session/open', {});
      await stage.send('session/go-live', {});
      await hall.send('hands/raise', { question: 'Why?' });
      expect(hall.getState().self.hands?.[amy.id]?.question).toBe('Why?');
      await vi.waitFor(() => expect(stage.getState().view.hands).toHaveProperty(amy.id), { timeout: 5000 });
      const viewer = await amy.stageTokens(id).get('view');
      expect(viewer.publish).toBe(false);
      await expect(amy.stageTokens(id).get('camera', viewer.participant)).rejects.toMatchObject({ kind: 'denied' });
      await stage.send('hands/grant', { person: amy.id });
      const { participant } = viewer;
      expect(await amy.stageTokens(id).get('camera', participant)).toMatchObject({ participant, publish: true });
    } finally {
      stage.close();
      hall.close();
    }
  });

  it('what is too large for a view is fetched by id, without the right answer of a quiz (S2.11)', async () => {
    const [host, amy] = [await person('Hanna'), await person('Amy')];
    const { id } = await host.createEvent(plan());
    await host.join(id);
    const event = createLiveEvent({ line: host.line(id), snapshots: host.snapshots(id) });
    event.connect();
    try {
      await vi.waitFor(() => expect(event.getState()).toMatchObject({ connection: 'online', behind: false }), WAIT);
      await event.send('session/open', {});
      await event.send('session/go-live', {});
      const question = 'Why? '.repeat(50).trim();
      const answers = ['a', 'b', 'c'].map((each) => each.repeat(128));
      await event.send('overlays/send', { content: { kind: 'quiz', question, answers, correct: 1, duration: 30 } });
      const sent = await vi.waitFor(() => {
        const [row] = Object.entries(event.getState().view.overlays ?? {});
        expect(row?.[1]).toMatchObject({ kind: 'quiz', large: true });
        return row![0];
      }, WAIT);
      expect(await amy.overlayContent(id, sent)).toEqual({ kind: 'quiz', question, answers, duration: 30 });
      await expect(amy.overlayContent(id, 'nope')).rejects.toMatchObject({ code: 'overlays/no-such-overlay' });
      await amy.join(id);
      await amy.overlayContent(id, sent);
      await expect(amy.answersCsv(id)).rejects.toMatchObject({ code: 'engine/denied' });
      const file = await host.answersCsv(id);
      expect(file.type).toMatch(/^text\/csv/);
      expect(new Uint8Array(await file.arrayBuffer()).slice(0, 3)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]));
      expect(await file.text()).toContain('overlay,kind,question,');
    } finally {
      event.close();
    }
  });

  it('presenters find products, ready to be sent, their pictures where the server is (S2.11)', async () => {
    const [host, amy] = [await person('Hanna'), await person('Amy')];
    const { id } = await host.createEvent(plan());
    await host.join(id);
    const query = { keyword: 'cup', page: 1, sort: 'Price:HighToLow' } as const;
    const { products, ...rest } = await host.products(id, query);
    expect(rest).toEqual({ page: 1, pages: 1 });
    expect(products.map(({ title }) => title)).toEqual(['Cupboard', 'Cup']);
    expect(products[1]).toEqual({
      kind: 'product', title: 'Cup', price: '1 €', imageUrl: `${rig.url}/products/0.svg`, description: 'For the house',
    });
    await amy.join(id);
    await expect(amy.products(id, query)).rejects.toMatchObject({ code: 'engine/denied' });
    await expect(host.products(id, { ...query, page: 6 })).rejects.toMatchObject({ kind: 'invalid', path: ['page'] });
    await expect(host.products(id, { ...query, keyword: ' ' })).rejects.toMatchObject({ kind: 'invalid', path: ['q'] });
  });

  it('presenters stream to the channel; whoever is in the event plays it, private as it is (S2.3, S1.9)', async () => {
    const [host, amy] = [await person('Hanna'), await person('Amy')];
    const { id } = await host.createEvent({ ...plan(), guests: false, channel: 'encoder' });
    await host.join(id);
    const ingest = await host.ingest(id);
    expect(ingest).toEqual({
      server: expect.stringMatching(/^rtmps?:.*\/$/) as string, web: expect.stringMatching(/^https:/) as string,
      key: expect.stringMatching(/^sk_/) as string, playbackUrl: expect.stringMatching(/\.m3u8$/) as string,
    });
    const renewed = await host.newStreamKey(id);
    expect(renewed).toEqual({ ...ingest, key: renewed.key });
    expect(renewed.key).not.toBe(ingest.key);
    await expect(amy.playbackTokens(id).get()).rejects.toMatchObject({ kind: 'denied' });
    await amy.join(id);
    await expect(amy.ingest(id)).rejects.toMatchObject({ code: 'engine/denied' });
    await expect(amy.newStreamKey(id)).rejects.toMatchObject({ code: 'engine/denied' });
    const token = await amy.playbackTokens(id).get();
    // Nothing is streamed: who is let in finds nothing yet, and who is not is refused.
    expect((await fetch(ingest.playbackUrl)).status).toBe(403);
    expect((await fetch(`${ingest.playbackUrl}?token=${token}`)).status).toBe(404);
    const { id: open } = await host.createEvent({ ...plan(), channel: 'encoder' });
    await host.join(open);
    await expect(host.playbackTokens(open).get()).rejects.toMatchObject({ code: 'playback/public' });
    const { id: without } = await host.createEvent(plan());
    await expect(host.ingest(without)).rejects.toMatchObject({ code: 'playback/no-channel', kind: 'unknown' });
  });
});
