import { LiveError } from '@rostrum/core/engine';

/** The request does not show who sends it. HTTP 401. */
export class NotSignedIn extends LiveError {
  constructor(reason: 'missing' | 'invalid' | 'expired') {
    super(`identity/${reason}`, MESSAGES[reason], 'Sign in, and send the token as "Authorization: Bearer <token>".', {
      kind: 'denied',
    });
    this.name = 'NotSignedIn';
  }
}

const MESSAGES = {
  missing: 'You are not signed in.',
  invalid: 'The token is not one of the issuer that this server trusts.',
  expired: 'The token has expired.',
};
