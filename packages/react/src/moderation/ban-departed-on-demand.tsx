import { Loader, useOnDemand } from '../shared/on-demand.js';
import type { BanDepartedProps } from './ban-departed.js';

const banDeparted = new Loader(() => import('./ban-departed.js').then((loaded) => loaded.BanDeparted));

/** For staff only, who alone load it. It stands at the end of a row, so it needs no place before it is there. */
export function BanDeparted(props: BanDepartedProps) {
  const { part: Loaded } = useOnDemand(banDeparted);
  return Loaded ? <Loaded {...props} /> : null;
}
