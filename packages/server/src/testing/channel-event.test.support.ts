import type { LiveView } from '@rostrum/core/event';
import type { ChannelSource } from '@rostrum/core/session';
import type { Participant } from './participant.test.support.js';
import type { Rig } from './rig.test.support.js';
import { until } from './until.test.support.js';

interface ChannelPlan {
  readonly channel: ChannelSource;
  readonly guests?: boolean;
}

/** An event with a channel, and what of it a test looks at. */
export class ChannelEvent {
  private constructor(readonly rig: Rig, readonly id: string, readonly host: Participant) {}

  /** Resolves when the event knows its channel. */
  static async make(rig: Rig, plan: ChannelPlan): Promise<ChannelEvent> {
    const { id, host } = await rig.event(plan);
    const event = new ChannelEvent(rig, id, host);
    await event.channel();
    return event;
  }

  /** One that the server has made by itself, for whoever signs in by this name. */
  static async of(rig: Rig, id: string, name: string): Promise<ChannelEvent> {
    const host = await rig.signIn(name);
    host.event = id;
    await host.join();
    const event = new ChannelEvent(rig, id, host);
    await event.channel();
    return event;
  }

  async view(): Promise<LiveView> {
    return (await this.rig.json<{ state: LiveView }>('GET', `/api/events/${this.id}`)).state;
  }

  channel() {
    return until(async () => (await this.view()).channel?.channel, 'the channel in the public view');
  }

  async status() {
    return (await this.view()).session?.session?.status;
  }

  /** The id of the overlay that has not ended. */
  overlay(): Promise<string> {
    return until(async () => Object.entries((await this.view()).overlays ?? {})
      .find(([, { endedAt }]) => endedAt === undefined)?.[0], 'an overlay');
  }

  async arn(): Promise<string> {
    const { records } = this.rig.store;
    const lent = await records.get<{ name: string }>({ partition: 'lent-channels', id: this.id });
    const place = lent ? { partition: 'named-channels', id: lent.value.name } : { partition: 'channels', id: this.id };
    return (await records.get<{ arn: string }>(place))!.value.arn;
  }

  /** What Amazon EventBridge would tell of the channel. Gives the status of the answer. */
  async report(event_name: string, stream_id: string): Promise<number> {
    const body = {
      'detail-type': 'IVS Stream State Change', resources: [await this.arn()], detail: { event_name, stream_id },
    };
    return (await this.rig.request('POST', '/hooks/media-events', { token: this.rig.secret, body })).status;
  }

  /** The calls of one operation of AWS, the oldest first. */
  calls(operation: string) {
    return this.rig.aws.status().calls.recent.filter((call) => call.operation === operation).reverse();
  }

  /** Streams a test card to it, as an encoder would. */
  async stream(on: boolean): Promise<void> {
    const body = JSON.stringify({ channelArn: await this.arn(), on });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${this.rig.aws.endpoint}/_test-card`, { method: 'POST', body, headers });
    if (!response.ok) throw new Error(`test card: ${response.status} ${await response.text()}`);
  }
}
