import type { Person, Room } from './room.js';

/** Something that breaks what the people in a room see of each other. */
export interface Disturbance {
  readonly name: string;
  /** Milliseconds until it is over. */
  readonly lasts: number;
  /** Whose own tile has to say that they reconnect. */
  readonly tells: 'everybody' | 'the one' | 'nobody';
  make(room: Room, one: Person): Promise<void>;
}

const STALL = 4000;
const LOST = 5000;

export const DISTURBANCES: readonly Disturbance[] = [
  // Who does nothing says nothing; the others see on.
  { name: 'stalled main thread', lasts: STALL, tells: 'nobody', make: (_, one) => one.stall(STALL) },
  {
    name: 'dropped socket', lasts: 0, tells: 'the one',
    make: ({ fault, stageArn }, { participant }) => fault({ fault: 'stage-cut', stageArn, participantId: participant }),
  },
  {
    name: 'lost path', lasts: LOST, tells: 'the one',
    make: ({ fault, stageArn }, { participant }) => fault({ fault: 'stage-lose', stageArn, participantId: participant, milliseconds: LOST }),
  },
  // It carries others as well; what happens to their pictures is looked at for every disturbance.
  { name: 'killed SFU worker', lasts: 0, tells: 'the one', make: ({ fault }, { participant }) => fault({ fault: 'sfu-kill', participantId: participant }) },
];

/** Every worker at once. Six publishers have 36 connections to make again, for which two cores take longer than may be. */
export const KILLED_SFU: Disturbance =
  { name: 'killed SFU', lasts: 0, tells: 'everybody', make: ({ fault }) => fault({ fault: 'sfu-kill' }) };
