import type { Clock } from '@rostrum/core/ports';

const FIRST = 50;
const LONGEST = 5_000;

const TRANSIENT: ReadonlySet<string> = new Set([
  'ThrottlingException', 'ProvisionedThroughputExceededException', 'RequestLimitExceeded', 'LimitExceededException',
  'InternalServerError', 'InternalFailure', 'ServiceUnavailable', 'ServiceUnavailableException',
  'TimeoutError', 'RequestTimeout', 'RequestTimeoutException', 'NetworkingError',
]);
const BROKEN_LINE: ReadonlySet<string> = new Set([
  'ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH',
]);

/** Whether the same request may succeed later. It may have succeeded already: the reply can be what was lost. */
export function isTransient(error: unknown): boolean {
  const { name, code, $metadata } = error as { name?: string; code?: string; $metadata?: { httpStatusCode?: number } };
  return TRANSIENT.has(name ?? '') || BROKEN_LINE.has(code ?? '') || ($metadata?.httpStatusCode ?? 0) >= 500;
}

export interface RetryOptions {
  readonly clock: Clock;
  /** How often to try at most. */
  readonly attempts: number;
  /** Ends the waiting; the last error is thrown. */
  readonly signal?: AbortSignal | undefined;
}

/** Tries again after throttling, server errors and broken connections, with exponential backoff and full jitter. */
export async function retrying<Result>(work: () => Promise<Result>, options: RetryOptions): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= options.attempts || options.signal?.aborted || !isTransient(error)) throw error;
      const longest = Math.min(LONGEST, FIRST * 2 ** Math.min(attempt - 1, 10));
      await pause(options.clock, options.clock.random() * longest, options.signal);
    }
  }
}

function pause(clock: Clock, milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      cancel();
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const cancel = clock.after(milliseconds, done);
    signal?.addEventListener('abort', done);
  });
}
