import { keys } from './keys.js';
import { isRefused, type Item, type Table } from './table.js';

/** One way in which a person is connected, so that a ban knows what to cut: a stage token, a chat session, a line. */
export interface Participant {
  readonly id: string;
  readonly kind: string;
  /** Milliseconds since 1970; after that it need not be remembered. */
  readonly expires: number;
}

export interface Standing {
  readonly banned: boolean;
  /** Grows with every ban: what was minted under an earlier one does not count any more. */
  readonly epoch: number;
  /** Those that have not expired. */
  readonly participants: readonly Participant[];
}

const PREFIX = 'participant:';

/**
 * One item per scope (an event or a channel) and person. Remembering and barring are each one conditional update
 * of it, so whichever comes first, no participant escapes a ban.
 */
export class Auth {
  constructor(private readonly table: Table) {}

  async get(scope: string, person: string): Promise<Standing> {
    return this.#standing(await this.table.get(keys.auth(scope, person)));
  }

  /** To be called before the token is handed out. False when the person is banned: hand out nothing. */
  async rememberParticipant(scope: string, person: string, participant: Participant): Promise<boolean> {
    try {
      const item = await this.table.update(keys.auth(scope, person), {
        UpdateExpression: 'SET #participant = :participant',
        ConditionExpression: 'attribute_not_exists(banned) OR banned = :no',
        ExpressionAttributeNames: { '#participant': PREFIX + participant.id },
        ExpressionAttributeValues: { ':participant': participant, ':no': false },
        ReturnValues: 'ALL_NEW',
      });
      await this.#forgetExpired(scope, person, item);
      return true;
    } catch (error) {
      if (isRefused(error)) return false;
      throw error;
    }
  }

  /** Bans, and gives what there is to disconnect; the same again when asked again. */
  async bar(scope: string, person: string): Promise<readonly Participant[]> {
    const item = await this.table.update(keys.auth(scope, person), {
      UpdateExpression: 'SET banned = :yes ADD epoch :one',
      ExpressionAttributeValues: { ':yes': true, ':one': 1 },
      ReturnValues: 'ALL_NEW',
    });
    return this.#standing(item).participants;
  }

  async unbar(scope: string, person: string): Promise<void> {
    await this.table.update(keys.auth(scope, person), {
      UpdateExpression: 'SET banned = :no', ExpressionAttributeValues: { ':no': false },
    });
  }

  #standing(item: Item | undefined): Standing {
    const now = this.table.clock.now();
    return {
      banned: item?.['banned'] === true,
      epoch: (item?.['epoch'] as number | undefined) ?? 0,
      participants: remembered(item).filter(({ expires }) => expires > now),
    };
  }

  async #forgetExpired(scope: string, person: string, item: Item | undefined): Promise<void> {
    const now = this.table.clock.now();
    const names = remembered(item).filter(({ expires }) => expires <= now).map(({ id }) => PREFIX + id);
    if (names.length === 0) return;
    await this.table.update(keys.auth(scope, person), {
      UpdateExpression: `REMOVE ${names.map((_, index) => `#n${index}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(names.map((name, index) => [`#n${index}`, name])),
    });
  }
}

const remembered = (item: Item | undefined): readonly Participant[] =>
  Object.entries(item ?? {}).filter(([name]) => name.startsWith(PREFIX)).map(([, value]) => value as Participant);
