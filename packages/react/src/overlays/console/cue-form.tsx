import { useState } from 'react';
import type { CueTime } from '@rostrum/core/overlays';
import type { OverlaysLabels } from '../../labels/index.js';
import { Button } from '../../shared/button.js';
import { FieldLabel, Select, TextField } from '../../shared/fields.js';
import * as icons from '../../shared/icons.js';
import { styled } from '../../shared/styled.js';
import { titleOf } from './overlay-title.js';
import type { CueSheetState } from './use-cue-sheet.js';
import type { ListedDraft } from './use-overlay-console.js';

const Form = styled.form`
  display: grid;
  gap: var(--rostrum-space-3);
  padding: var(--rostrum-space-3) var(--rostrum-space-4);
  border-bottom: 1px solid var(--rostrum-line);
`;
const When = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: end;
  gap: var(--rostrum-space-2);
  & > label { flex: 1 1 4.75rem; }
  & > label:last-child { flex: 3 1 11rem; }
`;
const LONGEST_MINUTES = 480;

interface CueFormProps {
  readonly cueSheet: CueSheetState;
  readonly drafts: readonly ListedDraft[];
  readonly labels: OverlaysLabels;
}

/** A draft, and a moment that is counted from going live or from the end. */
export function CueForm({ cueSheet, drafts, labels }: CueFormProps) {
  const words = labels.console;
  const [chosen, setChosen] = useState<string>();
  const [side, setSide] = useState<'live' | 'end'>('live');
  const [minutes, setMinutes] = useState('0');
  const [seconds, setSeconds] = useState('10');
  const draft = drafts.find(({ id }) => id === chosen)?.id ?? drafts[0]?.id;
  const total = whole(minutes) * 60 + whole(seconds);
  const valid = draft !== undefined && Number.isSafeInteger(total) && total <= LONGEST_MINUTES * 60;

  const add = async () => {
    if (!valid) return;
    const when: CueTime = side === 'live' ? { after: 'live', seconds: total } : { before: 'end', seconds: total };
    await cueSheet.add(when, draft);
  };
  return (
    <Form onSubmit={(pressed) => {
      pressed.preventDefault();
      void add();
    }}>
      <FieldLabel>
        {words.cueWhat}
        <Select value={draft} onChange={({ target }) => setChosen(target.value)}>
          {drafts.map(({ id, content }) => (
            <option key={id} value={id}>{`${labels.kind[content.kind]}: ${titleOf(content, content.kind, labels)}`}</option>
          ))}
        </Select>
      </FieldLabel>
      <When>
        <FieldLabel>
          {words.minutes}
          <TextField
            type="number" inputMode="numeric" min={0} max={LONGEST_MINUTES} value={minutes}
            onChange={({ target }) => setMinutes(target.value)}
          />
        </FieldLabel>
        <FieldLabel>
          {words.seconds}
          <TextField
            type="number" inputMode="numeric" min={0} max={59} value={seconds} onChange={({ target }) => setSeconds(target.value)}
          />
        </FieldLabel>
        <FieldLabel>
          {words.cueWhen}
          <Select value={side} onChange={({ target }) => setSide(target.value as 'live' | 'end')}>
            <option value="live">{words.afterLive}</option>
            <option value="end">{words.beforeEnd}</option>
          </Select>
        </FieldLabel>
      </When>
      <Button type="submit" icon={icons.plus} disabled={!valid} busy={cueSheet.adding} style={{ justifySelf: 'end' }}>{words.addCue}</Button>
    </Form>
  );
}

const whole = (text: string) => (/^\s*\d*\s*$/.test(text) ? Number(text) : NaN);
