import { useRef, useState, type KeyboardEvent } from 'react';
import type { ShownOverlay } from '@rostrum/core/overlays';
import type { ViewerLabels } from '../labels/index.js';
import { Icon } from '../shared/icon.js';
import * as icons from '../shared/icons.js';
import { Hidden } from '../shared/panel.js';
import { stepByKey } from '../shared/step-by-key.js';
import { Choice, Choices, Fill, Mark, Share } from './choice-styles.js';
import { percentages, winnersOf } from './percentages.js';

export interface ChoiceListProps {
  readonly overlay: ShownOverlay;
  readonly choices: readonly string[];
  /** The id of the question's element. */
  readonly labelledBy: string;
  readonly describedBy?: string | undefined;
  /** How the votes stand may be seen now. */
  readonly showShares: boolean;
  readonly mine: string;
  readonly labels: ViewerLabels;
  readonly onAnswer?: ((choice: number) => void) | undefined;
}

/**
 * The choices of a quiz or a poll as a group of radio buttons. The arrows move, Enter, Space and the numbers choose:
 * a choice is final, so it is not made by moving past it.
 */
export function ChoiceList({ overlay, choices, labelledBy, describedBy, showShares, mine, labels, onAnswer }: ChoiceListProps) {
  const { phase, myChoice, mayAnswer, sending, tally, correct } = overlay;
  const [asked, setAsked] = useState<number>();
  const [at, setAt] = useState(myChoice ?? 0);
  const list = useRef<HTMLDivElement>(null);
  const open = mayAnswer && !sending && onAnswer !== undefined;
  const shares = showShares && tally ? percentages(tally.counts) : undefined;
  const most = phase === 'results' && tally ? winnersOf(tally.counts) : [];

  const choose = (choice: number) => {
    setAt(choice);
    if (!open || choice === myChoice) return;
    setAsked(choice);
    onAnswer(choice);
  };
  const press = (pressed: KeyboardEvent) => {
    if (pressed.altKey || pressed.ctrlKey || pressed.metaKey) return;
    const number = Number(pressed.key);
    const step = stepByKey(pressed, at, choices.length);
    const next = number >= 1 && number <= choices.length ? number - 1 : step;
    if (next === undefined) return;
    pressed.preventDefault();
    // The player behind has arrows and numbers of its own.
    pressed.stopPropagation();
    list.current?.querySelectorAll<HTMLElement>('[role="radio"]')[next]?.focus();
    if (step === undefined) choose(next);
    else setAt(next);
  };
  return (
    <Choices
      ref={list} role="radiogroup" aria-labelledby={labelledBy} aria-describedby={describedBy} aria-disabled={!open}
      onKeyDown={press}
    >
      {choices.map((choice, index) => {
        const own = myChoice === index;
        const right = correct === index;
        const wrong = own && correct !== undefined && !right;
        return (
          <Choice
            key={index} type="button" role="radio" aria-checked={own} aria-disabled={!open} tabIndex={index === at ? 0 : -1}
            data-state={right ? 'right' : wrong ? 'wrong' : own ? 'own' : 'plain'}
            {...(correct === undefined && most.includes(index) && { 'data-most': '' })}
            {...(sending && asked === index && { 'aria-busy': true })}
            onFocus={() => setAt(index)} onClick={() => choose(index)}
          >
            {shares && <Fill style={{ '--share': `${shares[index]}%` }} />}
            <Mark aria-hidden="true">
              {right || wrong ? <Icon shape={right ? icons.check : icons.close} size={14} /> : own ? <Icon shape={icons.check} size={14} /> : index + 1}
            </Mark>
            <span>{choice}</span>
            {shares && (
              <Share>
                <b>{labels.percent(shares[index]!)}</b>
                <Hidden>{labels.votes(tally!.counts[index] ?? 0)}</Hidden>
              </Share>
            )}
            {own && <Hidden>{mine}</Hidden>}
            {right && <Hidden>{labels.rightAnswer}</Hidden>}
          </Choice>
        );
      })}
    </Choices>
  );
}
