import { useState, type ReactNode } from 'react';
import { REASON_LENGTH } from '@rostrum/core/moderation';
import { englishShared } from '../labels/english/shared.js';
import type { ModerationWords } from '../labels/english/moderation.js';
import { Button } from '../shared/button.js';
import { Dialog, DialogActions } from '../shared/dialog.js';
import { FieldLabel, TextField } from '../shared/fields.js';
import { Quiet } from '../shared/panel.js';
import { useLabels } from '../shared/use-labels.js';

export type RemovalKind = 'kick' | 'ban';

interface RemovalDialogProps {
  readonly kind: RemovalKind;
  readonly name: string;
  readonly labels: ModerationWords;
  /** What it means; for whoever is here, unless told. */
  readonly text?: string;
  /** Before the buttons. */
  readonly children?: ReactNode;
  onConfirm(reason: string): void;
  onClose(): void;
}

/** Asks before somebody is sent away, and why. */
export function RemovalDialog({ kind, name, labels, text, onConfirm, onClose, children }: RemovalDialogProps) {
  const [reason, setReason] = useState('');
  const { cancel } = useLabels('shared', englishShared);
  const kick = kind === 'kick';
  return (
    <Dialog
      title={kick ? labels.kickTitle(name) : labels.banTitle(name)} text={text ?? (kick ? labels.kickText : labels.banText)}
      onClose={onClose}
    >
      <form onSubmit={(form) => {
        form.preventDefault();
        onConfirm(reason);
      }}>
        <FieldLabel>
          {labels.reason}
          <TextField value={reason} maxLength={REASON_LENGTH} onChange={({ target }) => setReason(target.value)} />
          <Quiet>{labels.reasonHint}</Quiet>
        </FieldLabel>
        {children}
        <DialogActions>
          <Button onClick={onClose}>{cancel}</Button>
          <Button type="submit" tone="strong">{(kick ? labels.kick : labels.ban).replace(/…$/, '')}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
