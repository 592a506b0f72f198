import type { PlayerLabels } from '../labels/index.js';
import { Badge } from '../shared/badge.js';
import * as icons from '../shared/icons.js';
import { Hidden } from '../shared/panel.js';
import { styled } from '../shared/styled.js';
import { useLocale } from '../shared/use-labels.js';
import { narrowAway, OnPicture } from './player-frame.js';
import type { AudiencePlayerControls } from './use-audience-player.js';

const Live = styled(Badge)`
  margin-inline: var(--rostrum-space-1);
  text-transform: uppercase;
  letter-spacing: 0.04em;
`;
const Latency = styled.span`
  margin-inline-start: var(--rostrum-space-1);
  color: var(--rostrum-on-stage-quiet);
  font-size: var(--rostrum-text-s);
  font-variant-numeric: tabular-nums;
  white-space: nowrap;
  @container rostrum-player (max-width: 30rem) { display: none; }
`;
const Words = styled.span`${narrowAway}`;

interface LiveButtonProps {
  readonly player: AudiencePlayerControls;
  readonly labels: PlayerLabels;
}

/** That one sees it live, and how late; or, when one has fallen behind, the way back. */
export function LiveButton({ player, labels }: LiveButtonProps) {
  const locale = useLocale();
  const { status, behindLive, latency } = player;
  const seconds = latency === undefined ? undefined
    : new Intl.NumberFormat(locale, { maximumFractionDigits: latency < 10 ? 1 : 0 }).format(latency);
  return (
    <>
      {behindLive && (
        <OnPicture {...player.getLiveProps()} icon={icons.toLive} title={labels.backToLive}><Words>{labels.backToLive}</Words></OnPicture>
      )}
      {/* While it loads nobody knows yet. */}
      {!behindLive && status !== 'loading' && <Live $tone="on-air">{labels.live}</Live>}
      {seconds !== undefined && (
        <Latency title={labels.latency(seconds)}>
          <span aria-hidden="true">{labels.latencyShort(seconds)}</span>
          <Hidden>{labels.latency(seconds)}</Hidden>
        </Latency>
      )}
    </>
  );
}
