import { panelOnDemand } from '../shared/panel-on-demand.js';
import type { BanListProps } from './ban-list.js';

/** Who may not come back, and the way to let them (S4.12). Loaded when it is first shown. */
export const BanList = panelOnDemand<HTMLElement, BanListProps>(
  () => import('./ban-list.js').then((loaded) => loaded.BanList),
);
