import * as v from 'valibot';
import type { ParticipantRecord } from '../stage/contract.js';
import { invalid, notFound } from './aws-error.js';
import { paging, stageArn, text } from './constraints.js';
import { operation } from './operation.js';
import { paginate } from './paginate.js';
import { sessionId, stageSession } from './stage-sessions.js';
import { storedStage } from './stored.js';

const participantId = v.pipe(text(1, 64), v.regex(/^[a-zA-Z0-9-_]+$/));

const filters = {
  filterByUserId: v.optional(text(1, 128)),
  filterByPublished: v.optional(v.boolean()),
  filterByState: v.optional(v.picklist(['CONNECTED', 'DISCONNECTED'])),
  filterByRecordingState: v.optional(v.picklist(['STARTING', 'ACTIVE', 'STOPPING', 'STOPPED', 'FAILED'])),
};

type Filters = v.InferOutput<v.ObjectSchema<typeof filters, undefined>>;

export const participantOperations = [
  operation('ListParticipants', {
    input: v.object({ stageArn, sessionId, ...filters, ...paging(100) }),
    run: ({ store, stages }, { stageArn: arn, sessionId: session, nextToken, maxResults, ...given }) => {
      const stage = storedStage(store, arn);
      stageSession(stages, stage, session);
      const matching = stages.participants(stage.id, session).filter(matches(given));
      const { items, ...next } = paginate('ListParticipants', matching, byJoining, { nextToken, maxResults });
      return { participants: items.map(summarised), ...next };
    },
  }),

  operation('GetParticipant', {
    input: v.object({ stageArn, sessionId, participantId }),
    run: ({ store, stages }, input) => {
      const stage = storedStage(store, input.stageArn);
      stageSession(stages, stage, input.sessionId);
      const participant = stages.participants(stage.id, input.sessionId)
        .find((each) => each.participantId === input.participantId);
      if (!participant) throw notFound('participant', input.participantId);
      return { participant: described(participant) };
    },
  }),

  operation('DisconnectParticipant', {
    input: v.object({ stageArn, participantId, reason: v.optional(text(0, 128)) }),
    run: ({ store, stages }, { stageArn: arn, participantId: id, reason }) => {
      if (!stages.disconnect(storedStage(store, arn).id, id, reason)) throw notFound('participant', id);
      return {};
    },
  }),
];

const byJoining = ({ firstJoinTime, participantId: id }: ParticipantRecord): string =>
  `${firstJoinTime.toISOString()} ${id}`;

/** "Only one of" the four "can be provided per request". Nothing is recorded, so a recording state matches nobody. */
function matches(given: Filters): (participant: ParticipantRecord) => boolean {
  const names = Object.entries(given).filter(([, value]) => value !== undefined).map(([name]) => name);
  if (names.length > 1) {
    throw invalid(`Only one filter can be provided per request, got ${names.join(', ')}`,
      names.map((name) => ({ name, message: 'Only one filter can be provided per request' })));
  }
  return ({ userId, published, state }) =>
    (given.filterByUserId === undefined || userId === given.filterByUserId)
    && (given.filterByPublished === undefined || published === given.filterByPublished)
    && (given.filterByState === undefined || state === given.filterByState)
    && given.filterByRecordingState === undefined;
}

function summarised({ participantId: id, userId, state, firstJoinTime, published }: ParticipantRecord): object {
  return { participantId: id, userId, state, firstJoinTime, published, recordingState: 'DISABLED' };
}

function described(participant: ParticipantRecord): object {
  const { attributes, sdkVersion, browserName, browserVersion, osName } = participant;
  return { ...summarised(participant), attributes, sdkVersion, browserName, browserVersion, osName };
}
