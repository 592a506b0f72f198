import { useCallback, useEffect, useRef, useState } from 'react';

export interface Sound {
  readonly id: string;
  readonly track: MediaStreamTrack;
}

/**
 * Plays the tracks on the chosen loudspeaker. `blocked`: the browser plays no sound before the person has clicked;
 * `allow`, called in a click, plays all of it.
 */
export function useStageSound(sounds: readonly Sound[], speaker: string | undefined) {
  const players = useRef(new Map<string, HTMLAudioElement>());
  const [blocked, setBlocked] = useState(false);

  const play = useCallback((player: HTMLAudioElement) => {
    player.play()?.then(
      () => setBlocked(false),
      (refused: unknown) => {
        if (refused instanceof DOMException && refused.name === 'NotAllowedError') setBlocked(true);
      },
    );
  }, []);

  useEffect(() => {
    const playing = players.current;
    if (typeof MediaStream === 'undefined') return;
    const wanted = new Map(sounds.map(({ id, track }) => [id, track]));
    for (const [id, player] of playing) {
      if (wanted.has(id)) continue;
      player.srcObject = null;
      playing.delete(id);
    }
    for (const [id, track] of wanted) {
      const player = playing.get(id) ?? new Audio();
      playing.set(id, player);
      const stream = player.srcObject as MediaStream | null;
      if (stream?.getAudioTracks()[0] === track) continue;
      player.srcObject = new MediaStream([track]);
      play(player);
    }
  }, [sounds, play]);

  useEffect(() => {
    // A loudspeaker that is gone falls back to the system's, which is what one hears already.
    for (const player of players.current.values()) player.setSinkId?.(speaker ?? '').catch(() => undefined);
  }, [sounds, speaker]);

  useEffect(() => {
    const playing = players.current;
    return () => {
      for (const player of playing.values()) player.srcObject = null;
      playing.clear();
    };
  }, []);

  const allow = useCallback(() => {
    for (const player of players.current.values()) play(player);
  }, [play]);
  return { blocked: blocked && sounds.length > 0, allow };
}
