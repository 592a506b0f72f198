import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { LiveError } from '@rostrum/core/engine';
import { planInput, updateInput } from '@rostrum/core/session';
import { accepted, allowed, eventOf } from '../event-of.js';
import { publicSnapshots } from '../public-snapshot.js';
import { newEvent } from '../new-event.js';
import { route, type Route } from '../route.js';
import type { Services } from '../services.js';

/** A description has 5,000 characters of up to three bytes each (S4.3). */
const PLAN_BYTES = 32 * 1024;
const CURSOR = v.pipe(v.string(), v.regex(/^[so][\w-]{0,400}$/));

const listQuery = v.strictObject({
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(500)),
    '100',
  ),
  cursor: v.optional(CURSOR),
});

export function eventRoutes(services: Services): readonly Route[] {
  const { directory, limits, creators } = services;
  const snapshotOf = publicSnapshots();
  return [
    route({
      method: 'GET', path: '/api/events', who: 'everybody', query: listQuery,
      summary: 'Events to come, soonest first, then those that are over, latest first.',
      handle: ({ query: { limit, cursor } }) => directory.list(limit, cursor),
    }),
    route({
      method: 'POST', path: '/api/events', who: 'signed-in', body: planInput, most: PLAN_BYTES, status: 201,
      summary: 'Makes an event whose host the caller is.',
      async handle({ body: plan, caller, person }) {
        allowed(limits.changes.take(person));
        if (creators && !creators.has(person)) throw notACreator();
        const id = await newEvent(services, { person, name: caller!.name, plan });
        return { id };
      },
    }),
    route({
      method: 'GET', path: '/api/events/{id}', who: 'everybody', summary: 'The public view of an event.',
      handle: async ({ params, request }) => snapshotOf(await eventOf(services, params.id), request),
    }),
    route({
      method: 'PATCH', path: '/api/events/{id}', who: 'anybody-known', body: updateInput, most: PLAN_BYTES,
      summary: 'Changes the plan of an event.',
      async handle({ params, body, person }) {
        allowed(limits.changes.take(person));
        const host = await eventOf(services, params.id);
        const answer = accepted(
          await host.execute({ id: randomUUID(), person, command: 'session/update', input: body }),
        );
        await directory.refresh(host);
        return answer;
      },
    }),
    route({
      method: 'DELETE', path: '/api/events/{id}', who: 'anybody-known', summary: 'Cancels an event.',
      async handle({ params, person }) {
        allowed(limits.changes.take(person));
        const host = await eventOf(services, params.id);
        const answer = accepted(await host.execute({ id: randomUUID(), person, command: 'session/cancel', input: {} }));
        await directory.refresh(host);
        return answer;
      },
    }),
  ];
}

const notACreator = () => new LiveError('session/not-a-creator', 'You may not make events here.',
  'Ask whoever runs this server to name you among its creators.', { kind: 'denied' });
