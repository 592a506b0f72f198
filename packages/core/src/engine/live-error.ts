/** What a refusal is about; the HTTP status follows from it (400, 403, 404, 409, 429). */
export type ErrorKind = 'invalid' | 'denied' | 'unknown' | 'conflict' | 'limit';

export interface LiveErrorOptions {
  /** `conflict` unless told. */
  readonly kind?: ErrorKind;
  /** Where in the input, for `invalid`: `['person']`. */
  readonly path?: readonly (string | number)[];
  /** Seconds until it is worth trying again, for `limit`. */
  readonly retryAfter?: number;
}

/** What crosses the wire for a refusal; a problem document (RFC 9457) is made of the same fields. */
export interface LiveErrorData {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly kind: ErrorKind;
  readonly path?: readonly (string | number)[];
  readonly retryAfter?: number;
}

/**
 * A refusal. `code` is `feature/reason` and stable; `message` says what happened and why; `hint` what to do.
 */
export class LiveError extends Error {
  readonly code: `${string}/${string}`;
  readonly hint: string;
  readonly kind: ErrorKind;
  readonly path?: readonly (string | number)[];
  readonly retryAfter?: number;

  constructor(code: `${string}/${string}`, message: string, hint: string, options: LiveErrorOptions = {}) {
    super(message);
    this.name = 'LiveError';
    this.code = code;
    this.hint = hint;
    this.kind = options.kind ?? 'conflict';
    if (options.path) this.path = options.path;
    if (options.retryAfter !== undefined) this.retryAfter = options.retryAfter;
  }

  toJSON(): LiveErrorData {
    const { code, message, hint, kind, path, retryAfter } = this;
    return { code, message, hint, kind, ...(path && { path }), ...(retryAfter !== undefined && { retryAfter }) };
  }

  static from(data: LiveErrorData): LiveError {
    return new LiveError(data.code as `${string}/${string}`, data.message, data.hint, data);
  }
}
