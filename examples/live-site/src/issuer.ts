import { createSignIn, type SignIn, type Voucher } from '@rostrum/core/adapters/oidc';
import { api } from './api.js';
import { identityStore } from './identity.js';

/** What the deployment says of itself. On a laptop there is none, and the development issuer signs people in. */
interface Deployment {
  readonly issuer: string;
  readonly clientId: string;
}

/** A token lasts an hour, and the next one is asked for before. Milliseconds. */
const EARLY = 5 * 60_000;
const REFRESH = 'live-site.refresh';

let pages: SignIn | undefined;

/** The way to the issuer's pages; undefined where people sign in by name. */
export const issuerPages = (): SignIn | undefined => pages;

async function deployment(): Promise<Deployment | undefined> {
  const response = await fetch('/config.json').catch(() => undefined);
  if (!response?.headers.get('content-type')?.includes('json')) return undefined;
  const { issuer, clientId } = (await response.json()) as Partial<Deployment>;
  return issuer && clientId ? { issuer, clientId } : undefined;
}

/** Before the page is drawn: whoever comes back from the issuer is signed in, and where they were. */
export async function arrive(): Promise<void> {
  const known = await deployment();
  if (!known) return;
  pages = createSignIn({ ...known, redirectUrl: `${location.origin}/` });
  const back = await pages.finish(location.href);
  if (!back) return keepFresh(identityStore.get()?.expiresAt);
  const { token, expiresAt, returnTo } = back;
  remember(back);
  // The server says who that is.
  identityStore.set({ token, expiresAt, name: '' });
  const { name } = await api.me();
  identityStore.set({ token, expiresAt, name });
  history.replaceState(null, '', returnTo);
}

function remember({ refresh, expiresAt }: Voucher): void {
  if (refresh !== undefined) sessionStorage.setItem(REFRESH, refresh);
  keepFresh(expiresAt);
}

function keepFresh(expiresAt: number | undefined): void {
  if (expiresAt !== undefined) setTimeout(() => void renew(), Math.max(0, expiresAt - EARLY - Date.now()));
}

/** Whoever has signed out meanwhile stays so. */
async function renew(): Promise<void> {
  const refresh = sessionStorage.getItem(REFRESH);
  const identity = identityStore.get();
  if (!pages || !identity || refresh === null) return;
  const next = await pages.renew(refresh).catch(() => undefined);
  if (!next || !identityStore.get()) return;
  identityStore.set({ ...identity, token: next.token, expiresAt: next.expiresAt });
  remember(next);
}
