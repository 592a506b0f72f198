import { Button } from '../shared/button.js';
import { hiddenFromSight } from '../shared/focus-ring.js';
import { styled } from '../shared/styled.js';

/** Fills what it is put into; where that has no height of its own, it is as high as a picture of 16:9. */
export const Frame = styled.section`
  --controls: calc(var(--rostrum-target) + 1.25rem);
  /* What is laid over the picture stays clear of the controls, and of two lines of captions. */
  --rostrum-overlay-clear: var(--controls);
  &[data-captions] { --rostrum-overlay-clear: calc(var(--controls) + 4.5rem); }
  container: rostrum-player / size;
  position: relative;
  box-sizing: border-box;
  width: 100%;
  height: 100%;
  min-height: 11rem;
  aspect-ratio: 16 / 9;
  overflow: hidden;
  background: var(--rostrum-stage);
  color: var(--rostrum-on-stage);
  font-family: var(--rostrum-font);
  font-size: var(--rostrum-text-m);
  line-height: 1.45;
  &:focus-visible { outline: var(--rostrum-focus); outline-offset: -2px; }
  &[data-controls='hidden'] { cursor: none; }
`;

export const Picture = styled.video`
  position: absolute;
  inset: 0;
  width: 100%;
  height: 100%;
  object-fit: contain;
  /* Browsers put captions where the controls are. */
  [data-controls='shown'] > &::-webkit-media-text-track-container { transform: translateY(calc(-1 * var(--controls))); }
`;

/** Over the picture and under the controls; clicks fall through to the picture where nothing stands. */
export const OverPicture = styled.div`
  position: absolute;
  inset: 0;
  z-index: 1;
  pointer-events: none;
  & > * { pointer-events: auto; }
`;

/** Words and signs in the middle of the picture. */
export const Centre = styled.div`
  position: absolute;
  inset: 0;
  display: grid;
  place-content: center;
  justify-items: center;
  gap: var(--rostrum-space-2);
  padding: var(--rostrum-space-4);
  text-align: center;
  color: var(--rostrum-on-stage-quiet);
  /* A last picture may still stand there: words have a ground of their own. */
  &[data-opaque] { background: var(--rostrum-stage); }
  & > strong { color: var(--rostrum-on-stage); font-size: var(--rostrum-text-xl); font-weight: 600; text-wrap: balance; }
  & > span { max-width: 48ch; text-wrap: balance; }
  & > button { z-index: 2; margin-top: var(--rostrum-space-2); }
  @container rostrum-player (max-height: 15rem) {
    gap: var(--rostrum-space-1);
    padding: var(--rostrum-space-2) var(--rostrum-space-4);
    & > svg { display: none; }
    & > strong { font-size: var(--rostrum-text-l); }
    & > button { margin-top: 0; }
  }
`;

export const Top = styled.div`
  position: absolute;
  z-index: 3;
  inset-block-start: 0.75rem;
  inset-inline: 0.75rem;
  display: flex;
  flex-direction: column;
  align-items: flex-start;
  gap: var(--rostrum-space-2);
  pointer-events: none;
  & > * { pointer-events: auto; }
  & > button { min-height: calc(var(--rostrum-target) + 0.75rem); font-size: var(--rostrum-text-l); box-shadow: var(--rostrum-elevation-2); }
`;

/** Words beside an icon: said, and out of sight where all controls would not fit in one row. */
export const narrowAway = `
  @container rostrum-player (max-width: 30rem) { ${hiddenFromSight} }
`;

/** On a dark ground in every theme. */
export const onPicture = `
  min-width: var(--rostrum-target);
  min-height: var(--rostrum-target);
  &&, &&[aria-pressed='true'] { background: transparent; color: var(--rostrum-on-stage); }
  &&:hover:not(:disabled), &&[aria-expanded='true'] { background: rgb(255 255 255 / 0.16); color: var(--rostrum-on-stage); }
  &&:focus-visible { outline-color: var(--rostrum-on-stage); outline-offset: -2px; }
  &&[data-on] { background: rgb(255 255 255 / 0.24); }
`;
export const OnPicture = styled(Button).attrs({ tone: 'quiet', size: 's' })`${onPicture}`;
