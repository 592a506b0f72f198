import { LiveError } from '@rostrum/core/engine';
import type { Session } from '@rostrum/core/session';
import { member } from '../../access/index.js';
import { isOver, sessionOf, type EventHost } from '../../host/index.js';
import { over, type EventChannel } from '../../media/index.js';
import { allowed, eventOf } from '../event-of.js';
import { isPresenter, only } from '../only.js';
import { route, type Call, type Route } from '../route.js';
import type { Services } from '../services.js';

/** The channel of an event: how to stream to it, and how to play it when it is private. */
export function channelRoutes(services: Services): readonly Route[] {
  const { limits, channels, playbackTokens, ingestOf } = services;
  const described = ({ url, ingest, streamKey }: EventChannel) => {
    const { rtmp: server, web } = ingestOf(ingest);
    if (server === undefined) throw nowhere();
    return { server, ...(web !== undefined && { web }), key: streamKey, playbackUrl: url };
  };
  return [
    route({
      method: 'GET', path: '/api/events/{id}/ingest', who: 'anybody-known',
      summary: 'How to stream to the channel, with the stream key: for host and cohosts.',
      handle: async (call) => described(await ownChannel(services, call)),
    }),
    route({
      method: 'POST', path: '/api/events/{id}/ingest/key', who: 'anybody-known',
      summary: 'A new stream key. The old one is dead, and whoever streams with it is cut off.',
      async handle(call) {
        const channel = await ownChannel(services, call);
        return described({ ...channel, streamKey: await channels.newKey(call.params.id, channel) });
      },
    }),
    route({
      method: 'POST', path: '/api/events/{id}/playback-token', who: 'anybody-known',
      summary: 'A token to play a private channel with: at most five minutes, to begin.',
      async handle({ params: { id }, person }) {
        allowed(limits.tokens.take(person));
        const host = await eventOf(services, id);
        allowed(await host.read((engine) => member(engine, person)));
        const channel = await playedChannel(services, host);
        if (channel.isPrivate) return playbackTokens.mint(channel, person);
        throw new LiveError('playback/public', 'This channel plays without a token.', 'Play it as it is.');
      },
    }),
  ];
}

async function ownChannel(services: Services, { params: { id }, person }: Call): Promise<EventChannel> {
  allowed(services.limits.tokens.take(person));
  const host = await eventOf(services, id);
  only(await host.read((engine) => engine.roleOf(person)), isPresenter);
  const session = await withChannel(host);
  // A lent channel, and its key, may be those of the next event already.
  if (isOver(session)) throw over();
  return services.channels.open(host.id, !session.guests);
}

/** While people who are late see the end of it, the channel is still there. */
async function playedChannel({ channels }: Services, host: EventHost): Promise<EventChannel> {
  const session = await withChannel(host);
  if (!isOver(session)) return channels.open(host.id, !session.guests);
  const channel = await channels.known(host.id);
  if (channel) return channel;
  throw over();
}

async function withChannel(host: EventHost): Promise<Session> {
  const session = await sessionOf(host);
  if (session?.channel) return session;
  throw new LiveError('playback/no-channel', 'This event has no channel.', 'Make an event with one.', {
    kind: 'unknown',
  });
}

const nowhere = () => new LiveError('playback/no-ingest', 'Nothing takes streams here.',
  'Tell the server where its media services take RTMP, and see that they do.');
