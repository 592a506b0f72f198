import { useCallback, useState } from 'react';
import type { EventState } from '@rostrum/core/client';
import { RANK, type PersonRole } from '@rostrum/core/engine';
import { mayAsk } from '@rostrum/core/event';
import { englishModeration } from '../labels/english/moderation.js';
import { Button } from '../shared/button.js';
import * as icons from '../shared/icons.js';
import { RefusalNotice } from '../shared/notice.js';
import { useLabels } from '../shared/use-labels.js';
import { useLiveEvent } from '../shared/use-live-event.js';
import { RemovalDialog } from './removal-dialog.js';
import { useModeration } from './use-moderation.js';

export interface BanDepartedProps {
  readonly person: string;
  readonly name: string;
  /** What they were when they wrote, where that is known. */
  readonly role?: string | undefined;
}

/**
 * Beside what somebody wrote who has left since: a ban, by the name that staff know them by (S4.12). Of whoever is still
 * here the roster has the menu, so there is nothing.
 */
export function BanDeparted({ person, name, role }: BanDepartedProps) {
  const departed = useDeparted(person, role);
  // Once banned it stays for as long as it has the focus, which the dialog gives back to it.
  const [asked, setAsked] = useState<'now' | 'before'>();
  const { banDeparted } = useLabels('moderation', englishModeration);
  if (!departed && !asked) return null;
  return (
    <>
      <Button
        size="s" tone="quiet" icon={icons.shield} iconOnly={banDeparted(name)} onClick={() => setAsked('now')}
        onBlur={() => asked === 'before' && setAsked(undefined)}
      />
      {asked === 'now' && <BanDialog person={person} name={name} onClose={() => setAsked('before')} />}
    </>
  );
}

function useDeparted(person: string, role: string | undefined): boolean {
  return useLiveEvent(useCallback(({ me, view: { people, bans } }: EventState) =>
    !!me && mayAsk('moderation/ban', me.role) && person !== me.person && !!people && !people[person] && !bans?.[person]
    && !(role && RANK[role as PersonRole] >= RANK[me.role]), [person, role]));
}

function BanDialog({ person, name, onClose }: BanDepartedProps & { onClose(): void }) {
  const { ban, ...refusal } = useModeration();
  const labels = useLabels('moderation', englishModeration);
  return (
    <RemovalDialog
      kind="ban" name={name} labels={labels} text={labels.banDepartedText} onClose={onClose}
      onConfirm={async (reason) => {
        if (await ban(person, reason, name)) onClose();
      }}
    >
      <RefusalNotice {...refusal} />
    </RemovalDialog>
  );
}
