import { LiveError } from '../engine/live-error.js';
import type { AudiencePlayerState } from './contract.js';

/** What is used of the browser, by shape: the entry of this feature is also read on servers, whose types have no DOM. */
interface Video {
  readonly disablePictureInPicture?: boolean;
  requestPictureInPicture?(): Promise<unknown>;
  addEventListener?(event: string, listener: () => void): void;
  removeEventListener?(event: string, listener: () => void): void;
}
interface Page {
  readonly pictureInPictureEnabled?: boolean;
  readonly pictureInPictureElement?: unknown;
  exitPictureInPicture(): Promise<void>;
}

const EVENTS = ['enterpictureinpicture', 'leavepictureinpicture'];

/** The video in a window of its own. Returns the end of listening. */
export function onPictureInPicture(element: HTMLVideoElement, changed: () => void): () => void {
  const video = element as unknown as Video;
  for (const event of EVENTS) video.addEventListener?.(event, changed);
  return () => { for (const event of EVENTS) video.removeEventListener?.(event, changed); };
}

export function pictureInPictureOf(video: HTMLVideoElement | undefined): AudiencePlayerState['pictureInPicture'] {
  const page = currentPage();
  if (!video || !page?.pictureInPictureEnabled || (video as unknown as Video).disablePictureInPicture) {
    return 'unsupported';
  }
  return page.pictureInPictureElement === video ? 'on' : 'off';
}

/** Rejects with a LiveError. */
export async function togglePictureInPicture(video: HTMLVideoElement | undefined): Promise<void> {
  const state = pictureInPictureOf(video);
  if (!video || state === 'unsupported') {
    throw new LiveError('playback/no-picture-in-picture', 'This browser has no picture in picture.', 'Use another window.');
  }
  try {
    if (state === 'on') await currentPage()?.exitPictureInPicture();
    else await (video as unknown as Video).requestPictureInPicture?.();
  } catch (cause) {
    const error = new LiveError('playback/picture-in-picture-refused', 'The browser did not open a window for the picture.',
      'Wait until it plays, and try again.');
    error.cause = cause;
    throw error;
  }
}

function currentPage(): Page | undefined {
  return (globalThis as { document?: Page }).document;
}
