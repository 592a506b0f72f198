import { addSequence, sequenceDistance } from './sequence.js';

/** Longer than a retransmission takes on one machine. */
const WAIT_MS = 250;
const MAX_WAITING = 1024;

/** Puts packets into the order of their sequence numbers; waits for a missing one, but not for ever. */
export class ReorderBuffer<T extends { readonly sequence: number }> {
  #next: number | undefined;
  #waiting = new Map<number, { readonly packet: T; readonly since: number }>();

  /** The packets that are next; `lost` when some before them were given up. `at` in milliseconds. */
  add(packet: T, at: number): { readonly packets: readonly T[]; readonly lost: boolean } {
    this.#next ??= packet.sequence;
    if (sequenceDistance(this.#next, packet.sequence) < 0) return { packets: [], lost: false };
    this.#waiting.set(packet.sequence, { packet, since: at });
    const packets = this.#take();
    const oldest = this.#waiting.values().next().value;
    const isOverdue = oldest !== undefined && (at - oldest.since > WAIT_MS || this.#waiting.size > MAX_WAITING);
    if (!isOverdue) return { packets, lost: false };
    this.#skip();
    return { packets: [...packets, ...this.#take()], lost: true };
  }

  #take(): T[] {
    const packets: T[] = [];
    for (;;) {
      const next = this.#next as number;
      const found = this.#waiting.get(next);
      if (!found) return packets;
      this.#waiting.delete(next);
      packets.push(found.packet);
      this.#next = addSequence(next, 1);
    }
  }

  #skip(): void {
    const from = this.#next as number;
    const distances = [...this.#waiting.keys()].map((sequence) => sequenceDistance(from, sequence));
    this.#next = addSequence(from, Math.min(...distances));
  }
}
