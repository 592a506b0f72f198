import * as v from 'valibot';
import { NAME_LENGTH } from '@rostrum/core/roster';
import { personId } from '../../identity/index.js';
import { allowed } from '../event-of.js';
import { route, type Route } from '../route.js';
import type { Services } from '../services.js';

const signInInput = v.strictObject({ name: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(NAME_LENGTH)) });

/** The built-in issuer; there only when no other is configured. */
export function developmentRoutes({ development, publicUrl, limits, people }: Services): readonly Route[] {
  if (!development) return [];
  const { discovery, keys, signIn } = development;
  return [
    route({
      method: 'GET',
      path: '/dev/.well-known/openid-configuration',
      who: 'everybody',
      summary: 'Discovery of the development issuer.',
      handle: () => Promise.resolve(discovery),
    }),
    route({
      method: 'GET',
      path: '/dev/jwks.json',
      who: 'everybody',
      summary: 'Keys of the development issuer.',
      handle: () => Promise.resolve(keys),
    }),
    route({
      method: 'POST',
      path: '/dev/sign-in',
      who: 'everybody',
      body: signInInput,
      summary: 'Signs in by name, in development.',
      async handle({ body: { name }, address }) {
        allowed(limits.signIns.take(address));
        const { token, subject, expiresAt } = await signIn(name);
        const person = personId(`${publicUrl}/dev`, subject);
        await people.remember(person, name);
        return { token, person, name, expiresAt };
      },
    }),
  ];
}
