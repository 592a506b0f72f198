import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createLiveEvent } from '../../client/index.js';
import { lineContract } from '../../ports/line.test.support.js';
import { createHttpBackend, type HttpBackend, type LineSocket } from './index.js';

interface Rig extends AsyncDisposable {
  readonly url: string;
}
// The server depends on this package, so it is reached by its path and not by its types.
const RIG = new URL('../../../../server/src/testing/rig.test.support.ts', import.meta.url).pathname;
const WS = 'ws';

let rig: Rig;
let WebSocket: LineSocket;
beforeAll(async () => {
  rig = await ((await import(/* @vite-ignore */ RIG)) as { Rig: { start(): Promise<Rig> } }).Rig.start();
  ({ WebSocket } = (await import(/* @vite-ignore */ WS)) as { WebSocket: LineSocket });
}, 60_000);
afterAll(() => rig?.[Symbol.asyncDispose]());

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
});
