import type { Clock } from '@rostrum/core/ports';
import * as v from 'valibot';
import { fetched, refused, unavailable } from './creators-http.js';

/** Where credentials are exchanged: version 2 by Amazon Cognito, 3 by Login with Amazon; by region of the world. */
const TOKEN_URLS = {
  '2.1': 'https://creatorsapi.auth.us-east-1.amazoncognito.com/oauth2/token',
  '2.2': 'https://creatorsapi.auth.eu-south-2.amazoncognito.com/oauth2/token',
  '2.3': 'https://creatorsapi.auth.us-west-2.amazoncognito.com/oauth2/token',
  '3.1': 'https://api.amazon.com/auth/o2/token',
  '3.2': 'https://api.amazon.co.uk/auth/o2/token',
  '3.3': 'https://api.amazon.co.jp/auth/o2/token',
} as const;

type CreatorsVersion = keyof typeof TOKEN_URLS;
/** Of the credentials that there are. */
export const CREATORS_VERSIONS = Object.keys(TOKEN_URLS) as readonly CreatorsVersion[];

/** As Associates Central shows them when they are made. */
export interface CreatorsCredentials {
  readonly credentialId: string;
  readonly credentialSecret: string;
  readonly version: CreatorsVersion;
  readonly endpoint?: string | undefined;
}

/** Asked anew so many milliseconds before it ends. */
const EARLY = 60_000;
const granted = v.object({ access_token: v.string(), expires_in: v.optional(v.number(), 3600) });

/** The access token of the Creators API: OAuth 2.0 client credentials, kept while it is good. */
export class CreatorsToken {
  #token: Promise<{ readonly text: string; readonly until: number }> | undefined;

  constructor(private readonly credentials: CreatorsCredentials, private readonly clock: Clock) {}

  /** The header. Errors: `products/credentials-refused`, `products/unavailable`. */
  async authorization(): Promise<string> {
    const known = this.#token;
    // Several may find it over at once: the first of them asks anew.
    if (known && (await known).until <= this.clock.now() && this.#token === known) this.forget();
    this.#token ??= this.#ask().catch((error: unknown) => {
      this.forget();
      throw error;
    });
    const { version } = this.credentials;
    const { text } = await this.#token;
    return isCognito(version) ? `Bearer ${text}, Version ${version}` : `Bearer ${text}`;
  }

  forget(): void {
    this.#token = undefined;
  }

  async #ask(): Promise<{ readonly text: string; readonly until: number }> {
    const { version, endpoint } = this.credentials;
    const url = endpoint === undefined ? TOKEN_URLS[version] : `${endpoint}/auth/o2/token`;
    const response = await fetched(url, { method: 'POST', ...this.#request() });
    const body: unknown = await response.json().catch(() => undefined);
    // OAuth says 400 to credentials that it does not know (RFC 6749, 5.2).
    if (!response.ok) throw refused(response.status === 400 ? 401 : response.status, '');
    const read = v.safeParse(granted, body);
    if (!read.success) throw unavailable('Amazon answered something else than a token.');
    const { access_token: text, expires_in: seconds } = read.output;
    return { text, until: this.clock.now() + seconds * 1000 - EARLY };
  }

  #request(): Pick<RequestInit, 'headers' | 'body'> {
    const { credentialId, credentialSecret, version } = this.credentials;
    if (!isCognito(version)) {
      return {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          grant_type: 'client_credentials', client_id: credentialId, client_secret: credentialSecret,
          scope: 'creatorsapi::default',
        }),
      };
    }
    const basic = Buffer.from(`${credentialId}:${credentialSecret}`).toString('base64');
    return {
      headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: `Basic ${basic}` },
      body: 'grant_type=client_credentials&scope=creatorsapi/default',
    };
  }
}

const isCognito = (version: string): boolean => version.startsWith('2.');
