import { useMemo } from 'react';
import type { EventState } from '@rostrum/core/client';
import { RANK, type PersonRole } from '@rostrum/core/engine';
import { slotId } from '@rostrum/core/stage';
import { useLiveEvent } from '../shared/use-live-event.js';

export interface ListedPerson {
  readonly person: string;
  readonly name: string;
  readonly role: PersonRole;
  /** The role that they came with; only staff knows. */
  readonly base: PersonRole | undefined;
  readonly me: boolean;
  /** Connected now. Everybody else than staff is not told of others' absence. */
  readonly online: boolean;
  readonly onStage: boolean;
  readonly onAir: boolean;
  readonly handUp: boolean;
  readonly invited: boolean;
  readonly noChat: boolean;
  readonly noQuestions: boolean;
  readonly held: { readonly microphone: boolean; readonly camera: boolean };
}

export interface RosterState {
  /** Staff sees everybody; everybody else sees who presents. By rank, then by name. */
  readonly people: readonly ListedPerson[];
  /** How many are connected now. */
  readonly online: number;
}

const select = ({ me, view }: EventState) => ({
  me: me?.person,
  people: view.people,
  slots: view.slots,
  hands: view.hands,
  invitations: view.invitations,
  restrictions: view.restrictions,
  online: view.count?.people ?? 0,
});
const nobodyHeld = { microphone: false, camera: false };

/** The people of the event: roles, presence, who is on air (S4.11). `query` picks those whose name has it. */
export function useRoster(query = ''): RosterState {
  const { me, people, slots, hands, invitations, restrictions, online } = useLiveEvent(select);
  const all = useMemo(
    () => Object.entries(people ?? {}).map(([person, row]): ListedPerson => {
      const slot = slots?.[slotId(person, 'camera')];
      return {
        person, name: row.name, role: row.role, base: row.base,
        me: person === me,
        online: row.online ?? true,
        onStage: !!slot,
        onAir: !!slot?.onAir,
        handUp: !!hands?.[person],
        invited: !!invitations?.[person],
        noChat: !!restrictions?.[person]?.chat,
        noQuestions: !!restrictions?.[person]?.questions,
        held: slot?.held ?? nobodyHeld,
      };
    }).sort(byRank),
    [me, people, slots, hands, invitations, restrictions],
  );
  const wanted = fold(query.trim());
  const found = useMemo(() => (wanted ? all.filter(({ name }) => fold(name).includes(wanted)) : all), [all, wanted]);
  return { people: found, online };
}

/** Many times faster than `localeCompare`, which makes one for each pair. */
const names = /* @__PURE__ */ new Intl.Collator();
const byRank = (a: ListedPerson, b: ListedPerson) =>
  Number(b.online) - Number(a.online) || RANK[b.role] - RANK[a.role] || names.compare(a.name, b.name)
  || (a.person < b.person ? -1 : 1);

/** `Ångström` is found by `angstrom`. */
const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
