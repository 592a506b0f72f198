import { styled } from '../shared/styled.js';
import type { NetworkQuality } from '@rostrum/core/ports';
import type { StageLabels } from '../labels/index.js';
import { Hidden } from '../shared/panel.js';

const BARS: Readonly<Record<NetworkQuality, number>> = { excellent: 3, good: 2, poor: 1, lost: 0 };

/* By the number of bars, and the cross: the colour says it once more. */
const Bars = styled.span`
  flex: none;
  display: inline-flex;
  &[data-network='poor'], &[data-network='lost'] { color: var(--rostrum-on-stage-warn); }
  /* Small tiles have room for a name, and for bad news. */
  @container (max-width: 10rem) {
    &[data-network='excellent'] > svg, &[data-network='good'] > svg { display: none; }
  }
`;

/** How well somebody gets through. */
export function NetworkBars({ network, labels }: { readonly network: NetworkQuality; readonly labels: StageLabels }) {
  return (
    <Bars data-network={network} title={labels.network[network]}>
      <svg width="15" height="15" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true" focusable="false">
        {[0, 1, 2].map((bar) => (
          <rect key={bar} x={1 + bar * 5} y={11 - bar * 4} width="4" height={4 + bar * 4} rx="1" opacity={bar < BARS[network] ? 1 : 0.35} />
        ))}
        {network === 'lost' && <path d="M2 2l5 5M7 2 2 7" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />}
      </svg>
      <Hidden>{labels.network[network]}</Hidden>
    </Bars>
  );
}
