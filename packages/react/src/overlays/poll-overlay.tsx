import { forwardRef, useId } from 'react';
import type { ShownOverlay } from '@rostrum/core/overlays';
import { englishOverlays } from '../labels/english/overlays.js';
import type { ViewerLabels } from '../labels/index.js';
import { Quiet } from '../shared/panel.js';
import { useLabels } from '../shared/use-labels.js';
import { ChoiceList } from './choice-list.js';
import { CardTitle, OverlayCard } from './overlay-card.js';
import { contentOf, type QuestionOverlayProps } from './overlay-props.js';
import { winnersOf } from './percentages.js';
import { KeyHint, StatusLine } from './status-line.js';

export type PollOverlayProps = QuestionOverlayProps;

/** A vote: open, closing two seconds before its time is over, then the result for ten (S2.12). */
export const PollOverlay = forwardRef<HTMLElement, PollOverlayProps>(function PollOverlay(
  { overlay, labels: own, onAnswer, ...rest },
  ref,
) {
  const labels = useLabels('overlays', englishOverlays, own);
  const id = useId();
  const content = contentOf(overlay, 'poll');
  if (!content) return null;
  const { phase, tally, myChoice, mayAnswer } = overlay;
  // Whoever has yet to vote is not told what the others think.
  const showShares = phase === 'results' || (!content.hidden && (myChoice !== undefined || !mayAnswer));
  return (
    <OverlayCard
      ref={ref} kind="poll" named={labels.kind.poll} overlay={overlay} labels={labels} timed={phase === 'open'} {...rest}
    >
      <CardTitle id={`${id}-question`}>{content.question}</CardTitle>
      <ChoiceList
        overlay={overlay} choices={content.options} labelledBy={`${id}-question`} describedBy={`${id}-status`}
        mine={labels.yourVote} labels={labels} showShares={showShares} onAnswer={onAnswer}
      />
      <StatusLine overlay={overlay} count={showShares && tally ? labels.votes(tally.people) : undefined}>
        <span id={`${id}-status`}><Standing overlay={overlay} hidden={content.hidden} labels={labels} asked={!!onAnswer} /></span>
      </StatusLine>
    </OverlayCard>
  );
});

interface StandingProps {
  readonly overlay: ShownOverlay;
  readonly hidden: boolean;
  readonly asked: boolean;
  readonly labels: ViewerLabels;
}

function Standing({ overlay, hidden, asked, labels }: StandingProps) {
  const { phase, tally, myChoice, mayAnswer, content } = overlay;
  if (phase === 'closing') return <strong>{labels.closing}</strong>;
  if (phase === 'results') {
    if (!tally) return <strong>{labels.closing}</strong>;
    const winners = winnersOf(tally.counts).length;
    return <strong>{winners === 0 ? labels.noVotes : winners > 1 ? labels.tie : labels.result}</strong>;
  }
  if (myChoice === undefined) {
    return mayAnswer && asked && content?.kind === 'poll' ? <KeyHint>{labels.keys(content.options.length)}</KeyHint> : null;
  }
  return (
    <>
      <strong>{labels.voteSent}</strong>{' '}
      {mayAnswer ? <Quiet>{labels.changeHint}</Quiet> : hidden && <Quiet>{labels.hiddenHint}</Quiet>}
    </>
  );
}
