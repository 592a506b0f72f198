import { panelOnDemand } from '../shared/panel-on-demand.js';
import type { AuditTrailProps } from './audit-trail.js';

/** Who did what to whom, newest first (S4.12). Loaded when it is first shown. */
export const AuditTrail = panelOnDemand<HTMLElement, AuditTrailProps>(
  () => import('./audit-trail.js').then((loaded) => loaded.AuditTrail),
);
