import type { Person, Room } from './room.js';

/** Something that breaks what the people in a room see of each other. */
export interface Disturbance {
  readonly name: string;
  /** Milliseconds until it is over. */
  readonly lasts: number;
  /** Whether the own tile of whom it is made for has to say that they reconnect. */
  readonly tells: boolean;
  make(room: Room, one: Person): Promise<void>;
}

const STALL = 4000;
const LOST = 5000;

export const DISTURBANCES: readonly Disturbance[] = [
  // Who does nothing says nothing; the others see on.
  { name: 'stalled main thread', lasts: STALL, tells: false, make: (_, one) => one.stall(STALL) },
  {
    name: 'dropped socket', lasts: 0, tells: true,
    make: ({ fault, stageArn }, { participant }) => fault({ fault: 'stage-cut', stageArn, participantId: participant }),
  },
  {
    name: 'lost path', lasts: LOST, tells: true,
    make: ({ fault, stageArn }, { participant }) => fault({ fault: 'stage-lose', stageArn, participantId: participant, milliseconds: LOST }),
  },
  // It carries others as well; what happens to their pictures is looked at for every disturbance.
  { name: 'killed SFU worker', lasts: 0, tells: true, make: ({ fault }, { participant }) => fault({ fault: 'sfu-kill', participantId: participant }) },
];
