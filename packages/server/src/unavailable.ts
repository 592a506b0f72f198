import { LiveError } from '@rostrum/core/engine';

/** Something that the server needs does not answer. HTTP 503: the request was in order and may be sent again. */
export class Unavailable extends LiveError {
  constructor(code: `${string}/${string}`, message: string, options?: { readonly cause: unknown }) {
    super(code, message, 'Try again in a moment.', { kind: 'limit', retryAfter: 2 });
    this.name = 'Unavailable';
    if (options) this.cause = options.cause;
  }
}
