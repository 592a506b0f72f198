import { ConfigurationError } from '../configuration-error.js';
import { checkedIssuer } from '../identity/issuer.js';
import type { LiveEventBackendProps } from './live-event-backend.js';

/** Throws what is wrong with props by themselves, before anything is made of them. */
export function checkProps({ issuer, accounts, allowedOrigins = [] }: LiveEventBackendProps): void {
  if (issuer) checkedIssuer(issuer);
  if (issuer && accounts) {
    throw new ConfigurationError(
      'backend/accounts-of-another-issuer',
      `The issuer ${issuer.url} has accounts of its own, so that accounts: '${accounts}' means nothing.`,
      'Leave out accounts, or leave out issuer.',
    );
  }
  const wrong = allowedOrigins.find((origin) => !/^https:\/\/[^/]+$/.test(origin));
  if (wrong !== undefined) {
    throw new ConfigurationError(
      'backend/origin-not-https',
      `${wrong} is not the origin of a page that may send tokens: scheme and host alone, with https:.`,
      'Write it as https://example.org.',
    );
  }
}
