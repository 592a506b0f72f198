import type { PersonRole } from '../engine/index.js';

export type SlotKind = 'camera' | 'screen';
export type HeldSource = 'microphone' | 'camera';

/** One of the twelve places on the stage: a person's camera, or the same person's screen. */
export interface Slot {
  readonly person: string;
  readonly name: string;
  readonly role: PersonRole;
  readonly kind: SlotKind;
  readonly since: number;
  /** Really publishing, as the media service reported it. */
  readonly onAir: boolean;
  /** While not on air: when the slot becomes free by itself. */
  readonly until: number;
  /** What staff has muted; the person cannot un-mute it until staff lets go. */
  readonly held: { readonly microphone: boolean; readonly camera: boolean };
  /** The last time that staff asked the person to un-mute, and what. */
  readonly asked?: { readonly source: HeldSource; readonly at: number };
}

export interface Invitation {
  readonly person: string;
  readonly name: string;
  readonly by: string;
  readonly at: number;
  readonly until: number;
}

export type StageShape = {
  tables: { slots: Slot; invitations: Invitation };
  commands: {
    'stage/join': object;
    'stage/leave': object;
    'stage/share': object;
    'stage/unshare': object;
    'stage/invite': { readonly person: string };
    'stage/withdraw': { readonly person: string };
    'stage/accept': object;
    'stage/decline': object;
    'stage/grant': { readonly person: string };
    'stage/revoke': { readonly person: string; readonly kind?: SlotKind | undefined };
    'stage/mute': { readonly person: string; readonly source: HeldSource };
    'stage/unmute': { readonly person: string; readonly source: HeldSource };
    'stage/mute-all': { readonly source: HeldSource };
    'stage/published': { readonly person: string; readonly kind: SlotKind };
    'stage/unpublished': { readonly person: string; readonly kind: SlotKind };
    'stage/expire': { readonly person: string; readonly kind: SlotKind };
    'stage/expire-invitation': { readonly person: string };
  };
  facts: {
    'stage/reserved': {
      readonly person: string;
      readonly name: string;
      readonly role: PersonRole;
      readonly kind: SlotKind;
      readonly at: number;
      readonly until: number;
    };
    'stage/freed': { readonly person: string; readonly kind: SlotKind; readonly cause: 'left' | 'revoked' | 'unused' };
    'stage/published': { readonly person: string; readonly kind: SlotKind };
    'stage/unpublished': { readonly person: string; readonly kind: SlotKind; readonly until: number };
    'stage/muted': { readonly person: string; readonly source: HeldSource };
    'stage/unmuted': { readonly person: string; readonly source: HeldSource; readonly at: number };
    'stage/invited': Invitation;
    'stage/invitation-closed': {
      readonly person: string;
      readonly cause: 'accepted' | 'declined' | 'withdrawn' | 'expired';
    };
  };
};
