/** A room that has refused a message before the event answered is asked again, at most this often. */
export const SEND_TRIES = 3;

/** What its sender calls a message, and how often it was sent: the room names each attempt anew. */
export interface Draft {
  /** 1 to 26 characters of a-z and 0-9. */
  readonly id: string;
  readonly attempt: number;
}
