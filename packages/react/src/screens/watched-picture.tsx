import type { CSSProperties } from 'react';
import { OverlayLayer } from '../overlays/index.js';
import { useWatching, type AudiencePlayerProps } from '../playback/index.js';
import { panelOnDemand } from '../shared/panel-on-demand.js';
import { StageView } from '../stage/index.js';

/** A stage has no controls over its picture, but names at the bottom of its tiles. */
const clear = { '--rostrum-overlay-clear': '3rem' } as CSSProperties;
/** Of a picture, before the player is there too. */
const ground: CSSProperties = { background: 'var(--rostrum-stage)' };
/** Who stays at the stage needs no player. */
const AudiencePlayer = panelOnDemand<HTMLElement, AudiencePlayerProps>(
  () => import('../playback/audience-player.js').then((loaded) => loaded.AudiencePlayer), '100%',
);

/** What this person watches: the stage in real time or the broadcast, with the overlays in time with either. */
export function WatchedPicture() {
  const { watching } = useWatching();
  // Inside the player, so that the overlays come along into full screen.
  if (watching === 'channel') return <AudiencePlayer style={ground}><OverlayLayer /></AudiencePlayer>;
  return <OverlayLayer style={clear}><StageView /></OverlayLayer>;
}
