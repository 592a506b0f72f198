/** The ports of core name types of browsers; nothing on a server has one. */
interface MediaStreamTrack {
  readonly kind: string;
}
interface HTMLVideoElement {
  readonly tagName: string;
}
