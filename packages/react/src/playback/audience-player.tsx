import { forwardRef, useImperativeHandle, useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import type { AudiencePlayerState } from '@rostrum/core/playback';
import { englishPlayer } from '../labels/english/player.js';
import type { PlaybackLabels } from '../labels/index.js';
import { Button } from '../shared/button.js';
import { chain } from '../shared/chain.js';
import * as icons from '../shared/icons.js';
import { RefusalNotice } from '../shared/notice.js';
import type { PartProps } from '../shared/part-props.js';
import { rootAs } from '../shared/rendered.js';
import { useLabels } from '../shared/use-labels.js';
import { PlayerControls } from './player-controls.js';
import { PlayerCurtain } from './player-curtain.js';
import { Frame, OverPicture, Picture, Top } from './player-frame.js';
import { shortcutOf, type Shortcut } from './shortcuts.js';
import { useAudiencePlayer } from './use-audience-player.js';
import { useFullScreen } from './use-full-screen.js';
import { useIdleControls } from './use-idle-controls.js';

export type AudiencePlayerProps = PartProps<'section', PlaybackLabels, { readonly status: AudiencePlayerState['status'] }> & {
  /** Over the picture and under the controls, in full screen too, for example an `OverlayLayer`. */
  readonly children?: ReactNode;
};

/** How much of the whole volume an arrow key turns up or down. */
const STEP = 0.1;

/**
 * The channel of the event, with controls of its own (S2.6, S3.7). They go while it plays and nobody moves; a Tab brings
 * them back. Needs `player` of the provider.
 *
 * Keys, while the focus is inside and whatever has it does not need the key itself: space or K plays and pauses, M turns
 * the sound off and on, F is full screen, C captions, arrows up and down the volume. Tab always leads out.
 */
export const AudiencePlayer = forwardRef<HTMLElement, AudiencePlayerProps>(function AudiencePlayer(
  { render, labels: own, children, onKeyDown, onPointerMove, onPointerLeave, ...rest },
  ref,
) {
  const player = useAudiencePlayer();
  const labels = useLabels('playback', englishPlayer, own);
  const frame = useRef<HTMLElement>(null);
  useImperativeHandle(ref, () => frame.current!);
  const fullScreen = useFullScreen(frame);
  const { status, isOpen, mutedByBrowser, caption } = player;
  const { hidden, wake, rest: hide } = useIdleControls(status === 'playing');
  const touched = useRef(false);

  const acts: Record<Shortcut, () => void> = {
    play: player.togglePlay,
    sound: player.toggleSound,
    captions: player.toggleCaptions,
    'full-screen': fullScreen.toggle,
    louder: () => player.changeVolume(STEP),
    quieter: () => player.changeVolume(-STEP),
  };
  const press = (pressed: KeyboardEvent) => {
    wake();
    const shortcut = shortcutOf(pressed);
    if (!shortcut || (!isOpen && shortcut !== 'full-screen')) return;
    pressed.preventDefault();
    // A key that is held down is one press, but for the volume.
    if (!pressed.repeat || shortcut === 'louder' || shortcut === 'quieter') acts[shortcut]();
  };
  const click = () => {
    if (!isOpen) return;
    // A finger has no other way to ask for the controls.
    if (touched.current) (hidden ? wake : hide)();
    else player.togglePlay();
  };
  return (
    <Frame
      ref={frame} aria-label={labels.player} tabIndex={-1} {...rootAs(render, { status })} data-status={status}
      data-controls={hidden ? 'hidden' : 'shown'} {...(caption !== undefined && { 'data-captions': '' })} {...rest}
      onKeyDown={chain(onKeyDown, press)}
      onPointerMove={chain(onPointerMove, ({ pointerType }) => pointerType === 'mouse' && wake())}
      onPointerLeave={chain(onPointerLeave, ({ pointerType }) => pointerType === 'mouse' && hide())}
    >
      <Picture
        ref={player.videoRef} playsInline aria-label={labels.player} onClick={click}
        onPointerDown={({ pointerType }: PointerEvent) => void (touched.current = pointerType === 'touch')}
        onDoubleClick={() => !touched.current && fullScreen.toggle()}
      />
      <PlayerCurtain player={player} labels={labels} />
      {children && <OverPicture data-over-picture="">{children}</OverPicture>}
      <Top>
        {isOpen && mutedByBrowser && (
          <Button tone="accent" icon={icons.volumeOff} onClick={() => player.setMuted(false)}>{labels.hear}</Button>
        )}
        <RefusalNotice {...(player.error ? player : fullScreen)} />
      </Top>
      {status !== 'none' && (isOpen || fullScreen.state === 'on') && (
        <PlayerControls player={player} fullScreen={fullScreen} labels={labels} frame={frame} />
      )}
    </Frame>
  );
});
