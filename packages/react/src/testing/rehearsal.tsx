import { useEffect, useState, type ReactNode } from 'react';
import { createMemoryBackend, type MemoryBackend } from '@rostrum/core/adapters/memory';
import {
  createChatLog, createLiveEvent, createStageSession, type ChatLog, type Devices, type LiveEvent, type StageSession,
} from '@rostrum/core/client';
import { createDevices } from '@rostrum/core/devices';
import { LiveError, type PersonRole } from '@rostrum/core/engine';
import type { Clock, DeviceSource } from '@rostrum/core/ports';
import type { SessionPlan } from '@rostrum/core/session';
import type { Labels } from '../labels/index.js';
import { LiveEventProvider } from '../shared/provider.js';
import { drawnDevices } from './drawn-devices.js';

export interface RehearsalOptions {
  readonly plan?: Partial<SessionPlan>;
  readonly clock?: Clock;
  /** Who sits at the screen. */
  readonly name?: string;
  readonly role?: PersonRole;
  readonly source?: DeviceSource;
  /** What the others have done before. `host` is there and in charge. */
  readonly before?: (backend: MemoryBackend) => void;
  /** What happens once one is here; the clients are connected. */
  readonly after?: (rehearsal: Rehearsal) => void | Promise<void>;
}

export interface Rehearsal {
  readonly backend: MemoryBackend;
  readonly event: LiveEvent;
  readonly chat: ChatLog;
  readonly stage: StageSession;
  readonly devices: Devices;
  stop(): void;
}

export const ME = 'me';
export const HOST = 'host';

/** A working event in memory, seen by one person: what every test and every story of this package runs on. */
export function rehearse(options: RehearsalOptions = {}): Rehearsal {
  const { plan, clock, name = 'Ana Torres', role = 'attendee', source = drawnDevices(), before, after } = options;
  const time = clock && { clock };
  const backend = createMemoryBackend({
    ...time, plan: { title: 'Serverless Lisbon: state machines in anger', duration: 60, ...plan },
  });
  backend.as(HOST, { name: 'Marta Silva', role: 'host' }).arrive();
  const seat = backend.as(ME, { name, role });
  before?.(backend);
  const event = createLiveEvent({ ...seat, ...time, whenOnline: () => () => undefined });
  const devices = createDevices({ source, ...time });
  const chat = createChatLog({ event, room: seat.room, history: () => seat.history(), ...time });
  const stage = createStageSession({ event, devices, media: seat.media, tokens: seat.stageTokens, ...time });
  event.connect();
  chat.connect();
  stage.start();
  const rehearsal: Rehearsal = {
    backend, event, chat, stage, devices,
    stop() {
      void stage.stop();
      chat.close();
      event.close();
      devices.close();
      backend.stop();
    },
  };
  void (async () => after?.(rehearsal))().catch((error: unknown) => {
    // It was over before it was answered.
    if (!(error instanceof LiveError && error.code === 'client/closed')) throw error;
  });
  return rehearsal;
}

/** Opens the backstage and goes live, as the host. */
export function goLive(backend: MemoryBackend): void {
  const host = backend.as(HOST);
  host.send('session/open', {});
  host.send('session/go-live', {});
}

export interface RehearsalProps extends RehearsalOptions {
  readonly labels?: Labels;
  readonly children: ReactNode;
}

/** The same as a component: begins when it is mounted, ends when it is gone. */
export function RehearsalProvider({ labels, children, ...options }: RehearsalProps) {
  const [rehearsal, setRehearsal] = useState<Rehearsal>();
  useEffect(() => {
    const begun = rehearse(options);
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the event begins and ends with the component
    setRehearsal(begun);
    return () => begun.stop();
    // A story's options are the same for its whole life.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  if (!rehearsal) return null;
  return <LiveEventProvider {...rehearsal} labels={labels}>{children}</LiveEventProvider>;
}
