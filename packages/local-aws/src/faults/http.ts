import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { AwsError, serialization } from '../control/aws-error.js';
import { validated } from '../control/validation.js';
import { BodyTooLarge, readBody } from '../read-body.js';
import { idOf } from '../control/arn.js';
import { fromThisMachine } from './loopback.js';
import type { Faults } from './faults.js';

const BODY_MAX_BYTES = 4 * 1024;

const milliseconds = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600_000));
const aim = {
  operation: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z]{1,64}$/))),
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000))),
};

/** One fault a request: `{"fault":"throttle","operation":"CreateStage","times":3}`. */
const fault = v.variant('fault', [
  v.object({ fault: v.literal('throttle'), ...aim }),
  v.object({
    fault: v.literal('fail'), ...aim,
    // It becomes a header, so nothing but a name.
    type: v.pipe(v.string(), v.regex(/^[A-Za-z]{1,64}$/)),
    status: v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599)),
    message: v.optional(v.pipe(v.string(), v.maxLength(256))),
  }),
  v.object({ fault: v.literal('delay'), ...aim, milliseconds }),
  v.object({ fault: v.literal('lose-answer'), ...aim, reset: v.optional(v.boolean()) }),
  v.object({ fault: v.literal('chat-slow'), milliseconds }),
  v.object({ fault: v.literal('chat-drop'), roomArn: v.optional(v.string()), userId: v.optional(v.string()) }),
  v.object({ fault: v.literal('stage-cut'), stageArn: v.string(), participantId: v.optional(v.string()) }),
  v.object({ fault: v.literal('sfu-kill') }),
  v.object({ fault: v.literal('sfu-stall'), milliseconds }),
  v.object({ fault: v.literal('clear') }),
]);

/** `POST /_faults` with a JSON body, from this machine only. Answers `{"affected":n}`. */
export async function switchFault(faults: Faults, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    if (!fromThisMachine(request)) {
      throw new AwsError('AccessDeniedException', 403, 'Faults are switched from this machine only');
    }
    answer(response, 200, JSON.stringify({ affected: apply(faults, validated(fault, await jsonOf(request))) }));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    answer(response, error.status, error.body());
  }
}

/** Connections that were cut; 1 for what is not about connections. */
function apply(faults: Faults, input: v.InferOutput<typeof fault>): number {
  switch (input.fault) {
    case 'throttle': faults.throttle(input); return 1;
    case 'fail': faults.fail(input); return 1;
    case 'delay': faults.delay(input); return 1;
    case 'lose-answer': faults.loseAnswer(input); return 1;
    case 'chat-slow': faults.slowChat(input.milliseconds); return 1;
    case 'chat-drop': return faults.dropChat(input);
    case 'stage-cut': return faults.stage.cut(idOf(input.stageArn), input.participantId);
    case 'sfu-kill': faults.stage.killSfu(); return 1;
    case 'sfu-stall': faults.stage.stallSfu(input.milliseconds); return 1;
    case 'clear': faults.clear(); return 1;
  }
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  try {
    return JSON.parse(await readBody(request, BODY_MAX_BYTES));
  } catch (error) {
    if (error instanceof BodyTooLarge) throw new AwsError('RequestEntityTooLargeException', 413, error.message);
    throw serialization('The request body is not valid JSON');
  }
}

function answer(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    'content-type': 'application/json', ...(status === 413 ? { connection: 'close' } : {}),
  });
  response.end(body);
}
