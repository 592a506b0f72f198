import type { Clock } from '@rostrum/core/ports';
import { DEAD } from '../access/index.js';
import { Pace, unlessGone, type Aws, type Rooms } from '../media/index.js';
import type { Store } from '../store/index.js';

/** DisconnectParticipant, per second; not adjustable. */
const RATE = 5;

/** Takes people off the stage. Asking twice does no harm. */
export class StageRemoval {
  readonly #pace: Pace;

  constructor(
    private readonly aws: Pick<Aws, 'realtime'>,
    private readonly rooms: Pick<Rooms, 'known'>,
    private readonly auth: Store['auth'],
    clock: Clock,
  ) {
    this.#pace = new Pace(RATE, clock);
  }

  /** Ends one connection to the stage. Its participant id is dead from then on. */
  async disconnect(event: string, person: string, participant: string, reason: string): Promise<void> {
    const { stage } = await this.rooms.known(event);
    if (stage === undefined) return;
    await this.#pace.turn();
    await this.aws.realtime.disconnectParticipant({ stageArn: stage, participantId: participant, reason })
      .catch(unlessGone);
    const known = (await this.auth.get(event, person)).participants.find(({ id }) => id === participant);
    if (known) await this.auth.rememberParticipant(event, person, { ...known, kind: DEAD });
  }
}

/** Takes people and messages out of the chat room. Asking twice does no harm. */
export class ChatRemoval {
  constructor(private readonly chat: Aws['chat'], private readonly rooms: Pick<Rooms, 'known'>) {}

  async leaveChat(event: string, person: string, reason: string): Promise<void> {
    const { chat } = await this.rooms.known(event);
    if (chat === undefined) return;
    await this.chat.disconnectUser({ roomIdentifier: chat, userId: person, reason }).catch(unlessGone);
  }

  async deleteMessage(event: string, message: string): Promise<void> {
    const { chat } = await this.rooms.known(event);
    if (chat === undefined) return;
    await this.chat.deleteMessage({ roomIdentifier: chat, id: message, reason: 'deleted' }).catch(unlessGone);
  }
}
