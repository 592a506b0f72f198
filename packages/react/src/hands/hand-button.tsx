import { forwardRef, useCallback, useId, useRef, useState, type FormEvent } from 'react';
import { QUESTION_LENGTH } from '@rostrum/core/hands';
import { englishHands } from '../labels/english/hands.js';
import type { HandsLabels } from '../labels/index.js';
import { Button } from '../shared/button.js';
import { TextArea, FieldLabel } from '../shared/fields.js';
import { Floating } from '../shared/floating.js';
import { Icon } from '../shared/icon.js';
import * as icons from '../shared/icons.js';
import { RefusalNotice } from '../shared/notice.js';
import { Quiet } from '../shared/panel.js';
import type { PartProps } from '../shared/part-props.js';
import { rootAs } from '../shared/rendered.js';
import { sendOnEnter } from '../shared/send-on-enter.js';
import { styled } from '../shared/styled.js';
import { useLabels } from '../shared/use-labels.js';
import { useHand, type OwnHand } from './use-hand.js';

export type HandButtonProps = PartProps<'div', HandsLabels, { readonly status: OwnHand['status'] }>;

const Root = styled.div`
  display: inline-flex;
  align-items: center;
  flex-wrap: wrap;
  gap: var(--rostrum-space-2);
  font-family: var(--rostrum-font);
`;
const Up = styled.span`
  display: inline-flex;
  align-items: center;
  gap: var(--rostrum-space-2);
  min-height: calc(var(--rostrum-target) + 0.25rem);
  padding: 0 0.75rem;
  border-radius: var(--rostrum-radius-s);
  background: var(--rostrum-accent-soft);
  color: var(--rostrum-accent-ink);
  font-size: var(--rostrum-text-m);
  font-weight: 550;
`;
const Form = styled.form`
  display: grid;
  gap: var(--rostrum-space-3);
  width: 18.5rem;
  max-width: 100%;
  box-sizing: border-box;
  padding: var(--rostrum-space-3);
  & > div { display: flex; justify-content: flex-end; gap: var(--rostrum-space-2); }
`;

/** Raises the own hand, with a question if one likes, and shows what became of it. Nothing for those without one. */
export const HandButton = forwardRef<HTMLDivElement, HandButtonProps>(function HandButton(
  { render, labels: own, ...rest },
  ref,
) {
  const hand = useHand();
  const labels = useLabels('hands', englishHands, own);
  const { status } = hand;
  if (!hand.hasHand) return null;
  return (
    <Root ref={ref} {...rootAs(render, { status })} data-status={status} {...rest}>
      {(status === 'down' || status === 'raising') && <Raise hand={hand} labels={labels} />}
      {status === 'on-stage' && <Up><Icon shape={icons.speaker} size={18} />{labels.onStage}</Up>}
      {(status === 'raised' || status === 'acknowledged') && (
        <>
          <Up>
            <Icon shape={status === 'raised' ? icons.hand : icons.eye} size={18} />
            {status === 'raised' ? labels.raised : labels.acknowledged}
          </Up>
          <Button busy={hand.lowering} onClick={() => void hand.lower()}>{labels.lower}</Button>
        </>
      )}
      <RefusalNotice {...hand} />
    </Root>
  );
});

function Raise({ hand, labels }: { readonly hand: OwnHand; readonly labels: HandsLabels }) {
  const [asking, setAsking] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = useCallback(() => setAsking(false), []);
  const busy = hand.status === 'raising';
  return (
    <>
      <Button
        ref={anchor} tone="accent" icon={icons.hand} busy={busy} disabled={!hand.canRaise && !busy}
        aria-haspopup="dialog" aria-expanded={asking} title={hand.canRaise || busy ? undefined : labels.notLive}
        onClick={() => setAsking(!asking)}
      >
        {busy ? labels.raising : labels.raise}
      </Button>
      {asking && hand.canRaise && (
        <Floating anchor={anchor} onClose={close} role="dialog" id={id} aria-label={labels.raise}>
          <RaiseForm labels={labels} onRaise={(question) => {
            setAsking(false);
            void hand.raise(question);
          }} />
        </Floating>
      )}
    </>
  );
}

function RaiseForm({ labels, onRaise }: { readonly labels: HandsLabels; onRaise(question: string): void }) {
  const [question, setQuestion] = useState('');
  const submit = (form: FormEvent) => {
    form.preventDefault();
    onRaise(question);
  };
  return (
    <Form onSubmit={submit}>
      <FieldLabel>
        {labels.question}
        <TextArea
          ref={focusOnce} rows={2} maxLength={QUESTION_LENGTH} value={question}
          onChange={({ target }) => setQuestion(target.value)}
          onKeyDown={sendOnEnter(submit)}
        />
        <Quiet>{labels.questionHint}</Quiet>
      </FieldLabel>
      <div><Button type="submit" tone="accent" icon={icons.hand}>{labels.raise}</Button></div>
    </Form>
  );
}

const focusOnce = (element: HTMLTextAreaElement | null) => element?.focus();
