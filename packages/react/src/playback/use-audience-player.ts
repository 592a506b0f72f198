import { useCallback, type ButtonHTMLAttributes, type InputHTMLAttributes, type RefCallback } from 'react';
import type { AudiencePlayer, AudiencePlayerState } from '@rostrum/core/playback';
import { chain } from '../shared/chain.js';
import { usePart } from '../shared/provider.js';
import { useAction, type Refusal } from '../shared/use-action.js';
import { useStore } from '../shared/use-store.js';

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement>;
type RangeProps = InputHTMLAttributes<HTMLInputElement>;

export interface AudiencePlayerControls extends Omit<AudiencePlayerState, 'error'>, Refusal,
  Pick<AudiencePlayer, 'play' | 'pause' | 'toLive' | 'setQuality' | 'setMuted' | 'setVolume' | 'setCaption'> {
  /** There is a stream to be played, paused or waited for. */
  readonly isOpen: boolean;
  /** Why the stream does not play; `play` tries again. */
  readonly failure: AudiencePlayerState['error'];
  togglePlay(): void;
  toggleSound(): void;
  /** Louder by a part of the whole, or quieter by a negative one. What is turned up can be heard. */
  changeVolume(by: number): void;
  /** Captions off, or on: the ones shown last, else the first. */
  toggleCaptions(): void;
  togglePictureInPicture(): void;
  /** For the `<video>` to play in. Every part of the page may have the hook, and one of them this. */
  readonly videoRef: RefCallback<HTMLVideoElement>;
  getPlayProps(props?: ButtonProps): ButtonProps;
  getSoundProps(props?: ButtonProps): ButtonProps;
  getVolumeProps(props?: RangeProps): RangeProps;
  getLiveProps(props?: ButtonProps): ButtonProps;
  getPictureInPictureProps(props?: ButtonProps): ButtonProps;
}

const OPEN: readonly AudiencePlayerState['status'][] = ['loading', 'playing', 'buffering', 'paused'];
const all = (state: AudiencePlayerState) => state;

/**
 * The channel of the event as this person watches it, with what the person may do (S2.6, S3.7). Needs `player` of the
 * provider.
 */
export function useAudiencePlayer(): AudiencePlayerControls {
  const player = usePart('player');
  const { error: failure, ...state } = useStore(player, all);
  const { run, error, dismissError } = useAction();
  const { status, muted, volume, captions, caption } = state;
  const videoRef = useCallback((video: HTMLVideoElement | null) => player.attach(video ?? undefined), [player]);

  const togglePlay = () => (status === 'playing' || status === 'buffering' ? player.pause() : player.play());
  const toggleSound = () => player.setMuted(!muted);
  const setVolume = (to: number) => {
    player.setVolume(to);
    if (to > 0 && muted) player.setMuted(false);
  };
  const togglePictureInPicture = () => void run(() => player.togglePictureInPicture());
  const pressing = (act: () => void) => ({ onClick, ...props }: ButtonProps = {}): ButtonProps => ({
    type: 'button', ...props, onClick: chain(onClick, act),
  });
  return {
    ...state, failure, error, dismissError, videoRef, togglePlay, toggleSound, setVolume, togglePictureInPicture,
    isOpen: OPEN.includes(status),
    play: () => player.play(),
    pause: () => player.pause(),
    toLive: () => player.toLive(),
    setQuality: (id) => player.setQuality(id),
    setMuted: (to) => player.setMuted(to),
    setCaption: (id) => player.setCaption(id),
    changeVolume: (by) => setVolume(hundredth(Math.min(1, Math.max(0, (muted && by > 0 ? 0 : volume) + by)))),
    toggleCaptions: () => player.setCaption(caption === undefined ? captions[0]?.id : undefined),
    getPlayProps: pressing(togglePlay),
    getSoundProps: pressing(toggleSound),
    getLiveProps: pressing(() => player.toLive()),
    getPictureInPictureProps: pressing(togglePictureInPicture),
    getVolumeProps: ({ onChange, ...props } = {}) => ({
      type: 'range', min: 0, max: 100, step: 5, ...props,
      value: muted ? 0 : Math.round(volume * 100),
      onChange: chain(onChange, ({ target }) => setVolume(target.valueAsNumber / 100)),
    }),
  };
}

const hundredth = (value: number) => Math.round(value * 100) / 100;
