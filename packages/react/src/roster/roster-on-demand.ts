import { panelOnDemand } from '../shared/panel-on-demand.js';
import type { RosterListProps } from './roster-list.js';

/** Who is here: role, presence, what they are doing, and what one may do about it (S4.11). Loaded when it is first shown. */
export const RosterList = panelOnDemand<HTMLElement, RosterListProps>(
  () => import('./roster-list.js').then((loaded) => loaded.RosterList),
);
