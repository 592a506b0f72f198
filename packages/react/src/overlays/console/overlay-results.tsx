import { forwardRef } from 'react';
import styled from 'styled-components';
import { choicesOf, isQuestion } from '@rostrum/core/overlays';
import type { OverlaysLabels } from '../../labels/index.js';
import { Badge } from '../../shared/badge.js';
import { EmptyState } from '../../shared/empty-state.js';
import { Icon } from '../../shared/icon.js';
import { Panel, Quiet } from '../../shared/panel.js';
import type { PartProps } from '../../shared/part-props.js';
import { rootAs } from '../../shared/rendered.js';
import { RowList } from '../../shared/row-list.js';
import { clockText, timeOfDay } from '../../shared/time-text.js';
import { useLabels, useLocale } from '../../shared/use-labels.js';
import { kindIcons } from '../kind-icons.js';
import { titleOf } from './overlay-title.js';
import { TallyChart } from './tally-chart.js';
import { useOverlayConsole, type SentOverlay } from './use-overlay-console.js';

export type OverlayResultsProps = PartProps<'section', OverlaysLabels>;

const Row = styled.article`
  display: grid;
  grid-template-columns: auto minmax(0, 1fr);
  gap: var(--rostrum-space-2) var(--rostrum-space-3);
  padding: var(--rostrum-space-3) var(--rostrum-space-4);
  border-bottom: 1px solid var(--rostrum-line);
  & > svg { margin-top: 0.125rem; color: var(--rostrum-ink-quiet); }
  & > div { display: grid; gap: var(--rostrum-space-2); min-width: 0; }
  & strong { font-weight: 600; }
`;
const Facts = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0 var(--rostrum-space-2);
`;
const idOf = ({ id }: SentOverlay) => id;

/** Every overlay that was sent, the newest first, and how people voted (S3.6). */
export const OverlayResults = forwardRef<HTMLElement, OverlayResultsProps>(function OverlayResults(
  { render, labels: own, ...rest },
  ref,
) {
  const { sent } = useOverlayConsole();
  const labels = useLabels('overlays', own);
  const words = labels.console;
  return (
    <Panel ref={ref} aria-label={words.results} {...rootAs(render, {})} {...rest}>
      {sent.length === 0
        ? <EmptyState icon="chart" title={words.resultsEmptyTitle} text={words.resultsEmptyText} />
        : (
          <RowList label={words.results} rows={sent} keyOf={idOf} rowHeight={140}>
            {(overlay) => <ResultRow overlay={overlay} labels={labels} />}
          </RowList>
        )}
    </Panel>
  );
});

function ResultRow({ overlay, labels }: { readonly overlay: SentOverlay; readonly labels: OverlaysLabels }) {
  const locale = useLocale();
  const { kind, content, at, endedAt, ended, closed, tally } = overlay;
  const words = labels.console;
  const title = titleOf(content, kind, labels);
  const question = isQuestion(overlay);
  return (
    <Row>
      <Icon name={kindIcons[kind]} size={18} />
      <div>
        <div>
          <strong>{title}</strong>
          <Facts>
            <Quiet as="time" dateTime={new Date(at).toISOString()}>{timeOfDay(at, locale)}</Quiet>
            {endedAt === undefined ? <Badge $tone="on-air">{words.onNow}</Badge> : (
              <>
                <Quiet>{words.shownFor(clockText(endedAt - at))}</Quiet>
                {ended && ended !== 'expired' && <Badge>{words.ended[ended]}</Badge>}
                {question && <Badge $tone={closed ? 'neutral' : 'warn'}>{closed ? words.final : words.counting}</Badge>}
              </>
            )}
            {tally && <Quiet>{kind === 'quiz' ? labels.answers(tally.people) : labels.votes(tally.people)}</Quiet>}
          </Facts>
        </div>
        {tally && <TallyChart title={title} choices={content ? choicesOf(content) : []} tally={tally} labels={labels} />}
      </div>
    </Row>
  );
}
