import { randomUUID } from 'node:crypto';
import { LiveError } from '@rostrum/core/engine';
import type { CommandName, EventCommands, LiveView } from '@rostrum/core/event';
import type { SessionPlan } from '@rostrum/core/session';
import { accepted, eventOf } from '../http/event-of.js';
import { newEvent } from '../http/new-event.js';
import type { Services } from '../http/services.js';
import { personId } from '../identity/index.js';

/** Somebody by the issuer's word for them: the `sub` of their tokens. */
export interface Owner {
  readonly subject: string;
  readonly name: string;
}

/** What the program around the server does by itself, in somebody's name. It is trusted: nobody is signed in. */
export interface OwnEvents {
  /**
   * Makes an event whose host the owner is, and resolves to its id. With `channel`, a name, its channel is the one that
   * the events of that name before it had: the encoder keeps its settings. Make it when the one before is over: what is
   * streamed belongs to the event that was made last, which goes live at once if something is.
   */
  create(plan: SessionPlan, options: { readonly owner: Owner; readonly channel?: string }): Promise<string>;
  /** Asks for a command as the owner. Rejects with the LiveError that refuses it. */
  execute<C extends CommandName>(
    event: string, owner: Owner, command: C, input: EventCommands[C],
  ): Promise<{ readonly seq: number }>;
  /**
   * Tells the staff's view, now and after every change; resolves to what ends it. What `look` throws is logged. With
   * `tables` it is told those and no others: the view of a large event is large, and is read anew each time.
   */
  watch(event: string, look: (view: LiveView) => void, tables?: readonly (keyof LiveView)[]): Promise<() => void>;
}

/** `issuerUrl` is where owners sign in. */
export function ownEvents(services: Services, issuerUrl: string): OwnEvents {
  const personOf = ({ subject }: Owner) => personId(issuerUrl, subject);
  return {
    create: (plan, { owner, channel }) =>
      newEvent(services, { plan, person: personOf(owner), name: owner.name, channel }),
    async execute(event, owner, command, input) {
      const host = await eventOf(services, event);
      return accepted(await host.execute({ id: randomUUID(), person: personOf(owner), command, input }));
    },
    async watch(event, look, tables) {
      const host = await eventOf(services, event);
      let ended = false;
      const tell = async () => {
        const view = await host.read((engine) => engine.staffView.state(tables) as LiveView);
        if (!ended) look(view);
      };
      const told = () => void tell().catch((error: unknown) => {
        // An event that is closed has nothing more to tell. Whoever looks must not bring the server down.
        if (!(error instanceof LiveError)) services.log.error({ err: error, event }, 'whoever watches an event failed');
      });
      told();
      const forget = host.onStored(told);
      return () => {
        ended = true;
        forget();
      };
    },
  };
}
