import type { Frame } from '@rostrum/core/sync';
import type { EventLines } from '../line/index.js';
import type { Aws, Rooms } from '../media/index.js';

/** The name of the chat room's events that carry a frame, in the attribute `f`. */
export const FRAME_EVENT = 'rostrum:frame';

/** One publish reaches everybody. May lose, double and reorder; throws when it knows that nothing went out. */
export interface FeedChannel {
  publish(event: string, frame: Frame): Promise<void>;
}

/** The chat connection that every viewer has anyway. */
export const roomChannel = (chat: Aws['chat'], rooms: Rooms): FeedChannel => ({
  async publish(event, frame) {
    const roomIdentifier = await rooms.chat(event);
    await chat.sendEvent({ roomIdentifier, eventName: FRAME_EVENT, attributes: { f: JSON.stringify(frame) } });
  },
});

/** The lines themselves: for small events, and for tests without a chat room. */
export const lineChannel = (linesOf: (event: string) => EventLines | undefined): FeedChannel => ({
  publish(event, frame) {
    linesOf(event)?.broadcast(JSON.stringify({ t: 'frame', frame }));
    return Promise.resolve();
  },
});
