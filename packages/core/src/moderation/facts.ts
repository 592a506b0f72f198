export type Restricted = 'chat' | 'questions';

export interface Restriction {
  readonly person: string;
  readonly name: string;
  readonly chat: boolean;
  readonly questions: boolean;
  readonly reason?: string;
}

export interface Ban {
  readonly person: string;
  readonly name: string;
  readonly by: string;
  readonly at: number;
  readonly reason?: string;
}

/** One act of staff: the newest of them, for the screen. The log has all. */
export interface Act {
  readonly id: string;
  readonly at: number;
  readonly by: string;
  readonly command: string;
  readonly target?: string;
  readonly reason?: string;
}

interface About {
  readonly person: string;
  readonly reason?: string | undefined;
}
interface AboutWhat extends About {
  readonly what: Restricted;
}

interface Banned extends About {
  /** What staff call somebody who is not in the event any more; whoever is there has a name already. */
  readonly name?: string | undefined;
}

export type ModerationShape = {
  tables: { restrictions: Restriction; bans: Ban; audit: Act };
  commands: {
    'moderation/restrict': AboutWhat;
    'moderation/unrestrict': AboutWhat;
    'moderation/kick': About;
    'moderation/ban': Banned;
    'moderation/unban': About;
  };
  facts: {
    'moderation/restricted': { readonly person: string; readonly name: string; readonly what: Restricted; readonly reason?: string };
    'moderation/unrestricted': { readonly person: string; readonly what: Restricted };
    'moderation/kicked': { readonly person: string; readonly by: string; readonly at: number; readonly reason?: string };
    'moderation/banned': Ban;
    'moderation/unbanned': { readonly person: string };
  };
};
