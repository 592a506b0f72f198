import type { Clock, NetworkQuality } from '../../ports/index.js';
import { Loss, type Packets } from './loss.js';
import type { LocalStageStream, RemoteStageStream } from './sdk.js';

type Stream = LocalStageStream | RemoteStageStream;

/** By participant. */
export type Streams = ReadonlyMap<string, readonly Stream[]>;
export type Networks = ReadonlyMap<string, NetworkQuality | undefined>;

/** Milliseconds. */
const EVERY = 1000;

/**
 * Reads the packet counters of all streams again and again. The SDK has a word of its own for the network, but it looks
 * once a minute: who sees a frozen picture wants to know now.
 */
export class NetworkMeter {
  #losses = new Map<string, Loss>();
  #cancel: (() => void) | undefined;
  #stopped = false;

  constructor(
    private readonly clock: Clock,
    private readonly streams: () => Streams,
    private readonly measured: (networks: Networks) => void,
  ) {
    this.#wait();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
  }

  #wait(): void {
    if (!this.#stopped) this.#cancel = this.clock.after(EVERY, () => void this.#measure().finally(() => this.#wait()));
  }

  async #measure(): Promise<void> {
    const all = await Promise.all([...this.streams()].map(async ([id, streams]) => [id, await packetsOf(streams)] as const));
    if (this.#stopped) return;
    const losses = this.#losses;
    this.#losses = new Map(all.map(([id]) => [id, losses.get(id) ?? new Loss()]));
    this.measured(new Map(all.map(([id, packets]) => [id, this.#losses.get(id)!.read(packets)])));
  }
}

/** Sound and picture together: they come the same way. A layer of a picture counts as what it is, a part of it. */
async function packetsOf(streams: readonly Stream[]): Promise<Packets | undefined> {
  const stats = (await Promise.all(streams.map(statsOf))).flat();
  if (stats.length === 0) return undefined;
  const arrived = stats.reduce((sum, one) => sum + arrivedOf(one), 0);
  const lost = stats.reduce((sum, { packetsLost = 0 }) => sum + packetsLost, 0);
  const isOurs = stats.some((one) => 'packetsSent' in one);
  if (isOurs) return { arrived, lost, heard: await answersTo(streams[0]!) };
  const [shown] = stats.flatMap((one) => ('framesDecoded' in one ? [one.framesDecoded] : []));
  return { arrived, lost, heard: arrived, shown };
}

/**
 * Bytes that the stage has answered: what is sent counts as arrived until the stage says that it is lost, and from a
 * lost network it says nothing. Not every browser counts them.
 */
async function answersTo(stream: Stream): Promise<number | undefined> {
  const report = await stream.requestRTCStats().catch(() => undefined);
  let bytes: number | undefined;
  report?.forEach((each: RTCStats) => {
    if (each.type === 'transport') bytes = (bytes ?? 0) + ((each as RTCTransportStats).bytesReceived ?? 0);
  });
  return bytes;
}

type Stats = NonNullable<Awaited<ReturnType<Stream['requestQualityStats']>>>[number];

/** A stream that has just ended has none. */
const statsOf = (stream: Stream): Promise<readonly Stats[]> =>
  stream.requestQualityStats().then((stats) => stats ?? [], () => []);

/** What is sent is said to be lost by its receiver, the stage. */
const arrivedOf = (stats: Stats) =>
  'packetsReceived' in stats ? stats.packetsReceived ?? 0 : 'packetsSent' in stats ? (stats.packetsSent ?? 0) - (stats.packetsLost ?? 0) : 0;
