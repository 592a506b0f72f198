import type { QuestionsLabels } from '../labels/index.js';
import { focusRing } from '../shared/focus-ring.js';
import { Icon } from '../shared/icon.js';
import * as icons from '../shared/icons.js';
import { styled } from '../shared/styled.js';
import type { ListedQuestion, QuestionsState } from './use-questions.js';

const Box = styled.button`
  display: grid;
  justify-items: center;
  align-content: center;
  gap: 0.0625rem;
  width: calc(var(--rostrum-target) + 0.5rem);
  min-height: calc(var(--rostrum-target) + 0.875rem);
  height: fit-content;
  padding: 0.25rem 0;
  border: 1px solid var(--rostrum-line-strong);
  border-radius: var(--rostrum-radius-s);
  background: var(--rostrum-surface);
  color: var(--rostrum-ink-quiet);
  font: 600 var(--rostrum-text-s) / 1.1 var(--rostrum-font);
  font-variant-numeric: tabular-nums;
  cursor: pointer;
  ${focusRing}
  &:hover:not(:disabled) { color: var(--rostrum-accent-ink); border-color: var(--rostrum-accent); }
  &[aria-pressed='true'] {
    background: var(--rostrum-accent);
    border-color: var(--rostrum-accent);
    color: var(--rostrum-on-accent);
  }
  &[aria-busy='true'] { opacity: 0.65; cursor: progress; }
  &:disabled { border-color: var(--rostrum-line); cursor: default; }
`;

interface VoteButtonProps {
  readonly question: ListedQuestion;
  readonly questions: QuestionsState;
  readonly labels: QuestionsLabels;
}

/** The vote shows at once, marked as pending; the number is the server's. */
export function VoteButton({ question, questions, labels }: VoteButtonProps) {
  const { id, votes, voted, votePending, mine, status } = question;
  const shown = votePending ? !voted : voted;
  const open = status === 'queued' || status === 'live';
  return (
    <Box
      type="button" aria-pressed={shown} aria-label={voted ? labels.unvote(votes) : labels.upvote(votes)}
      disabled={mine || !open} {...(votePending && { 'aria-busy': true })}
      onClick={() => void (votePending || questions.act(voted ? 'unvote' : 'upvote', id))}
    >
      <Icon shape={icons.up} size={15} />
      {votes}
    </Box>
  );
}
