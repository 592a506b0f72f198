/** Thrown when the server refuses a request for good. */
export class Refused extends Error {
  constructor(path, status, { code = 'http', detail = '' }) {
    super(`${path}: ${status} ${code} ${detail}`.trim());
    Object.assign(this, { status, code });
  }
}

/** Times that a request is asked again: a server that is busy is given a break, not more of the same. */
const ATTEMPTS = 20;

/**
 * Asks with JSON and gives what is answered. Told to wait (429, 503), or cut off, it waits as long as it is told, and
 * asks again. `until` ends all of it.
 */
export async function post(url, path, { body = {}, headers = {}, until }) {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(`${url}${path}`, {
      method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers },
      signal: until,
    }).catch((error) => {
      if (until.aborted || attempt >= ATTEMPTS) throw error;
      return undefined;
    });
    const answer = await response?.json().catch(() => ({}));
    if (response?.ok) return answer;
    const isBusy = !response || response.status === 429 || response.status === 503;
    if (!isBusy || attempt >= ATTEMPTS) throw new Refused(path, response.status, answer);
    await sleep(1_000 * Number(response?.headers.get('retry-after') ?? 1), until);
  }
}

/** Rejects when it is over before. */
export function sleep(milliseconds, until) {
  return new Promise((resolve, reject) => {
    if (until.aborted) return reject(until.reason);
    const stop = () => {
      clearTimeout(timer);
      reject(until.reason);
    };
    const timer = setTimeout(() => {
      until.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    until.addEventListener('abort', stop, { once: true });
  });
}
