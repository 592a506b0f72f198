export interface Hand {
  readonly person: string;
  readonly name: string;
  readonly at: number;
  /** Tells the order of those that were raised in one millisecond: by length, then letters. */
  readonly id?: string;
  readonly question?: string;
  /** The staff member who has seen it. */
  readonly acknowledgedBy?: string;
  /** The person is not connected; the hand goes down when that lasts. */
  readonly away: boolean;
}

/** Kept apart from the hands, so that finding the next one to run out does not read ten thousand of them. */
export interface HandAway {
  readonly person: string;
  readonly since: number;
}

export type HandsShape = {
  tables: { hands: Hand; handsAway: HandAway };
  commands: {
    'hands/raise': { readonly question?: string | undefined };
    'hands/lower': object;
    'hands/acknowledge': { readonly person: string };
    'hands/dismiss': { readonly person: string };
    'hands/lower-all': object;
    'hands/grant': { readonly person: string };
    'hands/revoke': { readonly person: string };
    'hands/expire': { readonly person: string };
  };
  facts: {
    'hands/raised': {
      readonly person: string;
      readonly name: string;
      readonly at: number;
      readonly id?: string;
      readonly question?: string;
    };
    'hands/lowered': { readonly person: string; readonly cause: 'own' | 'dismissed' | 'granted' | 'away' };
    'hands/acknowledged': { readonly person: string; readonly by: string };
    'hands/cleared': object;
  };
};
