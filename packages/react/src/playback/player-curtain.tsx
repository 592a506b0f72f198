import type { PlayerLabels } from '../labels/index.js';
import { Button } from '../shared/button.js';
import { Icon } from '../shared/icon.js';
import * as icons from '../shared/icons.js';
import type { IconShape } from '../shared/icons.js';
import { keyframes, styled } from '../shared/styled.js';
import { useErrorText } from '../shared/use-labels.js';
import { Centre } from './player-frame.js';
import type { AudiencePlayerControls } from './use-audience-player.js';
import { useStreamStatus } from './use-stream-status.js';

const turn = keyframes`to { transform: rotate(1turn); }`;
const Spinner = styled.i`
  box-sizing: border-box;
  width: 2.125rem;
  height: 2.125rem;
  border: 3px solid rgb(255 255 255 / 0.25);
  border-block-start-color: var(--rostrum-on-stage);
  border-radius: 50%;
  @media (prefers-reduced-motion: no-preference) { animation: ${turn} 1s linear infinite; }
`;
/* Over a picture that may be as bright as it likes. */
const Sign = styled.span`
  display: grid;
  place-items: center;
  padding: 0.875rem;
  border-radius: 50%;
  background: rgb(8 10 14 / 0.7);
  color: var(--rostrum-on-stage);
  @container rostrum-player (max-height: 15rem) { padding: 0.5rem; }
`;
const Words = styled.span`
  padding: 0 0.5rem;
  border-radius: var(--rostrum-radius-s);
  background: rgb(8 10 14 / 0.7);
  color: var(--rostrum-on-stage);
`;

interface PlayerCurtainProps {
  readonly player: AudiencePlayerControls;
  readonly labels: PlayerLabels;
}

/** What stands where the picture would be, or over one that stands still. */
export function PlayerCurtain({ player: { status, failure, play }, labels }: PlayerCurtainProps) {
  const stream = useStreamStatus().status;
  const text = useErrorText();
  const say = (icon: IconShape, title: string, words: string) => (
    <Centre data-opaque="">
      <Icon shape={icon} size={34} />
      <strong>{title}</strong>
      <span>{words}</span>
    </Centre>
  );
  switch (status) {
    case 'playing':
      return null;
    case 'paused':
      // A click anywhere on the picture plays on, and the controls have the button.
      return <Centre aria-hidden="true" style={{ pointerEvents: 'none' }}><Sign><Icon shape={icons.play} size={34} /></Sign></Centre>;
    case 'none':
      return say(icons.screenOff, labels.noneTitle, labels.noneText);
    case 'ended':
      return say(icons.check, labels.endedTitle, labels.endedText);
    case 'offline':
      return stream === 'ended' ? say(icons.check, labels.endedTitle, labels.endedText)
        : say(icons.clock, labels.readyTitle, labels.readyText);
    case 'failed': {
      const { message, hint } = failure ? text(failure) : { message: undefined, hint: undefined };
      return (
        <Centre role="alert" data-opaque="">
          <Icon shape={icons.warning} size={34} />
          <strong>{labels.failedTitle}</strong>
          {message && <span>{message}</span>}
          {hint && <span>{hint}</span>}
          <Button tone="accent" onClick={play}>{labels.again}</Button>
        </Centre>
      );
    }
    default:
      return (
        <Centre role="status" style={{ pointerEvents: 'none' }}>
          <Sign><Spinner /></Sign>
          <Words>{status === 'buffering' ? labels.buffering : labels.loading}</Words>
        </Centre>
      );
  }
}
