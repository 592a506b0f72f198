import fc from 'fast-check';
import { expect } from 'vitest';
import { asks, type CommandName } from '@rostrum/core/event';
import { codeOf, histories, PEOPLE, Rehearsal, type Step } from '../../packages/core/src/event/rehearsal.test.support.js';
import { HandOrder } from '../../packages/react/src/hands/hand-order.js';
import { Model } from './model.js';
import { prove } from '../prove.js';

const SLOTS = 12;
const NAMES = Object.keys(asks) as CommandName[];
const FOCUS = [['hands', 'stage'], ['stage'], ['questions'], ['overlays'], ['moderation', 'roster'], []];
/** Hands that go up and down within the same millisecond, as they do in a crowd. */
const crowd: fc.Arbitrary<readonly Step[]> = fc.array(fc.record({
  person: fc.constantFrom('amy', 'ben', 'cleo'),
  command: fc.constantFrom<CommandName>('hands/raise', 'hands/raise', 'hands/lower', 'hands/dismiss', 'hands/grant', 'stage/leave'),
  pick: fc.nat(1000),
  wait: fc.constantFrom(0, 0, 0, 1),
}), { maxLength: 40 });
/** Everybody wants to be on the stage at once, with a screen too. */
const fullHouse: fc.Arbitrary<readonly Step[]> = fc.array(fc.record({
  person: fc.constantFrom(...PEOPLE),
  command: fc.constantFrom<CommandName>('stage/join', 'stage/share', 'stage/share', 'stage/grant', 'hands/raise', 'hands/grant'),
  pick: fc.nat(1000),
  wait: fc.constantFrom(0, 100),
}), { minLength: 60, maxLength: 160, size: 'max' });
const history = fc.oneof(crowd, fullHouse, ...FOCUS.map((focus) => histories(focus)));

prove({
  name: 'Rules',
  holds: 'at most 12 on the stage; one hand a person, first in first out, granted once; one vote a person, counted right; for who is banned nothing works; a sequence without holes',
  runs: { short: 60, long: 10_000 },
  run(runs) {
    const counted = { histories: 0, commands: 0, accepted: 0, 'hands granted': 0, 'tried while banned': 0 };
    let fullest = 0;
    fc.assert(fc.property(history, (steps) => {
      const live = new Rehearsal();
      const model = new Model();
      const order = new HandOrder();
      model.seq = live.log.length;
      live.onAccepted = (entry, input) => {
        const command = entry.command as CommandName;
        if (command === 'overlays/answer') expectFirstOrChangeable(live, model, entry.person, input);
        model.take(entry, { person: entry.person, command, input: input as Record<string, unknown> });
        counted.accepted++;
      };
      for (const [at, step] of steps.entries()) {
        live.take(step);
        counted.commands++;
        for (const person of model.banned) {
          const command = NAMES[(step.pick + at) % NAMES.length]!;
          expect(codeOf(live.ask(person, command, {}))).toBe('engine/denied');
          counted['tried while banned']++;
        }
        live.engine.settle();
        expectRules(live, model);
        // As the queue on the screen has it.
        const hands = live.engine.staffView.state(['hands'])['hands'] as unknown as Parameters<HandOrder['of']>[0];
        expect(order.of(hands).map(({ person }) => person)).toEqual(model.hands);
        fullest = Math.max(fullest, live.tables.slots.size);
      }
      counted.histories++;
      counted['hands granted'] += model.grants;
    }), { numRuns: runs });
    return { ...counted, 'most on the stage': fullest, broken: 0 };
  },
});

function expectRules(live: Rehearsal, model: Model): void {
  const { hands, slots, invitations, questions, votes, answers, tallies, overlays, people } = live.tables;
  expect(live.engine.seq).toBe(model.seq);
  expect(live.log.length).toBe(model.seq);
  expect(slots.size).toBeLessThanOrEqual(SLOTS);
  expect([...hands.values()].map(({ person }) => person)).toEqual(model.hands);
  expect(new Set(model.hands).size).toBe(model.hands.length);
  for (const { person, kind } of slots.values()) if (kind === 'camera') expect(model.hands).not.toContain(person);
  expect([...votes.values()].map(({ question, person }) => `${question} ${person}`).sort()).toEqual([...model.votes].sort());
  for (const { id, votes: shown } of questions.values()) {
    expect(shown).toBe([...model.votes].filter((vote) => vote.startsWith(`${id} `)).length);
  }
  for (const { overlay, person, choice } of answers.values()) expect(choice).toBe(model.answers.get(`${overlay} ${person}`));
  for (const { overlay, counts } of tallies.values()) {
    if (overlays.get(overlay)?.past) continue;
    const own = [...answers.values()].filter((answer) => answer.overlay === overlay);
    expect(counts).toEqual(counts.map((_, choice) => own.filter((answer) => answer.choice === choice).length));
  }
  for (const person of model.banned) {
    expect(live.engine.roleOf(person)).toBeUndefined();
    expect(people.get(person)?.barred).toBe(true);
    expect([hands.get(person), invitations.get(person), slots.get(`c${person}`), slots.get(`s${person}`)]).toEqual([undefined, undefined, undefined, undefined]);
  }
}

/** A quiz takes one answer of a person, and so does a poll unless it says otherwise. */
function expectFirstOrChangeable({ tables }: Rehearsal, model: Model, person: string, input: unknown): void {
  const { overlay } = input as { overlay: string };
  const content = tables.overlays.get(overlay)!.content;
  if (content.kind === 'poll' && content.changeable) return;
  expect(model.answers.has(`${overlay} ${person}`)).toBe(false);
}

