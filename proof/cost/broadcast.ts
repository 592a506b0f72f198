import type { Recorder } from './recorder.js';

/** A page of a DynamoDB query, and what the row of a connection takes of it. */
const PAGE = 1024 * 1024;
const ROW = 150;

/**
 * The pattern of many meetup backends on API Gateway and Lambda: whatever somebody does is put into a table, the
 * connections are queried, and each of them is posted to; who joins is sent the list of all as well.
 */
export class Broadcast {
  constructor(private readonly recorder: Recorder, private readonly people: number) {}

  raiseHand(person: number): void {
    this.#toEverybody({ type: 'HAND_RAISED', hand: { ...attendee(person), raisedAt: Date.now() } });
  }

  join(person: number): void {
    this.#toEverybody({ type: 'ATTENDEE_JOINED', attendee: attendee(person) });
    let list = 0;
    for (let n = 0; n < this.people; n++) list += JSON.stringify(attendee(n)).length + 1;
    this.recorder.messages(1, list);
  }

  #toEverybody(message: object): void {
    const text = JSON.stringify(message);
    const queries = Math.ceil((this.people * ROW) / PAGE);
    for (let call = 0; call < 1 + queries; call++) this.recorder.call(0);
    this.recorder.messages(this.people, text.length);
  }
}

const attendee = (n: number) => ({ userId: `u${n.toString(36)}`, name: `Attendee ${n}`, role: 'attendee' });
