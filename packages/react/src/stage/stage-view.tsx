import { forwardRef, useMemo, useState } from 'react';
import styled from 'styled-components';
import { RANK } from '@rostrum/core/engine';
import type { StageLabels } from '../labels/index.js';
import { Button } from '../shared/button.js';
import { Icon } from '../shared/icon.js';
import type { PartProps } from '../shared/part-props.js';
import { rootAs } from '../shared/rendered.js';
import { useLabels } from '../shared/use-labels.js';
import { useMe } from '../shared/use-live-event.js';
import { StageCurtain } from './stage-curtain.js';
import { FilmLayout, GridLayout } from './stage-layout.js';
import { StageTileView } from './stage-tile-view.js';
import { useStage, type StageTile } from './use-stage.js';
import { useStageSound } from './use-stage-sound.js';

export type StageLayoutName = 'grid' | 'speaker';
export type StageViewProps = PartProps<'section', StageLabels, { readonly tiles: number }> & {
  /** The layout to begin with; a shared screen is large in both. */
  readonly defaultLayout?: StageLayoutName;
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
const Corner = styled.div`
  position: absolute;
  z-index: 2;
  inset-block-start: 0.5rem;
  inset-inline-end: 0.5rem;
  & > button { background: rgb(8 10 14 / 0.78); color: var(--rostrum-on-stage); border-color: rgb(255 255 255 / 0.2); }
  & > button:hover { background: rgb(40 44 52 / 0.9); }
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
  { render, labels: own, defaultLayout = 'grid', ...rest },
  ref,
) {
  const stage = useStage();
  const labels = useLabels('stage', own);
  const role = useMe()?.role;
  const [layout, setLayout] = useState<StageLayoutName>(defaultLayout);
  const [chosen, setChosen] = useState<string>();
  const { status, speaker } = stage;

  const onStageSide = role !== undefined && RANK[role] >= RANK.speaker;
  const open = status === 'live' || (status === 'backstage' && (onStageSide || stage.cameras.some(({ mine }) => mine)));
  const cameras = open ? stage.cameras : noTiles;
  const screens = open ? stage.screens : noTiles;
  const all = useMemo(() => [...screens, ...cameras], [screens, cameras]);
  const sounds = useMemo(() => all.flatMap(({ id, audio: track }) => (track ? [{ id, track }] : [])), [all]);
  const { blocked, allow } = useStageSound(sounds, speaker);

  const featured = all.find(({ id }) => id === chosen);
  const main = featured ?? screens[0] ?? (layout === 'speaker' && all.length > 1 ? cameras[0] : undefined);
  const show = (tile: StageTile) => (
    <StageTileView
      tile={tile} live={status === 'live'} labels={labels} featured={tile.id === chosen}
      {...(all.length > 1 && { onFeature: () => setChosen(tile.id === chosen ? undefined : tile.id) })}
    />
  );
  return (
    <Root ref={ref} aria-label={labels.stage} {...rootAs(render, { tiles: all.length })} data-status={status} {...rest}>
      {open && status === 'backstage' && <Backstage><Icon name="warning" size={16} />{labels.backstageNotice}</Backstage>}
      <Space>
        {all.length === 0 ? <StageCurtain stage={stage} onStageSide={onStageSide} labels={labels} />
          : main ? <FilmLayout main={main} tiles={all.filter(({ id }) => id !== main.id)} show={show} />
          : <GridLayout tiles={cameras} show={show} />}
        {cameras.length > 1 && screens.length === 0 && (
          <Corner>
            <Button
              size="s" icon={main ? 'grid' : 'speakerLayout'} iconOnly={`${labels.layout}: ${main ? labels.grid : labels.speaker}`}
              onClick={() => {
                setChosen(undefined);
                setLayout(main ? 'grid' : 'speaker');
              }}
            />
          </Corner>
        )}
      </Space>
      {blocked && (
        <Hear>
          <Button tone="accent" icon="speaker" onClick={allow}>{labels.hear}</Button>
          <span>{labels.hearWhy}</span>
        </Hear>
      )}
    </Root>
  );
});
