import type { PersonRole } from '../engine/index.js';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: PersonRole;
  /** The role that the person came with, which demotion gives back. */
  readonly base: PersonRole;
  readonly online: boolean;
  readonly joinedAt: number;
  /** Banned: the row stays, so that the person is known and refused. Shown to nobody, counted nowhere. */
  readonly barred: boolean;
}

export type PromotedRole = 'cohost' | 'moderator' | 'speaker';
export type Removal = 'left' | 'kicked' | 'banned';

export type RosterShape = {
  tables: { people: Person };
  commands: {
    'roster/join': { readonly person: string; readonly name: string; readonly role: PersonRole };
    'roster/arrive': { readonly person: string };
    'roster/depart': { readonly person: string };
    'roster/leave': object;
    'roster/promote': { readonly person: string; readonly role: PromotedRole };
    'roster/demote': { readonly person: string };
  };
  facts: {
    'roster/joined': { readonly person: string; readonly name: string; readonly role: PersonRole; readonly at: number };
    'roster/arrived': { readonly person: string };
    'roster/departed': { readonly person: string; readonly at: number };
    'roster/role-changed': {
      readonly id: string;
      readonly at: number;
      readonly person: string;
      readonly name: string;
      readonly role: PersonRole;
    };
    /** With a name where it is needed: who is banned after having left has no row. */
    'roster/removed': { readonly person: string; readonly cause: Removal; readonly name?: string };
    'roster/restored': { readonly person: string };
  };
};
