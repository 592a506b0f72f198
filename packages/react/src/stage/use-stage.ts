import { useMemo } from 'react';
import type { DevicesState, EventState, StageSessionState } from '@rostrum/core/client';
import type { PersonRole } from '@rostrum/core/engine';
import type { SlotView } from '@rostrum/core/event';
import type { NetworkQuality } from '@rostrum/core/ports';
import type { Status } from '@rostrum/core/session';
import type { SlotKind } from '@rostrum/core/stage';
import { usePart, useProvided } from '../shared/provider.js';
import { useLiveEvent } from '../shared/use-live-event.js';
import { useOptionalStore, useStore } from '../shared/use-store.js';

/** One place on the stage with what there is to see and hear of it. */
export interface StageTile {
  /** The slot's id: of the person and the kind. */
  readonly id: string;
  readonly person: string;
  readonly kind: SlotKind;
  readonly name: string;
  readonly role: PersonRole;
  readonly mine: boolean;
  /** The media service reports that it is published. */
  readonly onAir: boolean;
  readonly video: MediaStreamTrack | undefined;
  /** Undefined for the own place: nobody wants to hear themselves. */
  readonly audio: MediaStreamTrack | undefined;
  readonly microphoneOff: boolean;
  readonly state: 'live' | 'connecting' | 'reconnecting';
  /** How well they get through; undefined while they are not on air, or nothing is known. */
  readonly network: NetworkQuality | undefined;
}

export interface StageState {
  readonly status: Status | undefined;
  readonly startsAt: number | undefined;
  readonly media: StageSessionState['media'];
  /** Host first, then by the time they came on. */
  readonly cameras: readonly StageTile[];
  readonly screens: readonly StageTile[];
  readonly audioOnly: boolean;
  /** Where sound is to be played: the id of the chosen loudspeaker. */
  readonly speaker: string | undefined;
}

const selectEvent = ({ me, view }: EventState) => ({ me: me?.person, slots: view.slots, session: view.session?.session });
const selectStage = (state: StageSessionState) => state;
const selectDevices = (state: DevicesState | undefined) => ({
  video: state?.cameraOn ? state.video : undefined,
  speaker: state?.chosen.speaker,
});

/** Who is on the stage, joined with their media by person and kind (S4.6). */
export function useStage(): StageState {
  const { me, slots, session } = useLiveEvent(selectEvent);
  const stage = useStore(usePart('stage'), selectStage);
  const own = useOptionalStore(useProvided().devices, selectDevices);
  return useMemo(() => {
    const tiles = Object.entries(slots ?? {})
      .map(([id, slot]) => (slot.person === me ? ownTile(id, slot, stage, own.video) : remoteTile(id, slot, stage)))
      .sort(byPlace(slots ?? {}));
    return {
      status: session?.status,
      startsAt: session?.startsAt,
      media: stage.media,
      audioOnly: stage.audioOnly,
      cameras: tiles.filter(({ kind }) => kind === 'camera'),
      screens: tiles.filter(({ kind }) => kind === 'screen'),
      speaker: own.speaker,
    };
  }, [me, slots, session, stage, own]);
}

function ownTile(id: string, slot: SlotView, stage: StageSessionState, camera: MediaStreamTrack | undefined): StageTile {
  const { person, kind, name, role, onAir } = slot;
  const video = kind === 'screen' ? stage.screenTrack : stage.camera === 'on' ? camera : undefined;
  return {
    id, person, kind, name, role, onAir, video, mine: true, audio: undefined,
    microphoneOff: kind === 'camera' && stage.microphone !== 'on',
    state: stage.media === 'reconnecting' ? 'reconnecting' : onAir ? 'live' : 'connecting',
    network: stage.network,
  };
}

function remoteTile(id: string, slot: SlotView, { participants }: StageSessionState): StageTile {
  const { person, kind, name, role, onAir } = slot;
  const media = participants.find((one) => one.person === person && one.kind === kind);
  return {
    id, person, kind, name, role, onAir, mine: false,
    video: media?.videoStopped ? undefined : media?.video,
    audio: media?.audio,
    microphoneOff: kind === 'camera' && !!media?.audioMuted,
    state: media?.state ?? 'connecting',
    network: media?.network,
  };
}

const byPlace = (slots: { readonly [id: string]: SlotView }) => (a: StageTile, b: StageTile) =>
  Number(b.role === 'host') - Number(a.role === 'host') || slots[a.id]!.since - slots[b.id]!.since || (a.id < b.id ? -1 : 1);
