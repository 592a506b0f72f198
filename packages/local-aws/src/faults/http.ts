import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { idOf } from '../control/arn.js';
import { validated } from '../control/validation.js';
import { answerLocalCall } from '../local-call.js';
import type { Faults } from './faults.js';

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
  v.object({ fault: v.literal('review-late'), milliseconds, userId: v.optional(v.string()) }),
  v.object({ fault: v.literal('chat-drop'), roomArn: v.optional(v.string()), userId: v.optional(v.string()) }),
  v.object({ fault: v.literal('stage-cut'), stageArn: v.string(), participantId: v.optional(v.string()) }),
  v.object({ fault: v.literal('sfu-kill'), participantId: v.optional(v.string()) }),
  v.object({ fault: v.literal('sfu-stall'), milliseconds }),
  v.object({ fault: v.literal('stage-lose'), stageArn: v.string(), participantId: v.string(), milliseconds }),
  v.object({ fault: v.literal('stage-vanish'), milliseconds }),
  v.object({ fault: v.literal('channel-cut'), channelArn: v.string() }),
  v.object({ fault: v.literal('transcoder-kill'), channelArn: v.string() }),
  v.object({ fault: v.literal('metadata-lose'), channelArn: v.string(), on: v.boolean() }),
  v.object({ fault: v.literal('clear') }),
]);

/** `POST /_faults` with a JSON body, from this machine only. Answers `{"affected":n}`. */
export function switchFault(faults: Faults, request: IncomingMessage, response: ServerResponse): Promise<void> {
  return answerLocalCall(request, response, (body) => ({ affected: apply(faults, validated(fault, body)) }));
}

/** Connections that were cut, workers that died; 1 for what is about neither. */
function apply(faults: Faults, input: v.InferOutput<typeof fault>): number {
  switch (input.fault) {
    case 'throttle': faults.throttle(input); return 1;
    case 'fail': faults.fail(input); return 1;
    case 'delay': faults.delay(input); return 1;
    case 'lose-answer': faults.loseAnswer(input); return 1;
    case 'chat-slow': faults.slowChat(input.milliseconds); return 1;
    case 'review-late': faults.lateReview(input.milliseconds, input); return 1;
    case 'chat-drop': return faults.dropChat(input);
    case 'stage-cut': return faults.stage.cut(idOf(input.stageArn), input.participantId);
    case 'sfu-kill': return faults.stage.killSfu(input.participantId);
    case 'sfu-stall': faults.stage.stallSfu(input.milliseconds); return 1;
    case 'stage-lose': return faults.stage.lose(idOf(input.stageArn), input.participantId, input.milliseconds);
    case 'stage-vanish': faults.stage.vanish(input.milliseconds); return 1;
    case 'channel-cut': return Number(faults.channel.cut(idOf(input.channelArn)));
    case 'transcoder-kill': return Number(faults.channel.killTranscoder(idOf(input.channelArn)));
    case 'metadata-lose': faults.channel.loseMetadata(idOf(input.channelArn), input.on); return 1;
    case 'clear': faults.clear(); return 1;
  }
}
