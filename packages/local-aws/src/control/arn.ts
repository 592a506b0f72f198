import { randomInt } from 'node:crypto';

/** The one account there is. */
export const ACCOUNT = '000000000000';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Twelve letters and digits, the form of the ids that IVS gives to stages, rooms, messages and keys. */
export function newId(): string {
  return randomWord(12);
}

export function randomWord(length: number): string {
  let word = '';
  while (word.length < length) word += ALPHABET[randomInt(ALPHABET.length)];
  return word;
}

/** The word before the id in an ARN. */
export type ResourceKind =
  | 'stage' | 'public-key' | 'room'
  | 'channel' | 'stream-key' | 'playback-key' | 'playback-restriction-policy' | 'recording-configuration'
  | 'composition' | 'encoder-configuration' | 'storage-configuration';

/** Rooms are of the service `ivschat`, all else of `ivs`. */
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
