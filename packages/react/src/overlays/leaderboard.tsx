import { forwardRef } from 'react';
import { englishOverlays } from '../labels/english/overlays.js';
import { englishShared } from '../labels/english/shared.js';
import type { OverlaysLabels } from '../labels/index.js';
import { EmptyState } from '../shared/empty-state.js';
import { oneLine } from '../shared/focus-ring.js';
import * as icons from '../shared/icons.js';
import { Hidden, Panel, PanelHead, PanelTitle, Quiet } from '../shared/panel.js';
import type { PartProps } from '../shared/part-props.js';
import { rootAs } from '../shared/rendered.js';
import { styled } from '../shared/styled.js';
import { useLabels } from '../shared/use-labels.js';
import { useLeaderboard } from './use-leaderboard.js';

export type LeaderboardProps = PartProps<'section', OverlaysLabels>;

const List = styled.ol`
  margin: 0;
  padding: var(--rostrum-space-1) 0;
  list-style: none;
`;
const Row = styled.li`
  display: grid;
  grid-template-columns: 1.75rem minmax(0, 1fr) auto;
  align-items: center;
  gap: var(--rostrum-space-3);
  min-height: 2.5rem;
  padding: 0 var(--rostrum-space-4);
  &[data-mine] { background: var(--rostrum-accent-soft); }
  & > strong { font-weight: 600; ${oneLine} }
  & > b { font-weight: 600; font-variant-numeric: tabular-nums; }
`;
const Rank = styled.span`
  display: grid;
  place-items: center;
  width: 1.75rem;
  height: 1.75rem;
  border: 1px solid var(--rostrum-line);
  border-radius: 50%;
  background: var(--rostrum-sunken);
  color: var(--rostrum-ink-quiet);
  font-size: var(--rostrum-text-s);
  font-weight: 650;
  [data-first] > & { border-color: transparent; background: var(--rostrum-accent); color: var(--rostrum-on-accent); }
`;

/** The best of all quizzes, and the own points. */
export const Leaderboard = forwardRef<HTMLElement, LeaderboardProps>(function Leaderboard(
  { render, labels: own, ...rest },
  ref,
) {
  const { top, points } = useLeaderboard();
  const labels = useLabels('overlays', englishOverlays, own);
  const { you } = useLabels('shared', englishShared);
  const listed = top.some(({ mine }) => mine);
  return (
    <Panel ref={ref} aria-label={labels.leaderboard} {...rootAs(render, {})} {...rest}>
      <PanelHead>
        <PanelTitle>{labels.leaderboard}</PanelTitle>
        {points !== undefined && !listed && <Quiet>{`${you}: ${labels.points(points)}`}</Quiet>}
      </PanelHead>
      {top.length === 0
        ? <EmptyState icon={icons.trophy} title={labels.leaderboardEmptyTitle} text={labels.leaderboardEmptyText} />
        : (
          <List>
            {top.map(({ person, name, rank, points: has, mine }) => (
              <Row key={person} {...(mine && { 'data-mine': '' })} {...(rank === 1 && { 'data-first': '' })}>
                <Rank><Hidden>{labels.rank(rank)}</Hidden><span aria-hidden="true">{rank}</span></Rank>
                <strong>{name}{mine && <Quiet>{` (${you})`}</Quiet>}</strong>
                <b>{labels.points(has)}</b>
              </Row>
            ))}
          </List>
        )}
    </Panel>
  );
});
