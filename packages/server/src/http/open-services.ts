import { ChatTokens, PlaybackTokens, StageTokens } from '../access/index.js';
import { callers, oidcVerifier, personId, type DevelopmentIssuer, type Issuer } from '../identity/index.js';
import { keptPlaybackKey, stageKeys, type Aws, type StageKey } from '../media/index.js';
import { People, SignUps } from '../records/index.js';
import type { Services } from './services.js';

/** What differs between the places that serve events. The rest of the services is made of it. */
export interface ServicesOptions extends Pick<
  Services,
  | 'store' | 'hosts' | 'guests' | 'directory' | 'rooms' | 'channels' | 'tickets' | 'products' | 'feed' | 'publicUrl'
  | 'lineUrl' | 'limits' | 'proxies' | 'hookSecret' | 'log'
> {
  readonly aws: Aws;
  /** One of the two. */
  readonly issuer?: Issuer | undefined;
  readonly development?: DevelopmentIssuer | undefined;
  readonly stageKey?: StageKey | undefined;
  /** Subjects of the issuer. */
  readonly creators?: readonly string[] | undefined;
}

export function openServices(options: ServicesOptions): Services & { readonly issuerUrl: string } {
  const { store, aws, issuer, development, guests, rooms, directory, publicUrl, creators, log } = options;
  const { auth, clock, records } = store;
  const issuerUrl = issuer?.url ?? `${publicUrl}/dev`;
  return {
    ...options,
    issuerUrl,
    identify: callers(development?.verify ?? oidcVerifier(issuer!), guests),
    signUps: new SignUps(store, directory),
    people: new People(records),
    stageTokens: new StageTokens({
      auth, clock, realtime: aws.realtime, key: stageKeys(options.stageKey, { records, aws, log, clock }),
    }),
    chatTokens: new ChatTokens({ auth, clock, chat: aws.chat, rooms }),
    playbackTokens: new PlaybackTokens({ clock, key: () => keptPlaybackKey(records, aws.ivs) }),
    ingestOf: aws.ingest,
    chatEndpoint: aws.chatEndpoint,
    creators: creators && new Set(creators.map((subject) => personId(issuerUrl, subject))),
  };
}
