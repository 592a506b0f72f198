import type { Logger } from '../logger.js';
import type { AwsOptions, StageKey } from '../media/index.js';
import type { Issuer } from '../identity/index.js';
import type { ProductsOptions } from '../products/index.js';
import type { Store } from '../store/index.js';
import type { OwnEvents } from './own-events.js';

/** How {@link startServer} is to run. */
export interface ServerOptions {
  /** What `openStore` gave. Stays open when the server is closed. */
  readonly store: Store;
  /** Amazon IVS, or local-aws with its `endpoint`. */
  readonly aws: AwsOptions;
  /** 4400 when absent; 0 takes a free one. */
  readonly port?: number;
  /** Interface to listen on; `localhost` when absent. */
  readonly host?: string;
  /** Where browsers reach this server; `http://<host>:<port>` when absent. */
  readonly publicUrl?: string;
  /** Who signs people in. One of `issuer` and `development` is needed. */
  readonly issuer?: Issuer;
  /** The built-in issuer, which signs in whoever gives a name. Never on the internet. */
  readonly development?: boolean;
  /** A built single-page application to serve at `/`. */
  readonly staticDirectory?: string;
  /** Origins, beside the own one, whose pages may use this server. */
  readonly allowedOrigins?: readonly string[];
  /** Origins that may show the pages in a frame; none when absent. */
  readonly frameAncestors?: readonly string[];
  /** Shared with the media services, which send it as `Authorization: Bearer`. Without it `/hooks` is closed. */
  readonly hookSecret?: string;
  /** Lambda ARN of the message review handler on AWS; `<publicUrl>/hooks/chat-review` when absent. */
  readonly reviewHandler?: string;
  /** A key pair of one's own for stage tokens; otherwise one is made, imported and kept in the store. */
  readonly stageKey?: StageKey;
  /** How frames of the public view reach the audience; `room` when absent. */
  readonly feed?: 'room' | 'line';
  /** Where presenters find what they show for sale; nowhere when absent. */
  readonly products?: ProductsOptions;
  /** Functions write to the same events, for example the review of chat messages: they are looked for every second. */
  readonly shared?: boolean;
  /** Who may make events by request: subjects of the issuer; whoever is signed in when absent. */
  readonly creators?: readonly string[];
  /** How many trusted proxies add to `X-Forwarded-For`; 0 when absent: the header is not believed. */
  readonly proxies?: number;
  /** A pino logger; JSON on standard output when absent. */
  readonly log?: Logger;
}

/** A server that runs. */
export interface RunningServer {
  /** The public URL, without a slash at the end. */
  readonly url: string;
  /** For the program around it: what it does by itself, with no request. */
  readonly events: OwnEvents;
  /** Finishes what it acknowledged, says goodbye on the lines, and resolves when the port is free. */
  close(): Promise<void>;
}
