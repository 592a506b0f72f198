import { offline, problemOf, unreadable } from './problem.js';

export interface RequestOptions {
  /** Where the server is: `https://live.example.org`; empty for the page's own origin. */
  readonly url: string;
  /** The caller's token now: of the issuer, or of a guest. Undefined for nobody in particular. */
  readonly getToken: () => string | undefined | Promise<string | undefined>;
  /** The platform's unless told. */
  readonly fetch?: typeof fetch;
}

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** A status that is no error though it is not in the two hundreds: 304. */
  readonly accept?: number;
  /** Goes on when the page is closed meanwhile. */
  readonly keepalive?: boolean;
}

/** One request. The token goes in a header and nowhere else. Rejects with a LiveError. */
export async function request(options: RequestOptions, path: string, call: Call = {}): Promise<Response> {
  const { method = 'GET', body, headers = {}, accept, keepalive = false } = call;
  const { url, getToken, fetch = globalThis.fetch } = options;
  const token = await getToken();
  const response = await fetch(`${url}${path}${queryOf(call)}`, {
    method,
    keepalive,
    headers: {
      ...headers,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch(() => {
    throw offline();
  });
  if (!response.ok && response.status !== accept) throw await problemOf(response);
  return response;
}

/** The answer's JSON. Rejects with a LiveError. */
export async function json<Answer>(options: RequestOptions, path: string, call?: Call): Promise<Answer> {
  const response = await request(options, path, call);
  return (await response.json().catch(() => {
    throw unreadable(response.status);
  })) as Answer;
}

function queryOf({ query = {} }: Call): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return given.length ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : '';
}
