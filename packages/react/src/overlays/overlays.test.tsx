import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { LiveError } from '@rostrum/core/engine';
import { page } from '../testing/rehearsal-page.js';
import { contents, shown } from '../testing/sample-overlays.js';
import { CallToAction, CelebrationOverlay, LowerThird, NoticeOverlay, PollOverlay, ProductOverlay, QuizOverlay } from './cards.js';
import * as onDemand from './index.js';

const radios = () => screen.getAllByRole('radio');
const ended = { phase: 'results', mayAnswer: false } as const;

describe('QuizOverlay', () => {
  it('is a group that the question names; the arrows move, and a number or Enter answers (S2.11)', async () => {
    const user = userEvent.setup();
    const onAnswer = vi.fn();
    page(<QuizOverlay overlay={shown(contents.quiz)} onAnswer={onAnswer} />);
    expect(screen.getByRole('radiogroup', { name: contents.quiz.question })).toBeTruthy();
    await user.tab();
    expect(document.activeElement).toBe(radios()[0]);
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(document.activeElement).toBe(radios()[2]);
    await user.keyboard('{ArrowUp}{End}');
    expect(document.activeElement).toBe(radios()[3]);
    expect(onAnswer).not.toHaveBeenCalled();
    await user.keyboard('{Enter}');
    await user.keyboard('2');
    expect(onAnswer.mock.calls).toEqual([[3], [1]]);
    expect(document.activeElement).toBe(radios()[1]);
  });

  it('leaves other keys, and keys with a modifier, to the page', async () => {
    const user = userEvent.setup();
    const onAnswer = vi.fn();
    page(<QuizOverlay overlay={shown(contents.quiz)} onAnswer={onAnswer} />);
    radios()[0]!.focus();
    await user.keyboard('5{Control>}1{/Control}0');
    expect(onAnswer).not.toHaveBeenCalled();
  });

  it('takes no second answer while one is being sent', async () => {
    const user = userEvent.setup();
    const onAnswer = vi.fn();
    const { rerender } = page(<QuizOverlay overlay={shown(contents.quiz)} onAnswer={onAnswer} />);
    await user.click(radios()[1]!);
    rerender(<QuizOverlay overlay={shown(contents.quiz, { sending: true })} onAnswer={onAnswer} />);
    expect(radios()[1]!.getAttribute('aria-busy')).toBe('true');
    await user.click(radios()[2]!);
    expect(onAnswer).toHaveBeenCalledTimes(1);
  });

  it('shows the own answer, the right one and how many gave each (S2.11)', () => {
    page(<QuizOverlay overlay={shown(contents.quiz, { ...ended, myChoice: 0, correct: 2, tally: { counts: [1, 0, 3, 0], people: 4 } })} />);
    expect(screen.getByText('Not this time.')).toBeTruthy();
    expect(screen.getByText('4 answers')).toBeTruthy();
    const [wrong, , right] = radios();
    expect(wrong!.getAttribute('aria-checked')).toBe('true');
    expect(wrong!.textContent).toContain('Your answer');
    expect(right!.textContent).toMatch(/One year75%3 votesRight answer/);
  });

  it('says that the time is up to whoever did not answer, and that it was right to whoever was', () => {
    const { rerender } = page(<QuizOverlay overlay={shown(contents.quiz, { ...ended, correct: 2 })} />);
    expect(screen.getByText('Time is up.')).toBeTruthy();
    rerender(<QuizOverlay overlay={shown(contents.quiz, { ...ended, correct: 2, myChoice: 2 })} />);
    expect(screen.getByText('That is right!')).toBeTruthy();
  });

  it('tells why an answer was refused', () => {
    const refusal = new LiveError('overlays/closed', 'The time is up.', 'Be quicker.');
    page(<QuizOverlay overlay={shown(contents.quiz, { refusal })} />);
    expect(screen.getByRole('alert').textContent).toBe('The time is up. Be quicker.');
  });

  it('counts the seconds down in words beside the bar', async () => {
    const { event } = page(<QuizOverlay overlay={shown(contents.quiz, { phaseEndsAt: Date.now() + 19_500, phaseLength: 20_000 })} />);
    expect(event.getState().clockOffset).toBe(0);
    expect(screen.getByRole('timer').getAttribute('aria-label')).toBe('20 seconds left');
    await waitFor(() => expect(screen.getByRole('timer').getAttribute('aria-label')).toBe('19 seconds left'));
  });

  it('shows nothing while its content is being fetched', () => {
    const { container } = page(<QuizOverlay overlay={{ ...shown(contents.quiz), content: undefined }} />);
    expect(container.childElementCount).toBe(0);
  });
});

describe('PollOverlay', () => {
  const tally = { counts: [1, 2, 1, 0], people: 4 };

  it('does not tell how it stands before one has voted; then it does, and lets the vote be changed', async () => {
    const user = userEvent.setup();
    const onAnswer = vi.fn();
    const { rerender } = page(<PollOverlay overlay={shown(contents.poll, { tally })} onAnswer={onAnswer} />);
    expect(screen.queryByText('50%')).toBeNull();
    rerender(<PollOverlay overlay={shown(contents.poll, { tally, myChoice: 1 })} onAnswer={onAnswer} />);
    expect(screen.getByText('50%')).toBeTruthy();
    expect(screen.getByText('You can change it.')).toBeTruthy();
    await user.click(radios()[1]!);
    await user.click(radios()[0]!);
    expect(onAnswer.mock.calls).toEqual([[0]]);
  });

  it('keeps a hidden result until it has closed', () => {
    const hidden = { ...contents.poll, hidden: true };
    const { rerender } = page(<PollOverlay overlay={shown(hidden, { myChoice: 1, mayAnswer: false })} />);
    expect(screen.getByText('The result comes when it closes.')).toBeTruthy();
    rerender(<PollOverlay overlay={shown(hidden, { ...ended, myChoice: 1, tally })} />);
    expect(screen.getByText('50%')).toBeTruthy();
  });

  it.each([
    ['counts while it closes', { phase: 'closing', mayAnswer: false }, 'Voting has closed. Counting…'],
    ['counts until the result is there', ended, 'Voting has closed. Counting…'],
    ['tells the result', { ...ended, tally }, 'Result'],
    ['tells a tie', { ...ended, tally: { counts: [2, 2, 0, 0], people: 4 } }, 'It is a tie.'],
    ['tells that nobody voted', { ...ended, tally: { counts: [0, 0, 0, 0], people: 0 } }, 'Nobody has voted.'],
  ] as const)('%s (S2.12)', (_, part, text) => {
    page(<PollOverlay overlay={shown(contents.poll, part)} />);
    expect(screen.getByText(text)).toBeTruthy();
  });
});

describe('what is read', () => {
  it('shows a product, opens its link without a hold on this page, and says that a picture is missing (S2.11)', () => {
    page(<ProductOverlay overlay={shown(contents.product)} />);
    const link = screen.getByRole('link', { name: /See the product/ });
    expect(link.getAttribute('rel')).toBe('noopener noreferrer');
    expect(link.getAttribute('href')).toBe(contents.product.link);
    const picture = screen.getByRole('img', { name: 'Picture of The idempotent mug' });
    act(() => void picture.dispatchEvent(new Event('error')));
    expect(screen.getByText('No picture')).toBeTruthy();
    expect(screen.queryByRole('img')).toBeNull();
  });

  it('leads away with a call to action that says so', () => {
    page(<CallToAction overlay={shown(contents['call-to-action'])} />);
    const link = screen.getByRole('link', { name: 'Open the repository (opens in a new tab)' });
    expect(link.getAttribute('target')).toBe('_blank');
    expect(link.getAttribute('rel')).toBe('noopener noreferrer');
  });

  it('is closed by its button and by Escape', async () => {
    const user = userEvent.setup();
    const onDismiss = vi.fn();
    page(<NoticeOverlay overlay={shown(contents.notice)} onDismiss={onDismiss} />);
    await user.click(screen.getByRole('button', { name: 'Close: Notice' }));
    screen.getByRole('button', { name: 'Close: Notice' }).focus();
    await user.keyboard('{Escape}');
    expect(onDismiss).toHaveBeenCalledTimes(2);
  });

  it('names who is speaking', () => {
    page(<LowerThird overlay={shown(contents['lower-third'])} />);
    expect(within(screen.getByRole('region', { name: 'Name banner' })).getByText('Marta Silva')).toBeTruthy();
  });

  it('celebrates with pieces that nobody has to hear about', () => {
    const { container } = page(<CelebrationOverlay overlay={shown(contents.celebration)} />);
    expect(container.querySelectorAll('i').length).toBeGreaterThan(50);
    expect([...container.querySelectorAll('i')].every((piece) => piece.getAttribute('aria-hidden') === 'true')).toBe(true);
    expect(screen.getByText('Celebration!')).toBeTruthy();
  });
});

describe('what a page has of its own accord', () => {
  it.each([
    ['quiz', onDemand.QuizOverlay], ['poll', onDemand.PollOverlay], ['product', onDemand.ProductOverlay],
    ['notice', onDemand.NoticeOverlay], ['lower-third', onDemand.LowerThird], ['call-to-action', onDemand.CallToAction],
  ] as const)('keeps a place for a %s until it is loaded, and none while there is nothing to draw', async (kind, Overlay) => {
    const { container, rerender } = page(<Overlay overlay={shown(contents[kind])} className="mine" />);
    const place = container.querySelector<HTMLElement>('.mine')!;
    expect(place.getAttribute('aria-busy')).toBe('true');
    expect(place.style.minHeight).not.toBe('');
    await waitFor(() => expect(container.querySelector(`.mine[data-kind="${kind}"]`)).not.toBeNull());
    rerender(<Overlay overlay={{ ...shown(contents[kind]), content: undefined }} />);
    expect(container.childElementCount).toBe(0);
  });

  it('keeps no place for what covers everything', async () => {
    const { container } = page(<onDemand.CelebrationOverlay overlay={shown(contents.celebration)} />);
    expect(container.childElementCount).toBe(0);
    await screen.findByText('Celebration!');
  });
});
