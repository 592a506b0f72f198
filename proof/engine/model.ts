import type { Entry } from '@rostrum/core/engine';
import type { CommandName } from '@rostrum/core/event';


interface Asked {
  readonly person: string;
  readonly command: CommandName;
  readonly input: Readonly<Record<string, unknown>>;
}

/**
 * What the rules of an event come to, kept from the answers alone: a second, simple account that the engine's tables
 * have to agree with.
 */
export class Model {
  seq = 0;
  /** Who has a hand up, first in first. */
  hands: string[] = [];
  readonly banned = new Set<string>();
  /** `question person`, for every vote that stands. */
  readonly votes = new Set<string>();
  /** `overlay person`, and the choice. */
  readonly answers = new Map<string, number>();
  grants = 0;

  /** Takes an accepted command, of a person or of time. */
  take(entry: Entry, { person, command, input }: Asked): void {
    this.seq++;
    const about = typeof input['person'] === 'string' ? input['person'] : person;
    switch (command) {
      case 'hands/raise': this.hands.push(person); break;
      case 'hands/lower': this.#lower(person); break;
      case 'hands/grant': this.grants++; this.#lower(about); break;
      case 'hands/dismiss': case 'hands/expire': this.#lower(about); break;
      case 'hands/lower-all': case 'session/end': this.hands = []; break;
      case 'stage/grant': this.#lower(about); break;
      case 'stage/join': case 'stage/accept': this.#lower(person); break;
      case 'roster/leave': this.#lower(person); break;
      case 'roster/promote': this.#lower(about); break;
      case 'roster/demote': if (!isAttendee(entry)) this.#lower(about); break;
      case 'moderation/kick': this.#lower(about); break;
      case 'moderation/ban': this.#ban(about); break;
      case 'moderation/unban': this.banned.delete(about); break;
      case 'questions/upvote': this.votes.add(`${String(input['question'])} ${person}`); break;
      case 'questions/unvote': this.votes.delete(`${String(input['question'])} ${person}`); break;
      case 'questions/withdraw': this.#forgetQuestion(String(input['question'])); break;
      case 'overlays/answer': this.answers.set(`${String(input['overlay'])} ${person}`, input['choice'] as number); break;
    }
  }

  #lower(person: string): void {
    this.hands = this.hands.filter((each) => each !== person);
  }

  #ban(person: string): void {
    this.banned.add(person);
    this.#lower(person);
  }

  #forgetQuestion(question: string): void {
    for (const vote of this.votes) if (vote.startsWith(`${question} `)) this.votes.delete(vote);
  }
}

const isAttendee = ({ facts }: Entry) => facts.some((fact) => fact.type === 'roster/role-changed' && fact['role'] === 'attendee');


