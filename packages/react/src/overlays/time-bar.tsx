import { useCallback, useMemo } from 'react';
import type { ShownOverlay } from '@rostrum/core/overlays';
import type { ViewerLabels } from '../labels/index.js';
import { Quiet } from '../shared/panel.js';
import { useProvided } from '../shared/provider.js';
import { styled } from '../shared/styled.js';
import { useSecondsUntil } from '../shared/use-time.js';

/* Over the edge of the card, which keeps its height when the time is over. */
const Track = styled.div`
  position: absolute;
  inset: 0 0 auto;
  height: 0.1875rem;
  background: var(--rostrum-line);
  overflow: hidden;
`;
const Left = styled.div`
  height: 100%;
  background: var(--rostrum-accent);
  transform-origin: left;
  &:dir(rtl) { transform-origin: right; }
  animation: rostrum-time-left linear both;
  @keyframes rostrum-time-left { from { transform: scaleX(1); } to { transform: scaleX(0); } }
  /* Once a second, as the number beside it. */
  @media (prefers-reduced-motion: reduce) { animation: none !important; transform: scaleX(var(--left)); }
`;

/** The local clock that `phaseEndsAt` is counted in: the server's without the offset. */
function useLocalClock(): () => number {
  const { event } = useProvided();
  return useCallback(() => event.now() - event.getState().clockOffset, [event]);
}

/** Whole seconds until the phase ends; how long it is in all while it stands still, as in a preview. */
export function usePhaseSeconds({ phaseEndsAt, phaseLength }: ShownOverlay): number | undefined {
  const clock = useLocalClock();
  const left = useSecondsUntil(phaseEndsAt, clock);
  if (phaseEndsAt !== undefined) return left;
  return phaseLength === undefined ? undefined : Math.ceil(phaseLength / 1000);
}

interface TimeProps {
  readonly overlay: ShownOverlay;
  readonly labels: ViewerLabels;
}

/** The time left as a number. Not announced by itself: a count that speaks every second drowns the question. */
export function TimeText({ overlay, labels }: TimeProps) {
  const seconds = usePhaseSeconds(overlay);
  if (seconds === undefined) return null;
  return <Quiet role="timer" aria-label={labels.timeLeft(seconds)}>{labels.seconds(seconds)}</Quiet>;
}

/** The same as a line that runs out. The browser moves it, so that no script has to run for every picture. */
export function TimeBar({ overlay }: Pick<TimeProps, 'overlay'>) {
  const { phaseEndsAt, phaseLength } = overlay;
  const clock = useLocalClock();
  const seconds = usePhaseSeconds(overlay);
  const elapsed = useMemo(
    () => (phaseEndsAt === undefined || phaseLength === undefined ? 0 : phaseLength - (phaseEndsAt - clock())),
    [phaseEndsAt, phaseLength, clock],
  );
  if (phaseLength === undefined || seconds === undefined) return null;
  const style = {
    '--left': (seconds * 1000) / phaseLength,
    ...(phaseEndsAt === undefined
      ? { animation: 'none' }
      : { animationDuration: `${phaseLength}ms`, animationDelay: `${-Math.max(0, elapsed)}ms` }),
  };
  return <Track aria-hidden="true"><Left key={phaseEndsAt} style={style} /></Track>;
}
