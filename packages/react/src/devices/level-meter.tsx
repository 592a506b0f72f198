import { styled } from '../shared/styled.js';
import { useMicrophoneLevel } from './use-devices.js';

const Bars = styled.div`
  display: flex;
  gap: 3px;
  height: 0.5rem;
  & > i {
    flex: 1;
    border-radius: 2px;
    background: var(--rostrum-line);
    transition: background 80ms linear;
  }
  & > i[data-lit='true'] { background: var(--rostrum-good-ink); }
  & > i[data-lit='true'][data-high='true'] { background: var(--rostrum-warn-ink); }
`;
const STEPS = 20;
const LOUD = 17;

/** How loud the microphone is. Said as a number of ten, so that a screen reader is not flooded. */
export function LevelMeter({ label }: { readonly label: string }) {
  const level = useMicrophoneLevel();
  // Speech is quiet on a straight scale: the root spreads it over the bars.
  const lit = Math.round(Math.sqrt(Math.min(1, Math.max(0, level))) * STEPS);
  return (
    <Bars role="meter" aria-label={label} aria-valuemin={0} aria-valuemax={10} aria-valuenow={Math.round(lit / 2)}>
      {Array.from({ length: STEPS }, (_, index) => (
        <i key={index} data-lit={index < lit} data-high={index >= LOUD} />
      ))}
    </Bars>
  );
}
