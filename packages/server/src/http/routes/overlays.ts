import { isStaff, LiveError } from '@rostrum/core/engine';
import { tablesOf } from '@rostrum/core/event';
import { shownContent } from '@rostrum/core/overlays';
import { answersCsv } from '../answers-csv.js';
import { matchesEtag } from '../etag.js';
import { eventOf } from '../event-of.js';
import { only } from '../only.js';
import { route, type Route } from '../route.js';
import type { Services } from '../services.js';

/** What is too large for a view, and what a view does not hold. */
export function overlayRoutes(services: Services): readonly Route[] {
  return [
    route({
      method: 'GET', path: '/api/events/{id}/overlays/{overlay}', who: 'everybody',
      summary: 'The content of an overlay that the public view names. It never changes.',
      async handle({ params: { id, overlay }, request }) {
        const host = await eventOf(services, id);
        const row = await host.read((engine) => tablesOf(engine).overlays.get(overlay));
        if (!row || row.past) {
          throw new LiveError('overlays/no-such-overlay', 'There is no such overlay any more.',
            'Look at what is shown now.', { kind: 'unknown' });
        }
        const etag = `"${id}-${overlay}"`;
        const headers = { etag, 'cache-control': 'public, max-age=31536000, immutable' };
        if (matchesEtag(request, etag)) return new Response(null, { status: 304, headers });
        return Response.json(shownContent(row.content), { headers });
      },
    }),
    route({
      method: 'GET', path: '/api/events/{id}/answers.csv', who: 'anybody-known',
      summary: 'What everybody answered, of all quizzes and polls: for staff.',
      async handle({ params: { id }, person }) {
        const host = await eventOf(services, id);
        only(await host.read((engine) => engine.roleOf(person)), isStaff);
        return new Response(await answersCsv(services.store, id), {
          headers: {
            'content-type': 'text/csv; charset=utf-8',
            'content-disposition': `attachment; filename="answers-${id}.csv"`,
            'cache-control': 'no-store',
          },
        });
      },
    }),
  ];
}
