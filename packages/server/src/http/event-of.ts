import { LiveError, type Accepted } from '@rostrum/core/engine';
import type { EventHost } from '../host/index.js';
import type { Services } from './services.js';

/** Errors: `session/missing`. */
export async function eventOf({ hosts }: Pick<Services, 'hosts'>, id: string): Promise<EventHost> {
  const host = /^[a-z0-9]{1,26}$/.test(id) ? await hosts.open(id) : undefined;
  if (host) return host;
  throw new LiveError('session/missing', 'This event does not exist.', 'Check the link.', { kind: 'unknown' });
}

/** What a command gave, or its refusal thrown. */
export function accepted(answer: Accepted | LiveError): { readonly seq: number } {
  if (answer instanceof LiveError) throw answer;
  return { seq: answer.seq };
}

/** Throws what it is given, if it is a refusal. */
export function allowed<Value>(value: Value | LiveError): Value {
  if (value instanceof LiveError) throw value;
  return value;
}
