import { forwardRef, useId } from 'react';
import type { ShownOverlay } from '@rostrum/core/overlays';
import { englishOverlays } from '../labels/english/overlays.js';
import type { ViewerLabels } from '../labels/index.js';
import { useLabels } from '../shared/use-labels.js';
import { ChoiceList } from './choice-list.js';
import { CardTitle, OverlayCard } from './overlay-card.js';
import { contentOf, type QuestionOverlayProps } from './overlay-props.js';
import { KeyHint, StatusLine } from './status-line.js';

export type QuizOverlayProps = QuestionOverlayProps;

/** One question with a right answer, against time; the right one is shown once the viewer has answered (S2.11). */
export const QuizOverlay = forwardRef<HTMLElement, QuizOverlayProps>(function QuizOverlay(
  { overlay, labels: own, onAnswer, ...rest },
  ref,
) {
  const labels = useLabels('overlays', englishOverlays, own);
  const id = useId();
  const content = contentOf(overlay, 'quiz');
  if (!content) return null;
  const { tally, phase, mayAnswer } = overlay;
  return (
    <OverlayCard
      ref={ref} kind="quiz" named={labels.kind.quiz} overlay={overlay} labels={labels} timed={phase === 'open'} {...rest}
    >
      <CardTitle id={`${id}-question`}>{content.question}</CardTitle>
      <ChoiceList
        overlay={overlay} choices={content.answers} labelledBy={`${id}-question`} mine={labels.yourAnswer} labels={labels}
        describedBy={`${id}-status`} showShares={phase === 'results'} onAnswer={onAnswer}
      />
      <StatusLine overlay={overlay} count={phase === 'results' && tally ? labels.answers(tally.people) : undefined}>
        <span id={`${id}-status`}>
          {mayAnswer && onAnswer ? <KeyHint>{labels.keys(content.answers.length)}</KeyHint> : <strong>{verdict(overlay, labels)}</strong>}
        </span>
      </StatusLine>
    </OverlayCard>
  );
});

function verdict({ phase, myChoice, correct }: ShownOverlay, labels: ViewerLabels): string | undefined {
  if (myChoice !== undefined && correct !== undefined) return myChoice === correct ? labels.right : labels.wrong;
  if (myChoice !== undefined) return labels.answerSent;
  return phase === 'open' ? undefined : labels.timeUp;
}
