import * as v from 'valibot';
import type { StageHub, StageSessionRecord } from '../stage/contract.js';
import { notFound } from './aws-error.js';
import { paging, stageArn, text } from './constraints.js';
import { operation } from './operation.js';
import { newestFirst, paginate } from './paginate.js';
import { storedStage } from './stored.js';

/** The model says 16 characters, `st-` and letters or digits; any id that the hub gives out is let through. */
export const sessionId = v.pipe(text(1, 64), v.regex(/^[a-zA-Z0-9_-]+$/));

const byStart = ({ startTime, sessionId: id }: StageSessionRecord): string => newestFirst(startTime, id);

/** The session that has not ended, if there is one. */
export function activeSession(stages: StageHub, stageId: string): StageSessionRecord | undefined {
  return stages.sessions(stageId).find(({ endTime }) => endTime === undefined);
}

/** Throws ResourceNotFoundException. */
export function stageSession(stages: StageHub, stage: { id: string }, id: string): StageSessionRecord {
  const session = stages.sessions(stage.id).find((each) => each.sessionId === id);
  if (!session) throw notFound('stage session', id);
  return session;
}

export const stageSessionOperations = [
  operation('GetStageSession', {
    input: v.object({ stageArn, sessionId }),
    run: ({ store, stages }, input) => ({
      stageSession: stageSession(stages, storedStage(store, input.stageArn), input.sessionId),
    }),
  }),

  operation('ListStageSessions', {
    input: v.object({ stageArn, ...paging(100) }),
    run: ({ store, stages }, { stageArn: arn, ...page }) => {
      const sessions = stages.sessions(storedStage(store, arn).id);
      const { items, ...next } = paginate('ListStageSessions', sessions, byStart, page);
      return { stageSessions: items, ...next };
    },
  }),
];
