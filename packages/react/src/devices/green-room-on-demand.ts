import { panelOnDemand } from '../shared/panel-on-demand.js';
import type { GreenRoomProps } from './green-room.js';

/** Before one is seen: preview, choice of devices, level, test sound (S4.5). Loaded when it is first shown. */
export const GreenRoom = panelOnDemand<HTMLElement, GreenRoomProps>(
  () => import('./green-room.js').then((loaded) => loaded.GreenRoom), () => ({ minHeight: '20rem' }),
);
