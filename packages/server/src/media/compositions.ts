import type { Store } from '../store/index.js';
import { isGone, unlessGone, type Aws } from './aws.js';
import { FEATURED, type Rooms } from './rooms.js';

/** 720p at 30 frames a second (S2.13); bits a second. */
const VIDEO = { width: 1280, height: 720, framerate: 30, bitrate: 2_500_000 };
const ENCODER = { partition: 'media', id: 'encoder' };

interface Kept {
  readonly arn?: string;
  readonly over?: true;
}
interface Encoder {
  readonly arn: string;
}

/** Server-side compositions: the stage of an event as the one picture of its channel. */
export class Compositions {
  constructor(
    private readonly records: Store['records'],
    private readonly aws: Aws,
    private readonly rooms: Rooms,
  ) {}

  /** Starts it if it does not run: AWS ends one that nobody was on the stage of for a minute. */
  async start(event: string, channelArn: string): Promise<void> {
    const { arn: last, over } = (await this.records.get<Kept>(keyOf(event)))?.value ?? {};
    if (over || (last !== undefined && (await this.#runs(last)))) return;
    const { arn: stageArn } = await this.rooms.stage(event);
    const { composition } = await this.aws.realtime.startComposition({
      stageArn,
      // The same composition when this is asked again after a lost answer.
      idempotencyToken: `${event}-${last?.split('/').at(-1) ?? 'first'}`,
      layout: { grid: { featuredParticipantAttribute: FEATURED } },
      destinations: [{ channel: { channelArn, encoderConfigurationArn: await this.#encoder() } }],
    });
    const arn = composition!.arn!;
    const kept = await this.records.change<Kept>(keyOf(event), (was) => (was?.over ? undefined : { arn }));
    // The event has ended meanwhile.
    if (kept?.over) await this.#stop(arn);
  }

  /** Ends it for good. */
  async stop(event: string): Promise<void> {
    const kept = await this.records.change<Kept>(keyOf(event), (was) => ({ ...was, over: true }));
    if (kept?.arn !== undefined && (await this.#runs(kept.arn))) await this.#stop(kept.arn);
  }

  async #stop(arn: string): Promise<void> {
    await this.aws.realtime.stopComposition({ arn }).catch(unlessGone);
  }

  async #runs(arn: string): Promise<boolean> {
    const found = await unlessMissing(this.aws.realtime.getComposition({ arn }));
    const state = found?.composition?.state;
    return state === 'STARTING' || state === 'ACTIVE';
  }

  /** One for the whole installation. */
  async #encoder(): Promise<string> {
    const { realtime } = this.aws;
    const kept = (await this.records.get<Encoder>(ENCODER))?.value;
    if (kept && (await unlessMissing(realtime.getEncoderConfiguration(kept)))) return kept.arn;
    const { encoderConfiguration } = await realtime.createEncoderConfiguration({ name: 'rostrum-720p', video: VIDEO });
    const made = { arn: encoderConfiguration!.arn! };
    await this.records.put<Encoder>(ENCODER, made);
    return made.arn;
  }
}

async function unlessMissing<Found>(found: Promise<Found>): Promise<Found | undefined> {
  try {
    return await found;
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

const keyOf = (event: string) => ({ partition: 'compositions', id: event });
