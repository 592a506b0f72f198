import type { IngestConfiguration } from '../contract.js';
import type { AacConfiguration } from './aac.js';
import { decodeAmf, type AmfObject } from './amf0.js';
import type { AvcConfiguration } from './avc.js';
import type { Media } from './media.js';
import type { FlvTag } from './tag.js';

const PROFILES = new Map([[66, 'Baseline'], [77, 'Main'], [88, 'Extended'], [100, 'High'], [110, 'High10'], [122, 'High422']]);

/** Gathers what an encoder says of itself, as GetStreamSession reports it. */
export class IngestProbe {
  #said: AmfObject = {};
  #video: AvcConfiguration | undefined;
  #audio: AacConfiguration | undefined;

  /** Never throws: an encoder may say anything, and what cannot be read is not reported. */
  script({ data }: FlvTag): void {
    try {
      const described = decodeAmf(data).find((value) => typeof value === 'object' && value !== null);
      if (described && !Array.isArray(described)) this.#said = described as AmfObject;
    } catch {
      // Not a description.
    }
  }

  media(media: Media): void {
    if (media.is === 'video-configuration') this.#video = media.configuration;
    if (media.is === 'audio-configuration') this.#audio = media.configuration;
  }

  /** Undefined while nothing is known. */
  configuration(): IngestConfiguration | undefined {
    if (!this.#video && !this.#audio) return undefined;
    return {
      ...(this.#video ? { video: this.#describedVideo(this.#video) } : {}),
      ...(this.#audio ? { audio: this.#describedAudio(this.#audio) } : {}),
    };
  }

  #describedVideo({ codec, width, height, profile, level }: AvcConfiguration): IngestConfiguration['video'] & object {
    return {
      codec,
      encoder: this.#text('encoder'),
      videoWidth: width,
      videoHeight: height,
      targetFramerate: Math.round(this.#number('framerate')),
      targetBitrate: Math.round(this.#number('videodatarate') * 1000),
      avcProfile: PROFILES.get(profile) ?? String(profile),
      avcLevel: (level / 10).toFixed(1),
    };
  }

  #describedAudio({ codec, channels, sampleRate }: AacConfiguration): IngestConfiguration['audio'] & object {
    return { codec, channels, sampleRate, targetBitrate: Math.round(this.#number('audiodatarate') * 1000) };
  }

  #number(name: string): number {
    const value = this.#said[name];
    return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0;
  }

  #text(name: string): string {
    const value = this.#said[name];
    return typeof value === 'string' ? value.slice(0, 256) : '';
  }
}
