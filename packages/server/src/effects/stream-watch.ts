import { LiveError } from '@rostrum/core/engine';
import type { CommandName } from '@rostrum/core/event';
import { isOver, sessionOf, type EventHost } from '../host/index.js';
import type { Store } from '../store/index.js';
import { Unavailable } from '../unavailable.js';

/** What a channel reported of one stream. `name` as Amazon IVS has it: "Stream Start". */
export interface StreamReport {
  readonly name: string;
  readonly stream: string;
}

const ENDS = new Set(['Stream End', 'Stream Failure', 'Session Ended']);
/** Streams that are remembered to have ended. */
const REMEMBERED = 20;

/** Brings the reports of an event's channel into the event; late, doubled and out of order they do no harm (S2.19). */
export class StreamWatch {
  constructor(private readonly records: Store['records']) {}

  async take(host: EventHost, { name, stream }: StreamReport): Promise<void> {
    if (name === 'Stream Start') return this.#started(host, stream);
    if (ENDS.has(name)) return this.#ended(host, stream);
  }

  async #started(host: EventHost, stream: string): Promise<void> {
    if ((await this.#over(host.id)).includes(stream)) return;
    const session = await sessionOf(host);
    // On a lent channel this may be for the next event, which is not made yet, and asks when it is.
    if (!session || isOver(session)) return;
    await tell(host, 'playback/start', { stream });
    const { channel, status } = session;
    if (channel !== 'encoder') return;
    // Whoever streams has begun (S3.4). What is live or over already refuses, which is as it should be.
    if (status === 'scheduled') await tell(host, 'session/open');
    if (status === 'scheduled' || status === 'backstage') await tell(host, 'session/go-live');
  }

  async #ended(host: EventHost, stream: string): Promise<void> {
    await this.records.change<readonly string[]>(keyOf(host.id), (was = []) =>
      was.includes(stream) ? undefined : [...was, stream].slice(-REMEMBERED));
    await tell(host, 'playback/stop', { stream });
  }

  async #over(event: string): Promise<readonly string[]> {
    return (await this.records.get<readonly string[]>(keyOf(event)))?.value ?? [];
  }
}

/** A refusal says that it is so already. Where it could not be judged, the report has to come again. */
async function tell(host: EventHost, command: CommandName, input: object = {}): Promise<void> {
  const answer = await host.system(command, input);
  if (!(answer instanceof LiveError)) return;
  if (answer.kind === 'limit') throw answer;
  // An event that is over before it knew its channel never will.
  const session = await sessionOf(host);
  if (answer.code !== 'playback/no-channel' || !session || isOver(session)) return;
  throw new Unavailable('playback/not-ready', 'The event does not know its channel yet.');
}

const keyOf = (event: string) => ({ partition: 'streams', id: event });
