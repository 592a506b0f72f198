import manifest from '../../../package.json' with { type: 'json' };
import { Unavailable } from '../../unavailable.js';
import { route, type Route } from '../route.js';
import type { Services } from '../services.js';

const PATIENCE = 2_000;

export const healthRoutes = ({ store }: Services): readonly Route[] => [
  route({
    method: 'GET', path: '/api/health', who: 'everybody', summary: 'Whether this server can work.',
    async handle() {
      const answered = store.records.get({ partition: 'health', id: 'probe' });
      await Promise.race([answered, late(store)]).catch((cause: unknown) => {
        throw new Unavailable('server/store-unavailable', 'The store does not answer.', { cause });
      });
      return { status: 'ok', version: manifest.version, store: 'ok' };
    },
  }),
];

const late = ({ clock }: Services['store']): Promise<never> =>
  new Promise((_resolve, reject) => clock.after(PATIENCE, () => reject(new Error('The store is late.'))));
