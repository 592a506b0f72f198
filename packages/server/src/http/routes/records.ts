import * as v from 'valibot';
import { isStaff } from '@rostrum/core/engine';
import { tablesOf } from '@rostrum/core/event';
import { barred } from '@rostrum/core/roster';
import { member } from '../../access/index.js';
import { auditTrail } from '../audit-trail.js';
import { only } from '../only.js';
import { allowed, eventOf } from '../event-of.js';
import { route, type Route } from '../route.js';
import type { Services } from '../services.js';

const wholeNumber = (digits: number, min: number, max: number) =>
  v.pipe(v.string(), v.regex(new RegExp(`^\\d{1,${digits}}$`)), v.transform(Number), v.minValue(min), v.maxValue(max));
const logQuery = v.strictObject({
  after: v.optional(wholeNumber(12, 0, Number.MAX_SAFE_INTEGER), '0'),
  limit: v.optional(wholeNumber(3, 1, 500), '100'),
});

export function recordRoutes(services: Services): readonly Route[] {
  const { limits, people, signUps } = services;
  return [
    route({
      method: 'GET',
      path: '/api/me',
      who: 'anybody-known',
      summary: 'Who the caller is.',
      handle: async ({ person, caller }) => ({ person, name: caller!.name ?? (await people.name(person)) ?? '' }),
    }),
    route({
      method: 'GET',
      path: '/api/events/{id}/chat',
      who: 'anybody-known',
      summary: 'The newest group messages, for those who come late.',
      async handle({ params, person }) {
        const host = await eventOf(services, params.id);
        return host.read((engine) => {
          allowed(member(engine, person));
          return { messages: engine.history('messages') };
        });
      },
    }),
    route({
      method: 'GET',
      path: '/api/events/{id}/log',
      who: 'anybody-known',
      query: logQuery,
      summary: 'The audit trail: every act of staff.',
      async handle({ params, person, query }) {
        const host = await eventOf(services, params.id);
        only(await host.read((engine) => engine.roleOf(person)), isStaff);
        return auditTrail(services, host, query);
      },
    }),
    route({
      method: 'PUT',
      path: '/api/events/{id}/signup',
      who: 'signed-in',
      summary: 'Signs up for an event.',
      async handle({ params, person, caller }) {
        allowed(limits.changes.take(person));
        const host = await eventOf(services, params.id);
        if (await host.read((engine) => tablesOf(engine).people.get(person)?.barred)) throw barred();
        await signUps.add(host, person, caller!.name ?? (await people.name(person)) ?? '');
        return {};
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/events/{id}/signup',
      who: 'signed-in',
      summary: 'Takes a sign-up back.',
      async handle({ params, person }) {
        allowed(limits.changes.take(person));
        await signUps.remove(await eventOf(services, params.id), person);
        return {};
      },
    }),
    route({
      method: 'GET',
      path: '/api/events/{id}/signups',
      who: 'signed-in',
      summary: 'Who has signed up.',
      async handle({ params, person }) {
        const host = await eventOf(services, params.id);
        only(await host.read((engine) => engine.roleOf(person)), (role) => role === 'host');
        return { signups: await signUps.all(params.id) };
      },
    }),
  ];
}
