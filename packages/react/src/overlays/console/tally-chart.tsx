import { useState, type CSSProperties } from 'react';
import { choicesOf, type TallyView } from '@rostrum/core/overlays';
import type { OverlaysLabels } from '../../labels/index.js';
import { Badge } from '../../shared/badge.js';
import { Button } from '../../shared/button.js';
import { oneLine } from '../../shared/focus-ring.js';
import * as icons from '../../shared/icons.js';
import { Hidden, Quiet } from '../../shared/panel.js';
import { styled } from '../../shared/styled.js';
import { percentages } from '../percentages.js';
import { titleOf } from './overlay-title.js';
import type { SentOverlay } from './use-overlay-console.js';

const Bars = styled.ul`
  display: grid;
  gap: var(--rostrum-space-2);
  margin: 0;
  padding: 0;
  list-style: none;
  & > li { display: grid; gap: 0.1875rem; }
  &[data-compact] { gap: var(--rostrum-space-1); }
  &[data-compact] > li { grid-template-columns: minmax(0, 1fr) minmax(4rem, 38%); align-items: center; gap: var(--rostrum-space-3); }
`;
const Line = styled.div`
  display: flex;
  align-items: baseline;
  gap: var(--rostrum-space-2);
  font-size: var(--rostrum-text-s);
  & > span:first-child { min-width: 0; margin-inline-end: auto; }
  [data-compact] & > span:first-child { ${oneLine} }
  & > b { font-weight: 650; font-variant-numeric: tabular-nums; white-space: nowrap; }
`;
const Track = styled.div`
  height: 0.375rem;
  border-radius: var(--rostrum-radius-full);
  background: var(--rostrum-sunken);
  box-shadow: inset 0 0 0 1px var(--rostrum-line);
  overflow: hidden;
  & > div {
    width: var(--share);
    height: 100%;
    border-radius: inherit;
    background: var(--rostrum-accent);
    transition: width var(--rostrum-slow);
  }
  [data-right] > & > div { background: var(--rostrum-good-ink); }
`;
const Table = styled.table`
  width: 100%;
  border-collapse: collapse;
  font-size: var(--rostrum-text-s);
  & th { font-weight: 550; text-align: start; }
  & td, & th:not(:first-child) { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
  & th, & td { padding: var(--rostrum-space-1) 0 var(--rostrum-space-1) var(--rostrum-space-3); border-bottom: 1px solid var(--rostrum-line); }
  & th:first-child { padding-inline-start: 0; }
  & tfoot > tr > * { border-bottom: 0; color: var(--rostrum-ink-quiet); }
`;

interface Tallied {
  readonly title: string;
  readonly choices: readonly string[];
  readonly tally: TallyView;
  /** What is counted. */
  readonly noun: 'answers' | 'votes';
}

/** What a chart shows of a quiz or a poll that was sent; undefined for other overlays. */
export function talliedOf({ kind, content, tally }: SentOverlay, labels: OverlaysLabels): Tallied | undefined {
  return tally && {
    tally, title: titleOf(content, kind, labels), choices: content ? choicesOf(content) : [],
    noun: kind === 'quiz' ? 'answers' : 'votes',
  };
}

interface TallyChartProps extends Tallied {
  /** Each in one line, where there is little room. */
  readonly compact?: boolean;
  readonly labels: OverlaysLabels;
}

/** How people voted, each line with its numbers in words. */
export function TallyBars({ title, choices, tally: { counts, correct }, noun, compact = false, labels }: TallyChartProps) {
  const shares = percentages(counts);
  return (
    <Bars aria-label={title} {...(compact && { 'data-compact': '' })}>
      {counts.map((count, at) => (
        <li key={at} {...(correct === at && { 'data-right': '' })}>
          <Line>
            <span>{choices[at] ?? at + 1}</span>
            {correct === at && <Badge $tone="good">{labels.rightAnswer}</Badge>}
            {compact ? <Hidden>{labels[noun](count)}</Hidden> : <Quiet>{labels[noun](count)}</Quiet>}
            <b>{labels.percent(shares[at]!)}</b>
          </Line>
          <Track aria-hidden="true"><div style={{ '--share': `${shares[at]}%` } as CSSProperties} /></Track>
        </li>
      ))}
    </Bars>
  );
}

function TallyTable({ title, choices, tally: { counts, people, correct }, noun, labels }: TallyChartProps) {
  const shares = percentages(counts);
  const words = labels.console;
  return (
    <Table>
      <Hidden as="caption">{title}</Hidden>
      <thead><tr><th scope="col">{words.choice}</th><th scope="col">{words[noun]}</th><th scope="col">{words.share}</th></tr></thead>
      <tbody>
        {counts.map((count, at) => (
          <tr key={at}>
            <th scope="row">{choices[at] ?? at + 1}{correct === at && ` (${labels.rightAnswer})`}</th>
            <td>{count}</td>
            <td>{labels.percent(shares[at]!)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot><tr><th scope="row">{words.total}</th><td>{people}</td><td /></tr></tfoot>
    </Table>
  );
}

/** The same as bars or as a table, as the reader likes. */
export function TallyChart(props: TallyChartProps) {
  const [table, setTable] = useState(false);
  const { console: words } = props.labels;
  return (
    <>
      {table ? <TallyTable {...props} /> : <TallyBars {...props} />}
      <Button size="s" tone="quiet" icon={table ? icons.chart : icons.table} onClick={() => setTable(!table)} style={{ justifySelf: 'start', marginInlineStart: '-0.625rem' }}>
        {table ? words.asBars : words.asTable}
      </Button>
    </>
  );
}
