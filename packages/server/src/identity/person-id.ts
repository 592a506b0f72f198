import { createHash } from 'node:crypto';

/** About 103 bits: two people never meet in one id. */
const LENGTH = 20;

/**
 * The id of a person in events: 20 characters of a-z and 0-9, always the same for an issuer and a subject. The
 * subject cannot be read from it, so views and logs do not tell who somebody is elsewhere.
 */
export function personId(issuer: string, subject: string): string {
  const digest = createHash('sha256').update(issuer).update('\0').update(subject).digest('hex');
  return BigInt(`0x${digest}`).toString(36).padStart(50, '0').slice(-LENGTH);
}
