import { useCallback, useMemo } from 'react';
import type { EventState } from '@rostrum/core/client';
import { RANK, type PersonRole } from '@rostrum/core/engine';
import type { Ban, Restricted } from '@rostrum/core/moderation';
import type { PromotedRole } from '@rostrum/core/roster';
import type { HeldSource } from '@rostrum/core/stage';
import { useCommands, type Commands, type Refusal } from '../shared/use-action.js';
import { useLiveEvent } from '../shared/use-live-event.js';

export interface ModerationState extends Refusal {
  readonly may: Commands['may'];
  /** Newest first. */
  readonly bans: readonly Ban[];
  /** Whether the own role ranks above this one. */
  outranks(role: PersonRole): boolean;
  /** The roles that one may give to somebody of this role; guests cannot be promoted. */
  promotions(role: PersonRole): readonly PromotedRole[];
  promote(person: string, role: PromotedRole): Promise<boolean>;
  demote(person: string): Promise<boolean>;
  invite(person: string): Promise<boolean>;
  withdraw(person: string): Promise<boolean>;
  grant(person: string): Promise<boolean>;
  revoke(person: string): Promise<boolean>;
  mute(person: string, source: HeldSource): Promise<boolean>;
  /** Lets go of what was muted and asks the person to turn it on. */
  unmute(person: string, source: HeldSource): Promise<boolean>;
  muteAll(source: HeldSource): Promise<boolean>;
  restrict(person: string, what: Restricted): Promise<boolean>;
  unrestrict(person: string, what: Restricted): Promise<boolean>;
  /** May come back. */
  kick(person: string, reason?: string): Promise<boolean>;
  /** May not. The name is for somebody who has left meanwhile: what staff are to know them by. */
  ban(person: string, reason?: string, name?: string): Promise<boolean>;
  unban(person: string): Promise<boolean>;
}

const PROMOTED: readonly PromotedRole[] = ['cohost', 'moderator', 'speaker'];
const select = ({ me, view }: EventState) => ({ role: me?.role, bans: view.bans });

/** Everything that staff may do about a person (S4.12). */
export function useModeration(): ModerationState {
  const { role, bans } = useLiveEvent(select);
  const { send, may, error, dismissError } = useCommands();
  const rank = role ? RANK[role] : -1;
  const acts = useMemo(() => ({
    promote: (person: string, to: PromotedRole) => send('roster/promote', { person, role: to }),
    demote: (person: string) => send('roster/demote', { person }),
    invite: (person: string) => send('stage/invite', { person }),
    withdraw: (person: string) => send('stage/withdraw', { person }),
    grant: (person: string) => send('stage/grant', { person }),
    revoke: (person: string) => send('stage/revoke', { person }),
    mute: (person: string, source: HeldSource) => send('stage/mute', { person, source }),
    unmute: (person: string, source: HeldSource) => send('stage/unmute', { person, source }),
    muteAll: (source: HeldSource) => send('stage/mute-all', { source }),
    restrict: (person: string, what: Restricted) => send('moderation/restrict', { person, what }),
    unrestrict: (person: string, what: Restricted) => send('moderation/unrestrict', { person, what }),
    kick: (person: string, reason?: string) => send('moderation/kick', { person, reason }),
    ban: (person: string, reason?: string, name?: string) => send('moderation/ban', { person, reason, name }),
    unban: (person: string) => send('moderation/unban', { person }),
  }), [send]);
  return {
    ...acts, may, error, dismissError,
    bans: useMemo(() => Object.values(bans ?? {}).sort((a, b) => b.at - a.at), [bans]),
    outranks: useCallback((other: PersonRole) => rank > RANK[other], [rank]),
    promotions: (other) =>
      other === 'guest' ? [] : PROMOTED.filter((to) => RANK[to] > RANK[other] && RANK[to] < rank),
  };
}
