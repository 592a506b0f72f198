import { useState } from 'react';
import { englishShared } from '../labels/english/shared.js';
import type { IngestLabels } from '../labels/index.js';
import { Button } from '../shared/button.js';
import { Dialog, DialogActions } from '../shared/dialog.js';
import { RefusalNotice } from '../shared/notice.js';
import { useAction } from '../shared/use-action.js';
import { useLabels } from '../shared/use-labels.js';

interface NewKeyButtonProps {
  onNewKey(): Promise<unknown>;
  readonly labels: IngestLabels;
}

/** Another key instead of this one, after a question: the encoder that has the old one is shut out. */
export function NewKeyButton({ onNewKey, labels }: NewKeyButtonProps) {
  const { cancel } = useLabels('shared', englishShared);
  const { run, error, dismissError } = useAction();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const replace = async () => {
    setAsking(false);
    setBusy(true);
    await run(onNewKey);
    setBusy(false);
  };
  return (
    <>
      <Button busy={busy} onClick={() => setAsking(true)}>{labels.newKey}</Button>
      <RefusalNotice error={error} dismissError={dismissError} />
      {asking && (
        <Dialog title={labels.newKeyTitle} text={labels.newKeyText} onClose={() => setAsking(false)}>
          <DialogActions>
            <Button onClick={() => setAsking(false)}>{cancel}</Button>
            <Button tone="strong" onClick={() => void replace()}>{labels.newKeyConfirm}</Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}
