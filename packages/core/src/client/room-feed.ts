import type { ChatRoom, Feed } from '../ports/index.js';
import { isTree, type Frame } from '../sync/index.js';

/** The event of the chat room that carries a frame, and its attribute. */
const FRAME_EVENT = 'rostrum:frame';

/** The public view's frames as they come through the chat room that everybody is connected to anyway. */
export function roomFeed(room: ChatRoom): Feed {
  return {
    subscribe: (take) => room.on({
      event(name, { f }) {
        if (name !== FRAME_EVENT || f === undefined) return;
        const frame = parse(f);
        if (frame) take(frame);
      },
    }),
  };
}

/** A frame that cannot be read is a lost frame: the next one, or a snapshot, makes up for it. */
function parse(text: string): Frame | undefined {
  try {
    const frame: unknown = JSON.parse(text);
    const isFrame = isTree(frame) && 'epoch' in frame && 'from' in frame && 'to' in frame;
    return isFrame ? (frame as unknown as Frame) : undefined;
  } catch {
    return undefined;
  }
}
