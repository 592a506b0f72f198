import { LiveError, type Accepted } from '@rostrum/core/engine';
import { tablesOf } from '@rostrum/core/event';
import type { CueTime, OverlayContent } from '@rostrum/core/overlays';
import { CHANNEL } from '@rostrum/core/playback';
import type { SessionPlan } from '@rostrum/core/session';
import { isOver, sessionOf, type InvocationHost, type InvocationHosts } from '../host/index.js';
import { newEvent, type NewEventServices } from '../http/new-event.js';
import { personId } from '../identity/person-id.js';

/** As long as an event can be (S4.3), in minutes. */
const DURATION = 480;
/** An encoder that has lost its network comes back; after this long the stream is over. Milliseconds. */
const GONE = 120_000;
/** The name of the channel, which every event of the site has. */
const NAME = 'site';

interface Cue {
  readonly when: CueTime;
  readonly content: OverlayContent;
}
/** What the site is, as it was deployed. */
interface Settings {
  readonly title: string;
  readonly owner: { readonly person: string; readonly name: string };
  readonly cues: readonly Cue[];
}

/** A request of CloudFormation, or, without a type, the minute that has passed. */
export interface SiteEvent {
  readonly RequestType?: 'Create' | 'Update' | 'Delete';
  readonly ResourceProperties?: {
    readonly Title: string;
    readonly OwnerEmail: string;
    readonly OwnerName: string;
    readonly UserPoolId?: string;
    readonly Cues: string;
  };
}
export interface SiteResult {
  readonly PhysicalResourceId: string;
  readonly Data: { readonly IngestEndpoint?: string };
}

export interface SiteOptions extends NewEventServices {
  readonly hosts: InvocationHosts;
  readonly issuerUrl: string;
  /** The subject of somebody who signs in with this address. */
  subjectOf(email: string, userPool: string | undefined): Promise<string>;
  /** Puts the stream key where the owner of the encoder finds it. */
  keepKey(key: string): Promise<void>;
}

/**
 * Sees that there always is an event to stream into: it goes live with the stream, ends with it, and is followed by
 * another with the same cue sheet, channel and key (S3.4).
 */
export function siteHandler(options: SiteOptions): (event: SiteEvent) => Promise<SiteResult> {
  return async ({ RequestType, ResourceProperties }) => {
    const site = new Site(options);
    try {
      if (RequestType === 'Delete') return result();
      if (ResourceProperties) await site.settle(ResourceProperties);
      const event = await site.look();
      if (!RequestType || event === undefined) return result();
      const { streamKey, ingest } = await options.channels.open(event, false);
      await options.keepKey(streamKey);
      return result(ingest);
    } finally {
      await options.hosts.idle();
    }
  };
}

const result = (ingest?: string): SiteResult =>
  ({ PhysicalResourceId: NAME, Data: ingest === undefined ? {} : { IngestEndpoint: ingest } });

class Site {
  constructor(private readonly options: SiteOptions) {}

  /** The settings are what the next event is made of. */
  async settle(asked: NonNullable<SiteEvent['ResourceProperties']>): Promise<void> {
    const { store, issuerUrl } = this.options;
    const subject = await this.options.subjectOf(asked.OwnerEmail, asked.UserPoolId);
    await store.records.put<Settings>(SETTINGS, {
      title: asked.Title,
      owner: { person: personId(issuerUrl, subject), name: asked.OwnerName },
      cues: JSON.parse(asked.Cues) as readonly Cue[],
    });
  }

  /** Ends what is over and makes what is missing. The event that there is then; undefined before there are settings. */
  async look(): Promise<string | undefined> {
    const { hosts, store } = this.options;
    const settings = (await store.records.get<Settings>(SETTINGS))?.value;
    if (!settings) return undefined;
    const current = (await store.records.get<string>(CURRENT))?.value;
    const host = current === undefined ? undefined : await hosts.open(current);
    if (host) await this.#endIfGone(host, settings);
    const session = host && (await sessionOf(host));
    if (host && session && !isOver(session)) return host.id;
    const event = await this.#make(settings);
    await store.records.put(CURRENT, event);
    return event;
  }

  async #endIfGone(host: InvocationHost, { owner }: Settings): Promise<void> {
    const isGone = await host.read((engine) => {
      const { session, channel } = tablesOf(engine);
      const state = channel.get(CHANNEL);
      const since = state?.state === 'offline' && state.stream !== undefined ? state.stoppedAt : undefined;
      return session.get('session')?.status === 'live' && since !== undefined && since + GONE < this.options.store.clock.now();
    });
    if (isGone) await ask(host, owner.person, `end-${host.id}`, 'session/end', {});
  }

  async #make({ title, owner, cues }: Settings): Promise<string> {
    const description = 'Questions appear over the picture while it is live. Pick an answer: everybody sees how it went.';
    const plan: SessionPlan = {
      title, description, startsAt: this.options.store.clock.now(), duration: DURATION, guests: true, channel: 'encoder',
    };
    const event = await newEvent(this.options, { plan, person: owner.person, name: owner.name, channel: NAME });
    const host = (await this.options.hosts.open(event))!;
    for (const [index, { when, content }] of cues.entries()) {
      // The log's sequence in base 36 is the id of what a command makes.
      const { seq } = await ask(host, owner.person, `prepare-${index}`, 'overlays/prepare', { content });
      await ask(host, owner.person, `cue-${index}`, 'overlays/cue', { when, draft: seq.toString(36) });
    }
    return event;
  }
}

async function ask(host: InvocationHost, person: string, id: string, command: string, input: object): Promise<Accepted> {
  const answer = await host.execute({ id, person, command, input });
  if (answer instanceof LiveError) throw answer;
  return answer;
}

const SETTINGS = { partition: 'site', id: 'settings' };
const CURRENT = { partition: 'site', id: 'current' };
