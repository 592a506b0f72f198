import { useState } from 'react';
import { Button } from '../../shared/button.js';
import * as icons from '../../shared/icons.js';
import { RefusalNotice } from '../../shared/notice.js';
import { useAction } from '../../shared/use-action.js';

interface ExportButtonProps {
  readonly file: () => Promise<Blob>;
  readonly name: string;
  readonly children: string;
}

/** Fetches a file and hands it to the browser to be kept. */
export function ExportButton({ file, name, children }: ExportButtonProps) {
  const { run, error, dismissError } = useAction();
  const [busy, setBusy] = useState(false);
  const fetchFile = async () => {
    setBusy(true);
    await run(async () => keep(await file(), name));
    setBusy(false);
  };
  return (
    <>
      <Button size="s" icon={icons.download} busy={busy} onClick={() => void fetchFile()}>{children}</Button>
      <RefusalNotice error={error} dismissError={dismissError} />
    </>
  );
}

function keep(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  // The download has its hold on the file.
  URL.revokeObjectURL(address);
}
