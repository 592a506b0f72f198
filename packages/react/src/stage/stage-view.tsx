import { forwardRef, useMemo, useRef, useState } from 'react';
import { RANK } from '@rostrum/core/engine';
import { englishStage } from '../labels/english/stage.js';
import type { StageLabels } from '../labels/index.js';
import { Button } from '../shared/button.js';
import { Icon } from '../shared/icon.js';
import * as icons from '../shared/icons.js';
import type { PartProps } from '../shared/part-props.js';
import { rootAs } from '../shared/rendered.js';
import { styled } from '../shared/styled.js';
import { useLabels } from '../shared/use-labels.js';
import { useElementSize } from '../shared/use-element-size.js';
import { useMe } from '../shared/use-live-event.js';
import { suits, type StageLayoutName } from './arrange.js';
import { LayoutMenu } from './layout-menu.js';
import { StageCurtain } from './stage-curtain.js';
import { StageLayout } from './stage-layout.js';
import { StageTileView } from './stage-tile-view.js';
import { useStage, type StageTile } from './use-stage.js';
import { useSpeaking } from './use-speaking.js';
import { useStageSound } from './use-stage-sound.js';

export type StageViewProps = PartProps<'section', StageLabels, { readonly tiles: number }> & {
  /** The layout to begin with, instead of what suits the number of people and the space; a shared screen is large in all. */
  readonly defaultLayout?: StageLayoutName | undefined;
};

const Root = styled.section`
  container-type: size;
  position: relative;
  box-sizing: border-box;
  display: flex;
  flex-direction: column;
  min-height: 12rem;
  height: 100%;
  padding: 8px;
  background: var(--rostrum-stage);
  color: var(--rostrum-on-stage);
  font-family: var(--rostrum-font);
  font-size: var(--rostrum-text-m);
  line-height: 1.45;
`;
const Space = styled.div`
  position: relative;
  flex: 1;
  min-height: 0;
`;
const Backstage = styled.p`
  display: flex;
  align-items: center;
  justify-content: center;
  gap: var(--rostrum-space-2);
  margin: 0 0 8px;
  padding: 0.3125rem 0.75rem;
  border-radius: var(--rostrum-radius-s);
  background: var(--rostrum-warn-soft);
  color: var(--rostrum-warn-ink);
  font-size: var(--rostrum-text-s);
  font-weight: 550;
  & > svg { flex: none; }
`;
const Hear = styled.div`
  position: absolute;
  z-index: 3;
  inset-block-end: 1.25rem;
  inset-inline: 1rem;
  display: grid;
  justify-items: center;
  gap: var(--rostrum-space-1);
  & > span { padding: 0 0.5rem; border-radius: var(--rostrum-radius-s); background: rgb(8 10 14 / 0.78); font-size: var(--rostrum-text-xs); }
  & > button { box-shadow: var(--rostrum-elevation-2); }
`;

const noTiles: readonly StageTile[] = [];

/** The stage: everybody on air, a shared screen large, and the sound of it all (S4.6). */
export const StageView = forwardRef<HTMLElement, StageViewProps>(function StageView(
  { render, labels: own, defaultLayout, ...rest },
  ref,
) {
  const stage = useStage();
  const labels = useLabels('stage', englishStage, own);
  const role = useMe()?.role;
  const [preferred, setPreferred] = useState(defaultLayout);
  const [chosen, setChosen] = useState<string>();
  const { status, speaker } = stage;

  const onStageSide = role !== undefined && RANK[role] >= RANK.speaker;
  const open = status === 'live' || (status === 'backstage' && (onStageSide || stage.cameras.some(({ mine }) => mine)));
  const cameras = open ? stage.cameras : noTiles;
  const screens = open ? stage.screens : noTiles;
  const all = useMemo(() => [...screens, ...cameras], [screens, cameras]);
  const sounds = useMemo(() => all.flatMap(({ id, audio: track }) => (track ? [{ id, track }] : [])), [all]);
  const { blocked, allow } = useStageSound(sounds, speaker);

  const myself = cameras.find(({ mine, microphoneOff }) => mine && !microphoneOff);
  const speaking = useSpeaking(sounds, myself?.id);

  const space = useRef<HTMLDivElement>(null);
  const size = useElementSize(space);
  const large = all.find(({ id }) => id === chosen) ?? screens[0];
  const wanted = preferred ?? (size ? suits(cameras.length, size) : 'grid');
  // With more than one in the corner there is less to see than in a strip.
  const layout = large || (wanted === 'picture-in-picture' && all.length !== 2) ? 'speaker' : wanted;
  // In the corner one sees oneself.
  const first = layout === 'picture-in-picture' ? cameras.find(({ mine }) => !mine) : cameras[0];
  const main = large ?? (layout === 'grid' ? undefined : first);
  const show = (tile: StageTile) => (
    <StageTileView
      tile={tile} live={status === 'live'} labels={labels} featured={tile.id === chosen}
      speaking={speaking.has(tile.id)}
      {...(all.length > 1 && { onFeature: () => setChosen(tile.id === chosen ? undefined : tile.id) })}
    />
  );
  const menu = cameras.length > 1 && screens.length === 0 && (
    <LayoutMenu
      layout={layout} preferred={preferred} two={cameras.length === 2} labels={labels}
      onPrefer={(next) => {
        setChosen(undefined);
        setPreferred(next);
      }}
    />
  );
  return (
    <Root ref={ref} aria-label={labels.stage} {...rootAs(render, { tiles: all.length })} data-status={status} {...rest}>
      {open && status === 'backstage' && <Backstage><Icon shape={icons.warning} size={16} />{labels.backstageNotice}</Backstage>}
      <Space ref={space}>
        {all.length === 0 ? <StageCurtain stage={stage} onStageSide={onStageSide} labels={labels} />
          : <StageLayout layout={layout} tiles={all} main={main} size={size} show={show} corner={menu} />}
      </Space>
      {blocked && (
        <Hear>
          <Button tone="accent" icon={icons.speaker} onClick={allow}>{labels.hear}</Button>
          <span>{labels.hearWhy}</span>
        </Hear>
      )}
    </Root>
  );
});
