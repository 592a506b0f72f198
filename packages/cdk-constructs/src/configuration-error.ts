/**
 * A combination of props that cannot be deployed, found at synth. `message` says what and why and ends with the mend;
 * `code` is stable: `<folder>/<reason>`.
 */
export class ConfigurationError extends Error {
  constructor(readonly code: `${string}/${string}`, what: string, readonly hint: string) {
    super(`${what} ${hint} (${code})`);
    this.name = 'ConfigurationError';
  }
}
