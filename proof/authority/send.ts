import type { Rig } from '../../packages/server/src/testing/rig.test.support.js';
import type { SkippingClock } from '../../packages/server/src/testing/skipping-clock.test.support.js';

export interface Answer {
  readonly status: number;
  /** Of a problem; `ok` when it is none. */
  readonly code: string;
}

/** One request; what is too much for a minute is asked again a minute later. */
export async function send(
  rig: Rig, clock: SkippingClock, method: string, path: string, token: string | undefined, body: unknown,
): Promise<Answer> {
  for (;;) {
    const options = { ...(token !== undefined && { token }), ...(body !== undefined && { body }) };
    const response = await rig.request(method, path, options);
    const text = await response.text();
    if (response.status === 429) {
      clock.skip(Number(response.headers.get('retry-after')) * 1000);
      continue;
    }
    const isProblem = response.headers.get('content-type')?.startsWith('application/problem') ?? false;
    return { status: response.status, code: isProblem ? (JSON.parse(text) as { code: string }).code : 'ok' };
  }
}
