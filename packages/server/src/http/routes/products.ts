import * as v from 'valibot';
import { PAGES, SORTS } from '../../products/index.js';
import { allowed, eventOf } from '../event-of.js';
import { isPresenter, only } from '../only.js';
import { route, type Route } from '../route.js';
import type { Services } from '../services.js';

const query = v.strictObject({
  q: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(150)),
  page: v.optional(v.pipe(v.string(), v.regex(/^\d$/), v.transform(Number), v.minValue(1), v.maxValue(PAGES)), '1'),
  sort: v.optional(v.picklist(SORTS), 'Relevance'),
});

export function productRoutes(services: Services): readonly Route[] {
  const { limits, products } = services;
  return [
    route({
      method: 'GET', path: '/api/events/{id}/products', who: 'anybody-known', query,
      summary: 'Products to show for sale: for host and cohosts.',
      async handle({ params: { id }, query: { q: keyword, page, sort }, person }) {
        const host = await eventOf(services, id);
        only(await host.read((engine) => engine.roleOf(person)), isPresenter);
        allowed(limits.searches.take(person));
        return products.search({ keyword, page, sort });
      },
    }),
  ];
}
