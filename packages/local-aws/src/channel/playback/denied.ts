/** Why somebody may not watch; the message is sent to them. */
export class PlaybackDenied extends Error {
  override readonly name = 'PlaybackDenied';

  constructor(message: string, readonly status: 403 | 404 = 403) {
    super(message);
  }
}
