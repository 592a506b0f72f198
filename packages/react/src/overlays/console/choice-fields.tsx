import { useId } from 'react';
import type { OverlayConsoleLabels } from '../../labels/index.js';
import { Button } from '../../shared/button.js';
import { focusRing } from '../../shared/focus-ring.js';
import * as icons from '../../shared/icons.js';
import { Quiet } from '../../shared/panel.js';
import { styled } from '../../shared/styled.js';
import { FormField, ProblemText } from './form-field.js';
import { FieldSet } from './form-layout.js';

const Row = styled.div`
  display: grid;
  grid-template-columns: auto minmax(0, 1fr) auto;
  align-items: start;
  gap: var(--rostrum-space-2);
  & > input[type='radio'] {
    width: 1.5rem;
    height: 1.5rem;
    margin: calc((var(--rostrum-target) - 1.25rem) / 2) 0 0;
    accent-color: var(--rostrum-accent);
    cursor: pointer;
    ${focusRing}
  }
  & > span { min-width: 1.5rem; padding-top: calc((var(--rostrum-target) - 1.15em) / 2); text-align: center; }
`;
const Foot = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: var(--rostrum-space-2);
`;

interface ChoiceFieldsProps {
  readonly legend: string;
  /** What one of them is called, and the field in the content. */
  readonly label: string;
  readonly field: 'answers' | 'options';
  readonly add: string;
  readonly choices: readonly string[];
  readonly min: number;
  readonly max: number;
  /** Characters of one. */
  readonly length: number;
  /** A quiz: which is right. */
  readonly right?: { readonly index: number | undefined; choose(index: number): void } | undefined;
  readonly labels: OverlayConsoleLabels;
  problem(field: string): string | undefined;
  onLeave(field: string): void;
  onChange(choices: readonly string[], removed?: number): void;
}

/** The answers of a quiz or the options of a poll: from `min` to `max` of them, all different. */
export function ChoiceFields(props: ChoiceFieldsProps) {
  const { legend, label, field, add, choices, min, max, length, right, labels, problem, onLeave, onChange } = props;
  const id = useId();
  return (
    <FieldSet>
      <legend>{legend}</legend>
      {choices.map((choice, index) => (
        <Row key={index}>
          {right ? (
            <input
              type="radio" name={id} aria-label={labels.correct(index + 1)} checked={right.index === index}
              onChange={() => right.choose(index)}
              {...(problem('correct') !== undefined && { 'aria-describedby': `${id}-correct`, 'aria-invalid': true })}
            />
          ) : <Quiet aria-hidden="true">{index + 1}</Quiet>}
          <FormField
            quiet label={labels.numbered(label, index + 1)} value={choice} max={length} labels={labels}
            problem={problem(`${field}.${index}`)} onLeave={() => onLeave(`${field}.${index}`)}
            onChange={(text) => onChange(choices.map((one, at) => (at === index ? text : one)))}
          />
          <Button
            tone="quiet" icon={icons.trash} iconOnly={labels.remove(label, index + 1)} disabled={choices.length <= min}
            onClick={() => onChange(choices.filter((_, at) => at !== index), index)}
          />
        </Row>
      ))}
      <Foot>
        <div>
          <ProblemText id={`${id}-correct`}>{right && problem('correct')}</ProblemText>
          {right && problem('correct') === undefined && <Quiet>{labels.correctHint}</Quiet>}
        </div>
        {choices.length < max && (
          <Button size="s" icon={icons.plus} onClick={() => onChange([...choices, ''])}>{add}</Button>
        )}
      </Foot>
    </FieldSet>
  );
}
