import { review, reviewInput } from '../chat-review.js';
import { mediaInput, takeReport } from '../media-report.js';
import { route, type Route } from '../route.js';
import type { Care } from '../../effects/index.js';
import type { Services } from '../services.js';

/** What the media services call. */
export function hookRoutes(services: Services & Pick<Care, 'media' | 'streams'>): readonly Route[] {
  return [
    route({
      method: 'POST', path: '/hooks/chat-review', who: 'hook', body: reviewInput, most: 16 * 1024,
      summary: 'Message review of Amazon IVS Chat: ALLOW or DENY within 200 ms.',
      handle: ({ body }) => review(services, body),
    }),
    route({
      method: 'POST', path: '/hooks/media-events', who: 'hook', body: mediaInput, most: 64 * 1024, status: 202,
      summary: 'Stage and channel events of Amazon EventBridge.',
      async handle({ body }) {
        await takeReport(services, body);
        return {};
      },
    }),
  ];
}
