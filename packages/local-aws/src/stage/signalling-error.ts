/** The numbers that the SDK knows, in the body of a failed WHIP request and in an SDP_ANSWER. */
export const SignallingCode = {
  unspecified: 2001,
  tokenExpired: 2002,
  noPermissions: 2003,
  remoteStreamNotFound: 2004,
  noMatchingCodec: 2014,
} as const;

/** Why a publish or subscribe request failed, as HTTP status and the SDK's own code. */
export class SignallingError extends Error {
  constructor(
    readonly status: number,
    readonly code: (typeof SignallingCode)[keyof typeof SignallingCode],
    message: string,
  ) {
    super(message);
    this.name = 'SignallingError';
  }
}
