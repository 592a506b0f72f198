/** What can be opened, and the speaker, which can only be chosen. */
export type CaptureKind = 'camera' | 'microphone';
export type SourceKind = CaptureKind | 'speaker';

/** Before permission is given a browser may leave `id` and `label` empty. */
export interface DeviceInfo {
  readonly kind: SourceKind;
  readonly id: string;
  readonly label: string;
}

/** `denied` by the person or a policy; `missing`: there is none; `busy`: another program has it. */
export type DeviceFailure = 'denied' | 'missing' | 'busy' | 'failed';

export type Opened =
  | { readonly track: MediaStreamTrack; readonly id: string; readonly label: string }
  | { readonly failure: DeviceFailure };

/** The devices of the machine: the browser's, or those of a test. Nothing here rejects. */
export interface DeviceSource {
  /** False where nothing can ever be opened: no such interface, or a page that is not secure. */
  readonly isAvailable: boolean;
  list(): Promise<readonly DeviceInfo[]>;
  /** Told whenever devices come or go. Returns the end of it. */
  watch(listener: () => void): () => void;
  /**
   * Opens what is asked for, with one question to the person. An `id` that is not there any more gives another device
   * of that kind.
   */
  open(wanted: { readonly [Kind in CaptureKind]?: { readonly id?: string | undefined } }): Promise<{
    readonly [Kind in CaptureKind]?: Opened;
  }>;
  /** The level of a microphone, 0 to 1, about ten times a second. Returns the end of it. */
  meter(track: MediaStreamTrack, level: (level: number) => void): () => void;
}

/** Where the chosen devices are remembered: `localStorage`, or what a test keeps. */
export interface Memory {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}
