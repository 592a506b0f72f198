import type { CommandName, EventCommands, LiveView, SelfView } from '../event/index.js';
import { isStaff } from '../engine/contract.js';
import { LiveError } from '../engine/live-error.js';
import { systemClock, type Clock, type Feed, type Line, type LineDown, type Snapshots } from '../ports/index.js';
import { Replica, type Tree } from '../sync/index.js';
import { ClockOffset } from './clock-offset.js';
import type { EventState, LiveEvent } from './contract.js';
import { keepIdentity } from './keep-identity.js';
import { LineSession } from './line-session.js';
import { closedError, Outbox } from './outbox.js';
import { PublicView } from './public-view.js';
import { OwnedStore } from './store.js';

export interface LiveEventOptions {
  readonly line: Line;
  /** The public view's frames. Left out when the line itself is the feed of this event. */
  readonly feed?: Feed;
  readonly snapshots: Snapshots;
  /** The system's clock unless told. */
  readonly clock?: Clock;
  /** Calls `run` whenever the machine is on a network again; returns the end of it. The browser's event unless told. */
  readonly whenOnline?: (run: () => void) => () => void;
}

/**
 * One person's place in one live event: the view that the person may see, the own view, and commands.
 *
 * Nothing happens before `connect`. It reconnects by itself, with a wait that doubles up to 30 s (S4.13), until the
 * server says a final `bye` or `close` is called.
 */
export function createLiveEvent(options: LiveEventOptions): LiveEvent {
  return new ConnectedEvent(options);
}

type Own = Pick<Extract<LineDown, { t: 'hello' | 'self' }>, 'role' | 'seq' | 'self' | 'staff'>;

class ConnectedEvent implements LiveEvent {
  readonly #clock: Clock;
  readonly #offset = new ClockOffset();
  readonly #public: PublicView;
  readonly #line: LineSession;
  readonly #outbox: Outbox;
  #store: OwnedStore<EventState> | undefined;
  #staff: Replica | undefined;
  #self: Tree = {};
  #me: EventState['me'];
  #epoch = '';
  /** What the own view is of: an older one may come later. */
  #ownSeq = 0;

  constructor({ line, feed, snapshots, clock = systemClock, whenOnline = whenBrowserOnline }: LiveEventOptions) {
    const changed = () => this.#changed();
    this.#clock = clock;
    this.#public = new PublicView({ feed, snapshots, clock, changed });
    this.#line = new LineSession({
      line, clock, whenOnline, changed,
      offset: this.#offset,
      audience: () => this.#view().count?.people ?? 0,
      message: (message) => this.#received(message),
      ended: () => this.#ended(),
    });
    this.#outbox = new Outbox((message) => this.#line.send(message), changed);
    const store = (this.#store = new OwnedStore(this.#current()));
    this.getState = store.getState;
    this.subscribe = store.subscribe;
  }

  readonly getState: LiveEvent['getState'];
  readonly subscribe: LiveEvent['subscribe'];

  connect(): void {
    this.#public.start();
    this.#line.open();
  }

  close(): void {
    this.#line.close('left', 'You closed the event.');
  }

  send<C extends CommandName>(command: C, input: EventCommands[C]): Promise<{ readonly seq: number }> {
    if (this.#line.connection === 'closed') return Promise.reject(closedError());
    return this.#outbox.ask(command, input, this.#clock.now());
  }

  now(): number {
    return this.#clock.now() + this.#offset.value;
  }

  #received(message: LineDown): void {
    switch (message.t) {
      case 'hello':
        this.#epoch = message.epoch;
        this.#own(message.person, message);
        this.#public.reached(message.epoch, message.seq);
        this.#outbox.resend();
        break;
      case 'self':
        if (this.#me && message.seq >= this.#ownSeq) this.#own(this.#me.person, message);
        break;
      case 'frame':
        if (message.frame.view === 'public') this.#public.frame(message.frame);
        else this.#staff?.frame(message.frame);
        // The line is ordered: a staff frame that does not join up is a fault, and only the whole view mends it.
        if (this.#staff?.behind) return this.#line.restart();
        break;
      case 'ack':
        if (message.own && this.#me && message.seq >= this.#ownSeq) {
          this.#own(this.#me.person, { ...message.own, seq: message.seq });
        }
        this.#outbox.accepted(message.id, message.seq);
        break;
      case 'refused':
        this.#outbox.refused(message.id, LiveError.from(message.error));
        break;
    }
    this.#changed();
  }

  /** The own view, the role, and with a staff role the staff view, which a person without one must not keep. */
  #own(person: string, { role, seq, self, staff }: Own): void {
    this.#ownSeq = seq;
    if (staff && isStaff(role)) {
      const state = keepIdentity(this.#staff?.state, staff.state);
      this.#staff = new Replica('staff');
      this.#staff.snapshot({ ...staff, state });
    } else if (!isStaff(role) && this.#staff) {
      // Where the line is the feed, staff are not sent the public frames.
      this.#public.reached(this.#epoch, this.#staff.seq);
      this.#staff = undefined;
    }
    this.#self = keepIdentity(this.#self, self);
    const name = (this.#self as SelfView).people?.[person]?.name ?? '';
    this.#me = keepIdentity(this.#me, { person, role, name });
  }

  #ended(): void {
    this.#public.stop();
    this.#outbox.fail(closedError);
  }

  #changed(): void {
    // The first call comes while the parts are being put together.
    this.#store?.set(this.#current());
  }

  #current(): EventState {
    const { connection, closed, retryAt } = this.#line;
    return {
      connection,
      ...(closed && { closed }),
      ...(retryAt !== undefined && { retryAt }),
      ...(this.#me && { me: this.#me }),
      view: this.#view(),
      behind: this.#staff ? this.#staff.behind : this.#public.behind,
      self: this.#self,
      pending: this.#outbox.pending,
      clockOffset: this.#offset.value,
    };
  }

  #view(): LiveView {
    return (this.#staff ?? this.#public).state;
  }
}

function whenBrowserOnline(run: () => void): () => void {
  if (typeof globalThis.addEventListener !== 'function') return () => undefined;
  globalThis.addEventListener('online', run);
  return () => globalThis.removeEventListener('online', run);
}
