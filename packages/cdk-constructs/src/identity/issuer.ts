import { ConfigurationError } from '../configuration-error.js';

/** Who signs people in: any OpenID Connect issuer. */
export interface Issuer {
  /** As tokens say it in `iss`; its discovery document is below. `https:` */
  readonly url: string;
  /** What tokens say in `aud` (or Amazon Cognito in `client_id`): the client of the site. */
  readonly audience: string;
}

/** Throws `identity/issuer-not-https`. */
export function checkedIssuer(issuer: Issuer): Issuer {
  if (issuer.url.startsWith('https://')) return issuer;
  throw new ConfigurationError(
    'identity/issuer-not-https',
    `The issuer ${issuer.url} is not an https: URL, so that anybody on the way could sign people in.`,
    'Give the URL that the tokens have in `iss`, with https:.',
  );
}
