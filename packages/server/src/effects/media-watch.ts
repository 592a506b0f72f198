import { LiveError } from '@rostrum/core/engine';
import { tablesOf } from '@rostrum/core/event';
import type { SlotKind } from '@rostrum/core/ports';
import type { Logger } from '../logger.js';
import type { EventHost } from '../host/index.js';
import type { Store } from '../store/index.js';
import type { Demotion } from './demotion.js';
import type { OnAir } from './on-air.js';
import type { StageRemoval } from './removal.js';

/** What a stage reported of one participant. `name` as Amazon IVS has it: "Participant Published". */
export interface MediaReport {
  readonly name: string;
  readonly participant: string;
  readonly person: string;
}

/**
 * Brings what the media service reports into the event, and puts off the stage who should not be on it: a banned
 * person who appears, and whoever publishes without a place.
 */
export class MediaWatch {
  constructor(
    private readonly auth: Store['auth'],
    private readonly onAir: OnAir,
    private readonly demotion: Demotion,
    private readonly removal: StageRemoval,
    private readonly log: Logger,
  ) {}

  async take(host: EventHost, report: MediaReport): Promise<void> {
    const { name, participant, person } = report;
    if (name === 'Participant Joined' || name === 'Participant Published') {
      const isBarred = await host.read((engine) => tablesOf(engine).people.get(person)?.barred === true);
      if (isBarred) return this.removal.disconnect(host.id, person, participant, 'banned');
    }
    if (name === 'Participant Published') return this.#published(host, report);
    if (name === 'Participant Unpublished' || name === 'Participant Left') return this.#unpublished(host, report);
  }

  async #published(host: EventHost, { participant, person }: MediaReport): Promise<void> {
    const kind = await this.#kindOf(host.id, person, participant);
    await this.onAir.add(host.id, { participant, person, kind });
    const answer = await host.system('stage/published', { person, kind }, person);
    if (!(answer instanceof LiveError)) return;
    this.log.info({ event: host.id, person, kind, code: answer.code }, 'published without a place');
    await this.demotion.soon(host, person);
  }

  async #unpublished(host: EventHost, { participant, person }: MediaReport): Promise<void> {
    const publishers = await this.onAir.of(host.id, person);
    const gone = publishers.find((each) => each.participant === participant);
    if (!gone) return;
    await this.onAir.remove(host.id, participant);
    // A reconnect can publish anew before the old connection is reported gone.
    const goesOn = publishers.some((each) => each !== gone && each.kind === gone.kind);
    if (!goesOn) await host.system('stage/unpublished', { person, kind: gone.kind }, person);
  }

  async #kindOf(event: string, person: string, participant: string): Promise<SlotKind> {
    const { participants } = await this.auth.get(event, person);
    return participants.find(({ id }) => id === participant)?.kind === 'screen' ? 'screen' : 'camera';
  }
}
