import { Dice } from './dice.mjs';
import { post, Refused, sleep } from './http.mjs';
import { AudienceLine } from './line.mjs';
import { answersAfter, personaOf, planOf } from './personas.mjs';

const QUESTIONS = [
  'How do you test this?', 'What does it cost?', 'Is there a recording?', 'Which part was the hardest?',
  'Does it work on a phone?', 'What would you do differently today?', 'Can we try it ourselves?',
];

/** One person of the audience: comes in, does what the plan says, and answers what is shown. */
export class Attendee {
  #dice;
  #lines = [];

  /** `room` is what all share: `{ url, event, seed, figures, until, view }`. */
  constructor(index, room) {
    this.index = index;
    this.room = room;
    this.#dice = new Dice(room.seed, index);
    this.persona = personaOf(this.#dice);
    this.name = `${this.persona[0].toUpperCase()}${this.persona.slice(1)} ${index}`;
  }

  /** Rejects when the event is not open to it. */
  async enter() {
    const { url, event, until, figures } = this.room;
    // Each has an address of its own, where the server believes it: behind a proxy (`proxies` in its options).
    const from = { 'x-forwarded-for': `10.${this.index >> 16}.${(this.index >> 8) & 255}.${this.index & 255}` };
    const { token, guest } = await this.#signIn(from);
    const headers = { ...from, ...(token && { authorization: `Bearer ${token}` }) };
    const joined = guest ?? (await post(url, `/api/events/${event}/join`, { headers, until }));
    headers.authorization ??= `Bearer ${joined.guest}`;
    this.person = joined.person;
    const tabs = this.persona === 'two tabs' ? 2 : 1;
    for (let tab = 0; tab < tabs; tab++) {
      // A run after this one has other ids: a command of the same id is the same command.
      const name = `a${Date.now().toString(36)}-${tab}`;
      // Dice of its own: when a line is lost depends on the network, and the plan must not.
      const dice = new Dice(this.room.seed, this.index, tab + 1);
      const line = new AudienceLine({ url, event, headers, dice, figures, until }, name);
      this.#lines.push(line);
      await line.open();
    }
    figures.people++;
  }

  /** By the development issuer; as a guest where there is none. */
  async #signIn(headers) {
    const { url, event, until } = this.room;
    try {
      return { token: (await post(url, '/dev/sign-in', { body: { name: this.name }, headers, until })).token };
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 404) throw error;
      return { guest: await post(url, `/api/events/${event}/join`, { body: { name: this.name }, headers, until }) };
    }
  }

  /** Resolves at the end; what this person meant to do in that time is done. */
  async take(milliseconds) {
    const began = performance.now();
    const { until } = this.room;
    try {
      for (const { at, act, tab = 0, away } of planOf(this.persona, this.#dice, milliseconds)) {
        await sleep(Math.max(0, at - (performance.now() - began)), until);
        this.#do(act, this.#lines[tab] ?? this.#lines[0], away);
      }
    } catch (error) {
      if (!until.aborted) throw error;
    }
  }

  /** A poll or a quiz has come on. */
  async answer(overlay, choices) {
    const dice = new Dice(this.room.seed, this.index, parseInt(overlay, 36));
    if (dice.chance(0.2)) return;
    const wait = answersAfter(this.persona, dice);
    const choice = Math.floor(dice.next() * choices);
    await sleep(wait, this.room.until).then(
      () => this.#lines[0].send('overlays/answer', { overlay, choice }),
      () => undefined,
    );
  }

  #do(act, line, away) {
    const { questions, own } = this.room.view;
    switch (act) {
      case 'raise': return line.send('hands/raise', { question: this.#dice.pick(QUESTIONS) });
      case 'lower': return line.send('hands/lower', {});
      case 'ask': return line.send('questions/ask', { text: `${this.#dice.pick(QUESTIONS)} (${this.name})` });
      case 'withdraw': return own(this.person).forEach((question) => line.send('questions/withdraw', { question }));
      case 'upvote': {
        const die = this.#dice.next();
        const question = questions[Math.floor(die * questions.length)];
        return question === undefined ? undefined : line.send('questions/upvote', { question });
      }
      case 'cut': return line.cut(away);
      case 'babble': return line.babble();
    }
  }
}
