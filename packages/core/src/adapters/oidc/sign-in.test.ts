import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { heldClock } from '../memory/index.js';
import { createSignIn, deployedIssuer } from './index.js';

const ISSUER = 'https://issuer.test/pool';
const BACK = 'https://live.test/';
let codes: Map<string, string>;
let answers: (() => Response) | undefined;
let endsSessions = true;

/** An issuer that keeps to RFC 7636: a code is worth something once, to who has the verifier of its challenge. */
const issuer: typeof fetch = async (url, init) => {
  if (answers) return answers();
  if (String(url) === `${ISSUER}/.well-known/openid-configuration`) {
    return Response.json({
      authorization_endpoint: 'https://pages.test/oauth2/authorize?theme=dark', token_endpoint: 'https://pages.test/oauth2/token',
      ...(endsSessions && { end_session_endpoint: 'https://pages.test/logout?theme=dark' }),
    });
  }
  const form = init!.body as URLSearchParams;
  if (form.get('grant_type') === 'refresh_token') {
    return form.get('refresh_token') === 'r-1' ? Response.json({ id_token: tokenUntil(1_900_003_600) }) : new Response('{}', { status: 400 });
  }
  const challenge = codes.get(form.get('code')!);
  codes.delete(form.get('code')!);
  const given = createHash('sha256').update(form.get('code_verifier')!).digest('base64url');
  if (challenge !== given || form.get('redirect_uri') !== BACK) return new Response('{}', { status: 400 });
  return Response.json({ id_token: tokenUntil(1_900_000_000), refresh_token: 'r-1' });
};

const tokenUntil = (exp: number) => `h.${Buffer.from(JSON.stringify({ sub: 's', exp })).toString('base64url')}.s`;

class Tab {
  readonly #items = new Map<string, string>();
  getItem = (key: string) => this.#items.get(key) ?? null;
  setItem = (key: string, value: string) => void this.#items.set(key, value);
  removeItem = (key: string) => void this.#items.delete(key);
}
const signIn = (tab = new Tab(), clock = heldClock()) =>
  createSignIn({ issuer: ISSUER, clientId: 'client', redirectUrl: BACK, storage: tab, fetch: issuer, clock });

/** What the issuer's pages do when somebody signs in there. */
function grant(address: string): string {
  const { searchParams } = new URL(address);
  codes.set('code-1', searchParams.get('code_challenge')!);
  return `${searchParams.get('redirect_uri')!}?code=code-1&state=${searchParams.get('state')!}`;
}
const codeOf = (promise: Promise<unknown>) => promise.then(() => undefined, (error: { code?: string }) => error.code);

beforeEach(() => {
  codes = new Map();
  answers = undefined;
  endsSessions = true;
});

describe('createSignIn (S4.16)', () => {
  it('goes to the issuer and comes back with a token, and to where it began', async () => {
    const pages = signIn();
    const address = await pages.begin('/events/e1?tab=chat');
    expect(new URL(address).searchParams.get('theme')).toBe('dark');
    expect(address).not.toContain('code_verifier');
    expect(await pages.finish(grant(address))).toMatchObject({
      token: expect.stringContaining('h.') as string, expiresAt: 1_900_000_000_000, returnTo: '/events/e1?tab=chat',
    });
  });

  it('goes on after the hour of a token, until the page has had enough (S4.16)', async () => {
    const clock = heldClock(1_899_999_000_000);
    const tab = new Tab();
    const pages = signIn(tab, clock);
    const { expiresAt } = (await pages.finish(grant(await pages.begin('/'))))!;
    const took: number[] = [];
    const stop = pages.keepFresh(expiresAt, (next) => took.push(next.expiresAt));
    await clock.advance(expiresAt - clock.now() - 5 * 60_000 - 1);
    expect(took).toEqual([]);
    await clock.advance(1);
    expect(took).toEqual([1_900_003_600_000]);
    stop();
    await clock.advance(3_600_000);
    expect(took).toHaveLength(1);
  });

  it('gives no token when the issuer has taken its word back, nor in another tab', async () => {
    const clock = heldClock(1_899_999_900_000);
    const tab = new Tab();
    tab.setItem('rostrum.refresh', 'stolen');
    const took = vi.fn();
    signIn(tab, clock).keepFresh(1_900_000_000_000, took);
    signIn(new Tab(), clock).keepFresh(1_900_000_000_000, took);
    await clock.advance(3_600_000);
    expect(took).not.toHaveBeenCalled();
  });

  it('ends the session at the issuer too, with no token in the address, and forgets its own part', async () => {
    const clock = heldClock(1_899_999_900_000);
    const tab = new Tab();
    const pages = signIn(tab, clock);
    const { expiresAt, token } = (await pages.finish(grant(await pages.begin('/'))))!;
    const address = new URL((await pages.end())!);
    expect(address.href).not.toContain(token);
    expect(Object.fromEntries(address.searchParams)).toEqual({
      theme: 'dark', client_id: 'client', post_logout_redirect_uri: BACK, logout_uri: BACK,
    });
    const took = vi.fn();
    pages.keepFresh(expiresAt, took);
    await clock.advance(3_600_000);
    expect(took).not.toHaveBeenCalled();
  });

  it('signs out here where the issuer ends no sessions, or cannot be reached', async () => {
    endsSessions = false;
    expect(await signIn().end()).toBeUndefined();
    answers = () => new Response('', { status: 503 });
    expect(await signIn().end()).toBeUndefined();
  });

  it('is no business of any other visit', async () => {
    for (const address of ['https://live.test/', 'https://live.test/?code=7', 'https://live.test/?state=on']) {
      expect(await signIn().finish(address)).toBeUndefined();
    }
  });

  it('takes no answer that this tab did not ask for, and none twice', async () => {
    const tab = new Tab();
    const back = grant(await signIn(tab).begin('/'));
    expect(await codeOf(signIn().finish(back))).toBe('identity/sign-in-stale');
    await signIn(tab).finish(back);
    expect(await codeOf(signIn(tab).finish(back))).toBe('identity/sign-in-stale');
    const forged = grant(await signIn(tab).begin('/')).replace(/state=[^&]+/, 'state=forged');
    expect(await codeOf(signIn(tab).finish(forged))).toBe('identity/sign-in-stale');
  });

  it('says that it was refused, and that the issuer cannot be reached', async () => {
    const pages = signIn();
    const { searchParams } = new URL(await pages.begin('/'));
    const refusal = `${BACK}?error=access_denied&error_description=No&state=${searchParams.get('state')!}`;
    expect(await codeOf(pages.finish(refusal))).toBe('identity/sign-in-refused');
    const other = signIn();
    const back = grant(await other.begin('/'));
    codes.clear();
    expect(await codeOf(other.finish(back))).toBe('identity/issuer-unreachable');
    answers = () => {
      throw new TypeError('failed');
    };
    expect(await codeOf(signIn().begin('/'))).toBe('identity/issuer-unreachable');
    answers = () => new Response('', { status: 503 });
    expect(await codeOf(signIn().begin('/'))).toBe('identity/issuer-unreachable');
  });
});

describe('deployedIssuer', () => {
  const of = (answer: () => Response) => deployedIssuer(async () => answer());

  it('is what the deployment says, and nothing on a laptop', async () => {
    const said = { issuer: ISSUER, clientId: 'client', signInPages: 'https://pages.test' };
    expect(await of(() => Response.json(said))).toEqual({ issuer: ISSUER, clientId: 'client' });
    expect(await of(() => Response.json({}))).toBeUndefined();
    expect(await of(() => new Response('<html>', { headers: { 'content-type': 'text/html' } }))).toBeUndefined();
    expect(await of(() => {
      throw new TypeError('failed');
    })).toBeUndefined();
  });
});
