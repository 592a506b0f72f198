import { useState } from 'react';
import type { StageSessionState } from '@rostrum/core/client';
import { GreenRoom } from '../devices/index.js';
import type { ScreenLabels } from '../labels/index.js';
import { Button } from '../shared/button.js';
import { Dialog } from '../shared/dialog.js';
import * as icons from '../shared/icons.js';
import { usePart, useProvided } from '../shared/provider.js';
import { useOptionalStore } from '../shared/use-store.js';

const selectMine = (state: StageSessionState | undefined) => state?.mine ?? 'none';

/** Camera and sound at any time, in a window over the screen. */
export function DevicesButton({ labels }: { readonly labels: ScreenLabels }) {
  const [open, setOpen] = useState(false);
  const devices = usePart('devices');
  const mine = useOptionalStore(useProvided().stage, selectMine);
  const close = () => {
    setOpen(false);
    // Nobody's camera stays on without a use: off the stage it was for this window only.
    if (mine === 'none') devices.close();
  };
  return (
    <>
      <Button icon={icons.settings} iconOnly={labels.greenRoom} aria-haspopup="dialog" onClick={() => setOpen(true)} />
      {open && (
        <Dialog wide title={labels.greenRoom} onClose={close}>
          <GreenRoom><Button tone="accent" onClick={close}>{labels.closeGreenRoom}</Button></GreenRoom>
        </Dialog>
      )}
    </>
  );
}
