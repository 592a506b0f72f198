import { useEffect, useRef } from 'react';
import { styled } from '../shared/styled.js';

const Picture = styled.video<{ $mirrored: boolean; $whole: boolean }>`
  position: absolute;
  inset: 0;
  width: 100%;
  height: 100%;
  object-fit: ${({ $whole }) => ($whole ? 'contain' : 'cover')};
  ${({ $mirrored }) => $mirrored && 'transform: scaleX(-1);'}
`;

export interface VideoProps {
  readonly track: MediaStreamTrack;
  /** The own camera, as in a mirror. */
  readonly mirrored?: boolean;
  /** Nothing is cut off: a screen has to be read. */
  readonly whole?: boolean;
}

/** One video track. Its sound is played elsewhere, so the element is silent and starts by itself. */
export function Video({ track, mirrored = false, whole = false }: VideoProps) {
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const video = element.current!;
    // A browser without media has nothing to show here; the name stands below.
    if (typeof MediaStream === 'undefined') return;
    video.srcObject = new MediaStream([track]);
    // A tab that was asleep may refuse; it plays when it is shown.
    video.play()?.catch(() => undefined);
    return () => {
      video.srcObject = null;
    };
  }, [track]);
  return <Picture ref={element} $mirrored={mirrored} $whole={whole} autoPlay muted playsInline aria-hidden="true" />;
}
