import * as v from 'valibot';
import type { IngestConfiguration, StreamSession } from '../channel/contract.js';
import { notFound } from './aws-error.js';
import { channelArn, paging, streamId } from './constraints.js';
import { operation, type Services } from './operation.js';
import { newestFirst, paginate } from './paginate.js';
import { describedRecordingConfiguration } from './recording-configurations.js';
import { storedChannel } from './stored.js';

export const streamSessionOperations = [
  operation('GetStreamSession', {
    input: v.object({ channelArn, streamId: v.optional(streamId) }),
    run: (services, { channelArn: arn, streamId: id }) => {
      const sessions = services.channels.sessions(storedChannel(services.store, arn).id);
      const session = id === undefined ? sessions[0] : sessions.find((each) => each.streamId === id);
      if (!session) throw notFound('stream session', id ?? `of ${arn}`);
      return { streamSession: described(services, session) };
    },
  }),

  operation('ListStreamSessions', {
    input: v.object({ channelArn, ...paging(100, 100) }),
    run: ({ store, channels }, { channelArn: arn, ...page }) => {
      const sessions = channels.sessions(storedChannel(store, arn).id);
      const { items, ...next } = paginate('ListStreamSessions', sessions, byStart, page);
      return { streamSessions: items.map(summarised), ...next };
    },
  }),
];

const byStart = ({ startTime, streamId: id }: StreamSession): string => newestFirst(startTime, id);

function summarised({ streamId: id, startTime, endTime, hasErrorEvent }: StreamSession): object {
  return { streamId: id, startTime, endTime, hasErrorEvent };
}

/** The channel is the one that it was when it went live; a recording configuration cannot change. */
function described({ store, channels }: Services, session: StreamSession): object {
  const { streamId: id, startTime, endTime, ingestConfiguration, truncatedEvents } = session;
  const { arn, name, type, authorized, recordingConfigurationArn, playbackRestrictionPolicyArn } = session.channel;
  const recording = store.recordingConfigurations.get(recordingConfigurationArn);
  return {
    streamId: id,
    startTime,
    endTime,
    channel: {
      arn, name, type, authorized, recordingConfigurationArn, playbackRestrictionPolicyArn,
      ingestEndpoint: channels.ingest, playbackUrl: channels.playbackUrl(session.channel),
    },
    ingestConfiguration,
    ingestConfigurations: ingestConfiguration && tracks(ingestConfiguration),
    recordingConfiguration: recording && describedRecordingConfiguration(recording),
    truncatedEvents,
  };
}

/** The same again in the form that has room for several tracks; there is one. */
function tracks({ video, audio }: IngestConfiguration): object {
  return {
    videoConfigurations: video
      ? [{ ...video, track: 'Track0', profile: video.avcProfile, level: video.avcLevel, avcProfile: '', avcLevel: '' }]
      : [],
    audioConfigurations: audio ? [{ ...audio, track: 'Track0' }] : [],
  };
}
