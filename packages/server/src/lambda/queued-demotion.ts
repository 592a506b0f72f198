import { GRACE, type Demotion } from '../effects/demotion.js';
import type { Later } from './later.js';

/** Whoever does errands looks after the grace. */
export const queuedDemotion = (later: Later): Demotion => ({
  soon: (host, person) => later.after(GRACE, { event: host.id, demote: person }),
});
