import { LiveError } from '../../engine/live-error.js';
import { systemClock, type Clock } from '../../ports/index.js';

export interface OidcOptions {
  /** Its discovery document is at `<issuer>/.well-known/openid-configuration`. */
  readonly issuer: string;
  /** A public client: it has no secret. */
  readonly clientId: string;
  /** Where the issuer sends people back to, as it is registered there. */
  readonly redirectUrl: string;
  /** What outlives the way to the issuer and back, and a reload; the tab's session storage unless told. */
  readonly storage?: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly fetch?: typeof globalThis.fetch;
  /** The system's unless told. */
  readonly clock?: Clock;
}

/** Somebody whom the issuer vouches for, for a while. */
export interface Voucher {
  /** The id token: what the server wants as `Authorization: Bearer`. */
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Somebody who has come back from the issuer. */
export interface SignedIn extends Voucher {
  /** What was given to `begin`. */
  readonly returnTo: string;
}

export interface SignIn {
  /** The address of the issuer's pages, to go to. Errors: `identity/issuer-unreachable`. */
  begin(returnTo: string): Promise<string>;
  /**
   * What somebody has come back with; undefined when this is the address of any other visit. Errors:
   * `identity/sign-in-refused`, `identity/sign-in-stale`, `identity/issuer-unreachable`.
   */
  finish(address: string): Promise<SignedIn | undefined>;
  /**
   * Gives the next token five minutes before each one ends, for as long as the issuer gives one in this tab. Returns the
   * end of it.
   */
  keepFresh(expiresAt: number, took: (next: Voucher) => void): () => void;
  /**
   * Forgets what this tab has, and gives the address of the issuer's page that ends the session there and comes back to
   * `redirectUrl` (OpenID Connect RP-Initiated Logout 1.0); undefined when the issuer names none, or cannot be reached.
   */
  end(): Promise<string | undefined>;
}

interface Endpoints {
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly end_session_endpoint?: string;
}
interface Pending {
  readonly state: string;
  readonly verifier: string;
  readonly returnTo: string;
}

const PENDING = 'rostrum.sign-in';
const REFRESH = 'rostrum.refresh';
/** A token is renewed so long before it ends, in milliseconds. */
const EARLY = 5 * 60_000;

/**
 * Signs people in with any OpenID Connect issuer, for example Amazon Cognito: authorization code with PKCE (RFC 7636).
 * The token is for the server, which verifies it; here it is only carried.
 */
export function createSignIn(options: OidcOptions): SignIn {
  const { issuer, clientId, redirectUrl, storage = globalThis.sessionStorage, fetch = globalThis.fetch } = options;
  const { clock = systemClock } = options;
  const asked = async <Answer>(url: string, init?: RequestInit): Promise<Answer> => {
    const response = await fetch(url, init).catch(() => undefined);
    if (!response?.ok) throw unreachable(response?.status);
    return (await response.json()) as Answer;
  };
  const granted = async (grant: Readonly<Record<string, string>>): Promise<Voucher> => {
    const { id_token: token, refresh_token: refresh } = await asked<{ id_token?: string; refresh_token?: string }>(
      (await endpoints()).token_endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ client_id: clientId, ...grant }),
      });
    if (token === undefined) throw refused('There is no id token in its answer.');
    // Without a new one in the answer, the old one goes on to be good.
    if (refresh !== undefined) storage.setItem(REFRESH, refresh);
    return { token, expiresAt: expiryOf(token) };
  };
  const endpoints = () => asked<Endpoints>(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);

  return {
    async begin(returnTo) {
      const pending: Pending = { state: secret(), verifier: secret(), returnTo };
      const address = new URL((await endpoints()).authorization_endpoint);
      storage.setItem(PENDING, JSON.stringify(pending));
      const wanted = {
        response_type: 'code', client_id: clientId, redirect_uri: redirectUrl, scope: 'openid profile email',
        state: pending.state, code_challenge: await challengeOf(pending.verifier), code_challenge_method: 'S256',
      };
      for (const [name, value] of Object.entries(wanted)) address.searchParams.set(name, value);
      return address.href;
    },
    async finish(address) {
      const { searchParams } = new URL(address);
      const state = searchParams.get('state');
      const code = searchParams.get('code');
      const refusal = searchParams.get('error');
      if (state === null || (code === null && refusal === null)) return undefined;
      const pending = JSON.parse(storage.getItem(PENDING) ?? 'null') as Pending | null;
      storage.removeItem(PENDING);
      if (pending?.state !== state) throw stale();
      if (code === null) throw refused(searchParams.get('error_description') ?? refusal!);
      const voucher = await granted({
        grant_type: 'authorization_code', redirect_uri: redirectUrl, code, code_verifier: pending.verifier,
      });
      return { ...voucher, returnTo: pending.returnTo };
    },
    keepFresh(expiresAt, took) {
      let cancel = () => {};
      let isOver = false;
      const renew = async () => {
        const refresh = storage.getItem(REFRESH);
        if (refresh === null) return;
        const next = await granted({ grant_type: 'refresh_token', refresh_token: refresh });
        if (isOver) return;
        took(next);
        arm(next.expiresAt);
      };
      // Where it is refused, the token ends, and the server says so.
      const arm = (end: number) => {
        cancel = clock.after(Math.max(0, end - EARLY - clock.now()), () => void renew().catch(() => undefined));
      };
      arm(expiresAt);
      return () => {
        isOver = true;
        cancel();
      };
    },
    async end() {
      for (const key of [PENDING, REFRESH]) storage.removeItem(key);
      const { end_session_endpoint: page } = await endpoints().catch((): Partial<Endpoints> => ({}));
      if (page === undefined) return undefined;
      const address = new URL(page);
      // The client says who asks: an id token does not belong in a URL. Amazon Cognito has a name of its own for the way back.
      const wanted = { client_id: clientId, post_logout_redirect_uri: redirectUrl, logout_uri: redirectUrl };
      for (const [name, value] of Object.entries(wanted)) address.searchParams.set(name, value);
      return address.href;
    },
  };
}

const unreachable = (status: number | undefined) => new LiveError('identity/issuer-unreachable',
  status === undefined ? 'Whoever signs people in cannot be reached.' : `Whoever signs people in answered ${status}.`,
  'Try again. Whoever runs this: look at the issuer, and at connect-src of the page.');
const stale = () => new LiveError('identity/sign-in-stale', 'This is not the end of a sign-in that began in this tab.',
  'Sign in again.', { kind: 'denied' });
const refused = (why: string) => new LiveError('identity/sign-in-refused', `You were not signed in: ${why}`,
  'Try again, or with another account.', { kind: 'denied' });

/** 256 bit. */
const secret = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));

const challengeOf = async (verifier: string): Promise<string> =>
  base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** Read, not believed: the server verifies. */
function expiryOf(token: string): number {
  const body = token.split('.')[1] ?? '';
  const { exp } = JSON.parse(atob(body.replaceAll('-', '+').replaceAll('_', '/'))) as { exp: number };
  return exp * 1_000;
}
