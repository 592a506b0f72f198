import { forwardRef, useState } from 'react';
import { isQuestion } from '@rostrum/core/overlays';
import { englishOverlayConsole } from '../../labels/english/overlay-console.js';
import type { OverlaysLabels } from '../../labels/index.js';
import { Badge } from '../../shared/badge.js';
import { Button } from '../../shared/button.js';
import { EmptyState } from '../../shared/empty-state.js';
import { Icon } from '../../shared/icon.js';
import * as icons from '../../shared/icons.js';
import { Panel, PanelFoot, Quiet } from '../../shared/panel.js';
import type { PartProps } from '../../shared/part-props.js';
import { rootAs } from '../../shared/rendered.js';
import { RowList } from '../../shared/row-list.js';
import { styled } from '../../shared/styled.js';
import { clockText, timeOfDay } from '../../shared/time-text.js';
import { useLabels, useLocale } from '../../shared/use-labels.js';
import { kindIcons } from '../kind-icons.js';
import { Leaderboard } from '../leaderboard.js';
import { useLeaderboard } from '../use-leaderboard.js';
import { ExportButton } from './export-button.js';
import { titleOf } from './overlay-title.js';
import { talliedOf, TallyChart } from './tally-chart.js';
import { useOverlayConsole, type SentOverlay } from './use-overlay-console.js';

export type OverlayResultsProps = PartProps<'section', OverlaysLabels> & {
  /** Who answered what, as a file to keep: `answersCsv` of the HTTP backend. Without it there is no button. */
  readonly answers?: (() => Promise<Blob>) | undefined;
};

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
const Foot = styled(PanelFoot)`
  display: flex;
  flex-wrap: wrap;
  gap: var(--rostrum-space-2);
  padding-block: var(--rostrum-space-2);
`;
const idOf = ({ id }: SentOverlay) => id;

export const OverlayResults = forwardRef<HTMLElement, OverlayResultsProps>(function OverlayResults(
  { render, labels: own, answers, ...rest },
  ref,
) {
  const { sent } = useOverlayConsole();
  const ranked = useLeaderboard().top.length > 0;
  const [ranking, setRanking] = useState(false);
  const labels = useLabels('overlays', englishOverlayConsole, own);
  const words = labels.console;
  const asked = answers !== undefined && sent.some(isQuestion);
  return (
    <Panel ref={ref} aria-label={words.results} {...rootAs(render, {})} {...rest}>
      {sent.length === 0 && <EmptyState icon={icons.chart} title={words.resultsEmptyTitle} text={words.resultsEmptyText} />}
      {sent.length > 0 && (ranked && ranking ? <Leaderboard labels={own} style={{ flex: 1 }} /> : (
        <RowList label={words.results} rows={sent} keyOf={idOf} rowHeight={140}>
          {(overlay) => <ResultRow overlay={overlay} labels={labels} />}
        </RowList>
      ))}
      {(ranked || asked) && (
        <Foot>
          {ranked && (
            <Button
              size="s" icon={icons.trophy} tone={ranking ? 'accent' : 'plain'} aria-pressed={ranking}
              onClick={() => setRanking(!ranking)}
            >
              {labels.leaderboard}
            </Button>
          )}
          {asked && <ExportButton file={answers} name="answers.csv">{words.exportAnswers}</ExportButton>}
        </Foot>
      )}
    </Panel>
  );
});

function ResultRow({ overlay, labels }: { readonly overlay: SentOverlay; readonly labels: OverlaysLabels }) {
  const locale = useLocale();
  const { kind, content, at, endedAt, ended, closed } = overlay;
  const words = labels.console;
  const tallied = talliedOf(overlay, labels);
  return (
    <Row>
      <Icon shape={kindIcons[kind]} size={18} />
      <div>
        <div>
          <strong>{titleOf(content, kind, labels)}</strong>
          <Facts>
            <Quiet as="time" dateTime={new Date(at).toISOString()}>{timeOfDay(at, locale)}</Quiet>
            {endedAt === undefined ? <Badge $tone="on-air">{words.onNow}</Badge> : (
              <>
                <Quiet>{words.shownFor(clockText(endedAt - at))}</Quiet>
                {ended && ended !== 'expired' && <Badge>{words.ended[ended]}</Badge>}
                {isQuestion(overlay) && (
                  <Badge $tone={closed ? 'neutral' : 'warn'}>{closed ? words.final : words.counting}</Badge>
                )}
              </>
            )}
            {tallied && <Quiet>{labels[tallied.noun](tallied.tally.people)}</Quiet>}
          </Facts>
        </div>
        {tallied && <TallyChart {...tallied} labels={labels} />}
      </div>
    </Row>
  );
}
