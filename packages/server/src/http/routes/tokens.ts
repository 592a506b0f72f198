import * as v from 'valibot';
import { member, stageEntry } from '../../access/index.js';
import { allowed, eventOf } from '../event-of.js';
import { route, type Route } from '../route.js';
import type { Services } from '../services.js';

const stageInput = v.strictObject({
  kind: v.picklist(['view', 'camera', 'screen']),
  participant: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/))),
});

export function tokenRoutes(services: Services): readonly Route[] {
  const { limits, rooms, stageTokens, chatTokens, tickets, lineUrl } = services;
  return [
    route({
      method: 'POST', path: '/api/events/{id}/stage-token', who: 'anybody-known', body: stageInput,
      summary: 'A token for the stage: to watch, or to publish from a place that the caller has.',
      async handle({ params: { id: event }, body: { kind, participant }, person }) {
        allowed(limits.tokens.take(person));
        const host = await eventOf(services, event);
        const entrant = allowed(await host.read((engine) => stageEntry(engine, person, kind)));
        return stageTokens.mint({ event, room: await rooms.stage(event), person: entrant, kind, participant });
      },
    }),
    route({
      method: 'POST', path: '/api/events/{id}/chat-token', who: 'anybody-known',
      summary: 'A token for the chat room: to read and to send.',
      async handle({ params: { id: event }, person }) {
        allowed(limits.tokens.take(person));
        const host = await eventOf(services, event);
        return chatTokens.mint(event, allowed(await host.read((engine) => member(engine, person))));
      },
    }),
    route({
      method: 'POST', path: '/api/events/{id}/line-ticket', who: 'anybody-known',
      summary: 'A ticket to open the line with: single use, 30 s.',
      async handle({ params: { id: event }, person }) {
        allowed(limits.tokens.take(person));
        const host = await eventOf(services, event);
        allowed(await host.read((engine) => member(engine, person)));
        const { ticket, expiresAt } = await tickets.issue({ event, person });
        return { ticket, url: lineUrl(event), expiresAt };
      },
    }),
  ];
}
