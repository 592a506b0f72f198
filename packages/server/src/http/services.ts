import type { Logger } from '../logger.js';
import type { ChatTokens, LineTickets, PlaybackTokens, StageTokens } from '../access/index.js';
import type { EventHosts } from '../host/index.js';
import type { DevelopmentIssuer, GuestTokens, IdentifyCaller } from '../identity/index.js';
import type { Limits } from '../limits/index.js';
import type { Aws, Channels, Rooms } from '../media/index.js';
import type { ProductSearch } from '../products/index.js';
import type { Directory, People, SignUps } from '../records/index.js';
import type { Store } from '../store/index.js';

/** What the routes work with. */
export interface Services {
  readonly store: Store;
  readonly hosts: EventHosts;
  readonly identify: IdentifyCaller;
  readonly guests: GuestTokens;
  /** Absent in production. */
  readonly development?: DevelopmentIssuer | undefined;
  readonly limits: Limits;
  readonly directory: Directory;
  readonly signUps: SignUps;
  readonly people: People;
  readonly rooms: Rooms;
  readonly channels: Channels;
  readonly stageTokens: StageTokens;
  readonly chatTokens: ChatTokens;
  readonly playbackTokens: PlaybackTokens;
  readonly tickets: LineTickets;
  readonly products: ProductSearch;
  readonly ingestOf: Aws['ingest'];
  /** What the chat SDK of a browser connects to. */
  readonly chatEndpoint: string;
  readonly feed: 'room' | 'line';
  /** Where the line of an event is opened. */
  readonly lineUrl: (event: string) => string;
  /** Where this server is reached, without a slash at the end. */
  readonly publicUrl: string;
  /** Undefined: nobody is believed to be AWS. */
  readonly hookSecret?: string | undefined;
  /** People who may make events; undefined: whoever is signed in. */
  readonly creators?: ReadonlySet<string> | undefined;
  /** How many proxies before this server add to `X-Forwarded-For`. */
  readonly proxies: number;
  readonly log: Logger;
}
