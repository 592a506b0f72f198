import { useEffect, useState, type ReactNode } from 'react';
import { createMemoryBackend, type MemoryBackend } from '@rostrum/core/adapters/memory';
import {
  createChatLog, createLiveEvent, createStageSession, type ChatLog, type Devices, type LiveEvent, type StageSession,
} from '@rostrum/core/client';
import { createDevices } from '@rostrum/core/devices';
import { LiveError, type PersonRole } from '@rostrum/core/engine';
import { createViewerOverlays, shownContent, type ViewerOverlays } from '@rostrum/core/overlays';
import { createAudiencePlayer, type AudiencePlayer } from '@rostrum/core/playback';
import type { Clock, DeviceSource, Player } from '@rostrum/core/ports';
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
  /** Plays the channel; without it there is only the stage. */
  readonly player?: Player;
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
  readonly player: AudiencePlayer | undefined;
  /** In time with the player's picture while there is one, and with the stage otherwise. */
  readonly overlays: ViewerOverlays;
  stop(): void;
}

export const ME = 'me';
export const HOST = 'host';

/** A working event in memory, seen by one person: what every test and every story of this package runs on. */
export function rehearse(options: RehearsalOptions = {}): Rehearsal {
  const { plan, clock, name = 'Ana Torres', role = 'attendee', source = drawnDevices(), before, after, player: plays } = options;
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
  const player = plays && createAudiencePlayer({ event, player: plays, ...time });
  const overlays = createViewerOverlays({
    event, ...time,
    pictureTime: () => player?.pictureTime() ?? event.now(),
    ...(player && { pictureChanges: player.subscribe }),
    fetchContent: async (id) => shownContent(backend.tables.overlays.get(id)!.content),
  });
  event.connect();
  chat.connect();
  stage.start();
  overlays.start();
  const rehearsal: Rehearsal = {
    backend, event, chat, stage, devices, player, overlays,
    stop() {
      overlays.stop();
      player?.close();
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
