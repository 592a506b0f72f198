import { forwardRef, useState } from 'react';
import { englishSession } from '../labels/english/session.js';
import { englishShared } from '../labels/english/shared.js';
import type { SessionLabels } from '../labels/index.js';
import { Button } from '../shared/button.js';
import { Dialog, DialogActions } from '../shared/dialog.js';
import * as icons from '../shared/icons.js';
import { Menu } from '../shared/menu.js';
import { RefusalNotice } from '../shared/notice.js';
import type { PartProps } from '../shared/part-props.js';
import { rootAs } from '../shared/rendered.js';
import { styled } from '../shared/styled.js';
import { useLabels } from '../shared/use-labels.js';
import { useSession } from './use-session.js';

export type SessionControlsProps = PartProps<'div', SessionLabels>;

const Root = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: var(--rostrum-space-2);
  font-family: var(--rostrum-font);
`;
const EXTENSIONS = [15, 30, 60] as const;

/** Backstage, live, longer, over: for the host and co-hosts; nothing for everybody else (S4.3, S4.5). */
export const SessionControls = forwardRef<HTMLDivElement, SessionControlsProps>(function SessionControls(
  { render, labels: own, ...rest },
  ref,
) {
  const session = useSession();
  const labels = useLabels('session', englishSession, own);
  const { cancel } = useLabels('shared', englishShared);
  const [ending, setEnding] = useState(false);
  const { status } = session;
  if (!session.mayControl || !status || status === 'ended' || status === 'cancelled') return null;
  return (
    <Root ref={ref} role="group" aria-label={labels.controls} {...rootAs(render, {})} {...rest}>
      <RefusalNotice {...session} />
      {status === 'scheduled' && (
        <Button tone="accent" busy={session.busy('open')} onClick={() => void session.open()}>{labels.openBackstage}</Button>
      )}
      {status === 'backstage' && (
        <Button tone="on-air" busy={session.busy('go-live')} onClick={() => void session.goLive()}>{labels.goLive}</Button>
      )}
      {status === 'live' && (
        <Menu
          label={labels.extend} icon={icons.clock} busy={session.busy('extend')}
          items={EXTENSIONS.map((minutes) => ({
            key: String(minutes), label: labels.extendBy(minutes), onChoose: () => void session.extend(minutes),
          }))}
        >
          {labels.extend}
        </Menu>
      )}
      {status !== 'scheduled' && <Button busy={session.busy('end')} onClick={() => setEnding(true)}>{labels.end}</Button>}
      {ending && (
        <Dialog title={labels.endTitle} text={labels.endText} onClose={() => setEnding(false)}>
          <DialogActions>
            <Button onClick={() => setEnding(false)}>{cancel}</Button>
            <Button tone="strong" onClick={() => {
              setEnding(false);
              void session.end();
            }}>
              {labels.end}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </Root>
  );
});
