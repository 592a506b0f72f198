import { randomInt } from 'node:crypto';

/** The one account there is. */
export const ACCOUNT = '000000000000';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Twelve letters and digits, the form of the ids that IVS gives to stages, rooms, messages and keys. */
export function newId(): string {
  let id = '';
  for (let length = 0; length < 12; length += 1) id += ALPHABET[randomInt(ALPHABET.length)];
  return id;
}

export type ResourceKind = 'stage' | 'public-key' | 'room';

/** Stages and public keys are of the service `ivs`, rooms of `ivschat`. */
export function arnOf(kind: ResourceKind, region: string, id: string): string {
  return `arn:aws:${kind === 'room' ? 'ivschat' : 'ivs'}:${region}:${ACCOUNT}:${kind}/${id}`;
}

/** What comes after the last slash. */
export function idOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

export function regionOf(arn: string): string {
  return arn.split(':')[3] ?? '';
}
