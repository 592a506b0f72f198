import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import type { ChannelHub, ChannelRecord } from '../channel/contract.js';
import { AwsError, conflict, streamUnavailable } from '../control/aws-error.js';
import { channelArn } from '../control/constraints.js';
import type { Store } from '../control/store.js';
import { storedChannel } from '../control/stored.js';
import { validated } from '../control/validation.js';
import { answerLocalCall } from '../local-call.js';

const input = v.object({ channelArn, on: v.boolean() });

/**
 * `POST /_test-card` with `{"channelArn":…,"on":true}`, from this machine only: the page's button. Answers
 * `{"on":true}`; 404 for a channel that is not there, 409 when somebody else streams to it, 503 without ffmpeg or while
 * it is still starting. Off stops the test card and nobody else's stream.
 */
export function switchTestCard(
  { store, channels }: { readonly store: Store; readonly channels: ChannelHub },
  request: IncomingMessage, response: ServerResponse,
): Promise<void> {
  return answerLocalCall(request, response, (body) => {
    const { channelArn: arn, on } = validated(input, body);
    const channel = storedChannel(store, arn);
    if (on) start(channels, channel);
    else if (isOn(channels, channel) && !channels.stop(channel.id)) throw streamUnavailable(arn);
    return { on };
  });
}

function isOn(channels: ChannelHub, { id }: ChannelRecord): boolean {
  return channels.status().some(({ stream }) => stream.channel.id === id && stream.kind === 'test-card');
}

function start(channels: ChannelHub, channel: ChannelRecord): void {
  const outcome = channels.testCard(channel);
  if (outcome === 'in-use') throw conflict(`Channel ${channel.arn} is already streamed to`);
  if (outcome === 'no-ffmpeg') throw new AwsError('ServiceUnavailable', 503, channels.missing ?? 'There is no ffmpeg');
}
