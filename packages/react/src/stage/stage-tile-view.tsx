import { englishShared } from '../labels/english/shared.js';
import type { StageLabels } from '../labels/index.js';
import { initials } from '../shared/avatar.js';
import { focusRing, oneLine } from '../shared/focus-ring.js';
import { Icon } from '../shared/icon.js';
import * as icons from '../shared/icons.js';
import { Hidden } from '../shared/panel.js';
import { keyframes, styled } from '../shared/styled.js';
import { useLabels } from '../shared/use-labels.js';
import { NetworkBars } from './network-bars.js';
import type { StageTile } from './use-stage.js';
import { Video } from './video.js';

const Frame = styled.div<{ $framed: boolean; $speaking: boolean }>`
  container-type: size;
  position: relative;
  width: 100%;
  height: 100%;
  overflow: hidden;
  border-radius: var(--rostrum-radius-m);
  background: var(--rostrum-tile);
  color: var(--rostrum-on-stage);
  font-family: var(--rostrum-font);
  /* A red edge around oneself, so that nobody is on air without knowing it. */
  &::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: inherit;
    pointer-events: none;
    box-shadow:
      inset 0 0 0 ${({ $framed }) => ($framed ? '3px var(--rostrum-on-air)' : '1px rgb(255 255 255 / 0.12)')},
      inset 0 0 0 ${({ $framed, $speaking }) => `${$speaking ? ($framed ? 6 : 3) : 0}px var(--rostrum-on-stage-accent)`};
    transition: box-shadow var(--rostrum-fast);
  }
`;
const Initials = styled.div`
  position: absolute;
  inset: 0;
  display: grid;
  place-items: center;
  & > span {
    display: grid;
    place-items: center;
    width: min(38cqh, 30cqw, 8rem);
    height: min(38cqh, 30cqw, 8rem);
    border-radius: 50%;
    background: rgb(255 255 255 / 0.1);
    font-size: min(15cqh, 12cqw, 3rem);
    font-weight: 600;
  }
`;
const Plate = styled.div`
  position: absolute;
  inset-block-end: 0.5rem;
  inset-inline: 0.5rem;
  display: flex;
  align-items: center;
  gap: 0.375rem;
  & > div {
    display: flex;
    align-items: center;
    gap: 0.375rem;
    min-width: 0;
    padding: 0.1875rem 0.5rem;
    border-radius: var(--rostrum-radius-s);
    background: rgb(8 10 14 / 0.78);
    font-size: var(--rostrum-text-s);
    font-weight: 550;
  }
  & > div > b { font-weight: 550; ${oneLine} }
  /* The name keeps its place; the role gives way. */
  & > div > small { flex-shrink: 1000; ${oneLine} font-size: var(--rostrum-text-xs); font-weight: 400; color: var(--rostrum-on-stage-quiet); }
  & svg { flex: none; }
  @container (max-width: 11rem) { & > div > small { display: none; } }
  @container (max-width: 7rem) {
    inset-block-end: 0.25rem;
    inset-inline: 0.25rem;
    & > div { gap: 0.25rem; padding: 0 0.25rem; font-size: 0.6875rem; }
  }
`;
const breathe = keyframes`50% { opacity: 0.35; }`;
/* The tally light: red on air, hollow while on air and muted, grey in preview, amber while reconnecting. */
const Light = styled.i`
  flex: none;
  box-sizing: border-box;
  width: 0.5625rem;
  height: 0.5625rem;
  border: 2px solid var(--rostrum-on-stage-quiet);
  border-radius: 50%;
  &[data-tally='live'] { border-color: var(--rostrum-on-air); background: var(--rostrum-on-air); }
  &[data-tally='muted'] { border-color: var(--rostrum-on-air); }
  &[data-tally='reconnecting'] {
    border-color: var(--rostrum-on-stage-warn);
    background: var(--rostrum-on-stage-warn);
    @media (prefers-reduced-motion: no-preference) { animation: ${breathe} 1.4s ease-in-out infinite; }
  }
`;
const State = styled.div`
  position: absolute;
  inset-block-start: 0.5rem;
  inset-inline-start: 0.5rem;
  display: flex;
  align-items: center;
  gap: 0.375rem;
  padding: 0.125rem 0.5rem;
  border-radius: var(--rostrum-radius-full);
  background: rgb(8 10 14 / 0.78);
  font-size: var(--rostrum-text-xs);
  &::before {
    content: '';
    width: 0.4375rem;
    height: 0.4375rem;
    border-radius: 50%;
    background: currentColor;
    @media (prefers-reduced-motion: no-preference) { animation: ${breathe} 1.4s ease-in-out infinite; }
  }
`;
const Spotlight = styled.button`
  position: absolute;
  inset: 0;
  z-index: 1;
  width: 100%;
  border: 0;
  border-radius: inherit;
  background: none;
  cursor: pointer;
  ${focusRing}
  &:focus-visible { outline-offset: -4px; outline-color: var(--rostrum-on-stage); }
`;

interface StageTileViewProps {
  readonly tile: StageTile;
  /** The event is live, so that what is published is on air. */
  readonly live: boolean;
  readonly labels: StageLabels;
  readonly featured: boolean;
  readonly speaking: boolean;
  /** Absent where there is nothing to choose. */
  onFeature?(): void;
}

/** One place: picture or initials, name, role, what is off, the network, and the tally light. */
export function StageTileView({ tile, live, labels, featured, speaking, onFeature }: StageTileViewProps) {
  const { role: roles, you } = useLabels('shared', englishShared);
  const { name, role, kind, mine, onAir, video, microphoneOff, state, network } = tile;
  const shown = kind === 'screen' ? (mine ? labels.yourScreen : labels.screenOf(name)) : mine ? `${name} (${you})` : name;
  const tally = state === 'reconnecting' ? state : !live || !onAir ? 'preview' : microphoneOff ? 'muted' : 'live';
  const lights = { live: labels.onAir, muted: labels.onAir, preview: labels.offAir, reconnecting: labels.reconnecting };
  return (
    <Frame
      $framed={live && onAir && mine} $speaking={speaking && !microphoneOff} data-tile={tile.id} data-on-air={live && onAir}
      data-tally={tally} data-speaking={speaking} role="group" aria-label={shown}
    >
      {video ? <Video track={video} mirrored={mine && kind === 'camera'} whole={kind === 'screen'} />
        : <Initials aria-hidden="true"><span>{kind === 'screen' ? <Icon shape={icons.screen} size={28} /> : initials(name)}</span></Initials>}
      {state !== 'live' && <State>{state === 'connecting' ? labels.joining : labels.reconnecting}</State>}
      <Plate>
        <div>
          <Light data-tally={tally} title={lights[tally]} /><Hidden>{lights[tally]}</Hidden>
          {microphoneOff && <><Icon shape={icons.microphoneOff} size={15} /><Hidden>{labels.microphoneOff}</Hidden></>}
          {kind === 'screen' && <Icon shape={icons.screen} size={15} />}
          <b>{shown}</b>
          {kind === 'camera' && role !== 'attendee' && <small>{roles[role]}</small>}
          {network && <NetworkBars network={network} labels={labels} />}
        </div>
      </Plate>
      {onFeature && (
        <Spotlight
          type="button" aria-pressed={featured} aria-label={featured ? labels.unfeature(shown) : labels.feature(shown)}
          onClick={onFeature}
        />
      )}
    </Frame>
  );
}
