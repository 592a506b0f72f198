/** The ports of core name the browser's type; nothing on a server has one. */
interface MediaStreamTrack {
  readonly kind: string;
}
