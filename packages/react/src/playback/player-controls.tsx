import { useRef, type RefObject } from 'react';
import type { PlayerLabels } from '../labels/index.js';
import * as icons from '../shared/icons.js';
import { styled } from '../shared/styled.js';
import { useBrowserLayoutEffect } from '../shared/use-browser-layout-effect.js';
import { CaptionsMenu, QualityMenu } from './choice-menus.js';
import { LiveButton } from './live-button.js';
import { OnPicture } from './player-frame.js';
import type { AudiencePlayerControls } from './use-audience-player.js';
import type { FullScreenState } from './use-full-screen.js';
import { VolumeControl } from './volume-control.js';

const Bar = styled.div`
  position: absolute;
  z-index: 2;
  inset: auto 0 0;
  display: flex;
  align-items: center;
  gap: 0.125rem;
  padding: 0.5rem max(0.5rem, env(safe-area-inset-right)) max(0.5rem, env(safe-area-inset-bottom)) max(0.5rem, env(safe-area-inset-left));
  background: linear-gradient(to top, rgb(8 10 14 / 0.86), rgb(8 10 14 / 0.62) 60%, transparent);
  transition: opacity var(--rostrum-fast);
  /* In the longest language too, the last button is not cut off. */
  @container rostrum-player (max-width: 24rem) { & > button { flex: 0 1 var(--rostrum-target); min-width: 2rem; } }
  /* Out of sight, and still there for the keyboard and for whoever listens. */
  [data-controls='hidden'] > &:not(:has(:focus-visible, [aria-expanded='true'])) { opacity: 0; pointer-events: none; }
`;
const Space = styled.span`flex: 1;`;
/* A picture this small is a small picture already. */
const OutOfPicture = styled(OnPicture)`
  @container rostrum-player (max-width: 24rem) { display: none; }
`;

interface PlayerControlsProps {
  readonly player: AudiencePlayerControls;
  readonly fullScreen: FullScreenState;
  readonly labels: PlayerLabels;
  /** Takes the focus when the controls go with the stream. */
  readonly frame: RefObject<HTMLElement | null>;
}

export function PlayerControls({ player, fullScreen, labels, frame }: PlayerControlsProps) {
  const bar = useFocusLeftTo(frame);
  const { status, captions, qualities, pictureInPicture } = player;
  const playing = status === 'playing' || status === 'buffering';
  const play = playing ? labels.pause : labels.play;
  const picture = pictureInPicture === 'on' ? labels.leavePictureInPicture : labels.pictureInPicture;
  const full = fullScreen.state === 'on' ? labels.leaveFullScreen : labels.fullScreen;
  return (
    <Bar ref={bar} role="group" aria-label={labels.controls}>
      {player.isOpen && (
        <>
          <OnPicture
            {...player.getPlayProps()} icon={playing ? icons.pause : icons.play} iconOnly={play} title={labels.withKey(play, 'K')}
            aria-keyshortcuts="k"
          />
          <VolumeControl player={player} labels={labels} />
          <LiveButton player={player} labels={labels} />
        </>
      )}
      <Space />
      {player.isOpen && (
        <>
          {captions.length > 0 && <CaptionsMenu player={player} labels={labels} />}
          {qualities.length > 0 && <QualityMenu player={player} labels={labels} />}
          {pictureInPicture !== 'unsupported' && (
            <OutOfPicture {...player.getPictureInPictureProps()} icon={icons.pictureInPicture} iconOnly={picture} />
          )}
        </>
      )}
      {fullScreen.state !== 'unsupported' && (
        <OnPicture
          icon={fullScreen.state === 'on' ? icons.leaveFullScreen : icons.fullScreen} iconOnly={full} title={labels.withKey(full, 'F')}
          aria-keyshortcuts="f" onClick={fullScreen.toggle}
        />
      )}
    </Bar>
  );
}

/** A focus that would be lost with the controls goes to what stays. */
function useFocusLeftTo(frame: RefObject<HTMLElement | null>) {
  const bar = useRef<HTMLDivElement>(null);
  useBrowserLayoutEffect(() => {
    const controls = bar.current;
    const stays = frame.current;
    return () => {
      if (controls?.contains(document.activeElement)) stays?.focus();
    };
  }, [frame]);
  return bar;
}
