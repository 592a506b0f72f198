import type { MemoryBackend } from '@rostrum/core/adapters/memory';
import { goLive, HOST } from './rehearsal.js';

const NAMES = [
  'João Pereira', 'Lucía Fernández', 'Kenji Watanabe', 'Amara Okafor', 'Sofia Lindqvist', 'Mehmet Yılmaz',
  'Priya Natarajan', 'Liam O’Connor', 'Chloé Dubois', 'Daniel Schneider', 'Zanele Dlamini', 'Ivan Petrov',
];

/** People of the audience by number; the first twelve have names of their own. */
export const nameOf = (at: number) => NAMES[at % NAMES.length]! + (at < NAMES.length ? '' : ` ${Math.floor(at / NAMES.length) + 1}`);
export const personOf = (at: number) => `p${at.toString(36)}`;

export function seatPeople(backend: MemoryBackend, count: number): void {
  for (let at = 0; at < count; at++) backend.as(personOf(at), { name: nameOf(at) }).arrive();
}

export function raiseHands(backend: MemoryBackend, count: number): void {
  const questions = [
    'How do you test a state machine before it exists?', undefined,
    'We have 40 Lambdas that call each other. Where would you begin, and what would you leave alone?', undefined,
  ];
  for (let at = 0; at < count; at++) {
    const question = questions[at % questions.length];
    backend.as(personOf(at)).send('hands/raise', question ? { question } : {});
  }
}

export function askQuestions(backend: MemoryBackend): void {
  const ask = (at: number, text: string) => backend.as(personOf(at)).send('questions/ask', { text });
  const host = backend.as(HOST);
  ask(0, 'Will the slides be shared?');
  ask(1, 'What happens when a step takes longer than a year? We had an approval flow that somebody went on sabbatical in the middle of.');
  ask(2, 'Express or standard workflows for webhooks?');
  ask(3, 'How do you version a running machine?');
  ask(4, 'Is this recorded?');
  ask(5, 'first!!!');
  const ids = [...backend.tables.questions.values()].map(({ id }) => id);
  const vote = (question: number, voters: readonly number[]) => {
    for (const at of voters) backend.as(personOf(at)).send('questions/upvote', { question: ids[question]! });
  };
  vote(1, [0, 2, 3, 4, 5, 6, 7]);
  vote(3, [0, 1, 2]);
  vote(2, [0]);
  host.send('questions/pin', { question: ids[3]! });
  host.send('questions/answer', { question: ids[4]!, text: 'Yes. The recording is on the event page an hour after we end.' });
  host.send('questions/dismiss', { question: ids[5]! });
  host.send('questions/take', { question: ids[1]! });
}

export function sayThings(backend: MemoryBackend): void {
  const say = (at: number, text: string) => backend.as(personOf(at)).say(text);
  say(0, 'Olá from Porto');
  say(2, 'Good evening from Tokyo, it is three in the morning here');
  backend.as(HOST).say('Welcome everybody! We begin in a minute.');
  say(1, 'Sound is perfect');
  say(1, 'and the picture too');
  say(4, 'Is there a repo for the demo?');
  backend.as(HOST).say('It is at the end of the talk. I will post the link here, with the two failing tests that we fix together.');
  backend.as(personOf(3)).send('chat/direct', { text: 'Could somebody raise the volume of the second speaker?' });
}

/** On air with a drawn picture: the host, a co-host, and some of the audience. */
export function fillStage(backend: MemoryBackend, audience: number): void {
  backend.as('cohost', { name: 'Tomás Ruiz', role: 'cohost' }).arrive();
  for (const person of [HOST, 'cohost']) {
    backend.as(person).send('stage/join', {});
    void backend.as(person).publish();
  }
  for (let at = 0; at < audience; at++) {
    backend.as(HOST).send('stage/grant', { person: personOf(at) });
    void backend.as(personOf(at)).publish();
  }
}

/** An evening in full swing. */
export function fullHouse(backend: MemoryBackend): void {
  seatPeople(backend, 40);
  goLive(backend);
  fillStage(backend, 2);
  for (let at = 4; at < 9; at++) backend.as(personOf(at)).send('hands/raise', at % 2 ? {} : { question: 'How do you test a state machine before it exists?' });
  backend.as(HOST).send('hands/acknowledge', { person: personOf(4) });
  askQuestions(backend);
  sayThings(backend);
}
