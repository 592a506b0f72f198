import { useSyncExternalStore } from 'react';
import type { PlayerLabels } from '../labels/index.js';
import * as icons from '../shared/icons.js';
import { styled } from '../shared/styled.js';
import { OnPicture } from './player-frame.js';
import type { AudiencePlayerControls } from './use-audience-player.js';

const Slider = styled.input`
  width: 5.5rem;
  height: var(--rostrum-target);
  margin: 0 var(--rostrum-space-1) 0 0;
  accent-color: var(--rostrum-on-stage);
  cursor: pointer;
  &:focus-visible { outline: 2px solid var(--rostrum-on-stage); outline-offset: -2px; border-radius: var(--rostrum-radius-s); }
  @container rostrum-player (max-width: 30rem) { display: none; }
`;

interface VolumeControlProps {
  readonly player: AudiencePlayerControls;
  readonly labels: PlayerLabels;
}

/** Sound off and on, and how loud where a page may decide that. */
export function VolumeControl({ player, labels }: VolumeControlProps) {
  const adjustable = useSyncExternalStore(never, isAdjustable, onServer);
  const { muted, volume } = player;
  const name = muted ? labels.unmute : labels.mute;
  return (
    <>
      <OnPicture
        {...player.getSoundProps()} icon={muted ? icons.volumeOff : icons.speaker} iconOnly={name} title={labels.withKey(name, 'M')}
        aria-keyshortcuts="m"
      />
      {adjustable && (
        <Slider
          {...player.getVolumeProps()} aria-label={labels.volume}
          aria-valuetext={labels.percent(muted ? 0 : Math.round(volume * 100))}
        />
      )}
    </>
  );
}

let adjustableHere: boolean | undefined;

/** On iPhones and iPads only the buttons on the side do it (S2.24): what is set there is not kept. */
function isAdjustable(): boolean {
  if (adjustableHere === undefined) {
    const probe = document.createElement('video');
    probe.volume = 0.5;
    adjustableHere = probe.volume === 0.5;
  }
  return adjustableHere;
}
const onServer = () => false;
const never = () => () => undefined;
