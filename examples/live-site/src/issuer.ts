import { createSignIn, deployedIssuer, type SignIn } from '@rostrum/core/adapters/oidc';
import { api } from './api.js';
import { identityStore } from './identity.js';

let pages: SignIn | undefined;

/** The way to the issuer's pages; undefined where people sign in by name. */
export const issuerPages = (): SignIn | undefined => pages;

/** Before the page is drawn: whoever comes back from the issuer is signed in, and where they were. */
export async function arrive(): Promise<void> {
  const issuer = await deployedIssuer();
  if (!issuer) return;
  pages = createSignIn({ ...issuer, redirectUrl: `${location.origin}/` });
  const back = await pages.finish(location.href);
  if (back) {
    const { token, expiresAt, returnTo } = back;
    // The server says who that is.
    identityStore.set({ token, expiresAt, name: '' });
    const { name } = await api.me();
    identityStore.set({ token, expiresAt, name });
    history.replaceState(null, '', returnTo);
  }
  const known = identityStore.get();
  if (!known) return;
  pages.keepFresh(known.expiresAt, ({ token, expiresAt }) => {
    // Whoever has signed out meanwhile stays so.
    const identity = identityStore.get();
    if (identity) identityStore.set({ ...identity, token, expiresAt });
  });
}

/** Also at the issuer: whoever sits down here next is somebody else. */
export async function signOut(): Promise<void> {
  identityStore.set(undefined);
  const page = await pages?.end();
  if (page) location.assign(page);
}
