/** A message of the group chat as the room delivers it. */
export interface RoomMessage {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly role: string;
  readonly text: string;
  /** Milliseconds, the room's clock. */
  readonly at: number;
}

export type RoomState = 'connecting' | 'connected' | 'reconnecting' | 'closed';

/** The shared room: group messages, and the events that a server publishes to everybody in it. */
export interface ChatRoom {
  connect(): void;
  close(): void;
  /** Resolves when the room has delivered it. Rejects with a LiveError: `chat/refused`, `chat/too-fast`, `chat/too-long`, `chat/not-reviewed`, `chat/offline`. */
  send(text: string): Promise<void>;
  on(events: ChatRoomEvents): () => void;
}
export interface ChatRoomEvents {
  message?(message: RoomMessage): void;
  deleted?(id: string): void;
  /** A named event of the server, for example a frame of the feed. */
  event?(name: string, attributes: Readonly<Record<string, string>>): void;
  state?(state: RoomState): void;
}
