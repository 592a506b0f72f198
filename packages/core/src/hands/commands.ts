import { LiveError, type Feature, type World } from '../engine/index.js';
import { here, type RosterShape } from '../roster/index.js';
import { inStatus, type SessionShape } from '../session/index.js';
import { free, reserve, slotId, type StageShape } from '../stage/index.js';
import { handsAsks as ask } from './ask.js';
import type { HandsShape } from './facts.js';

export const handsCommands: Feature<HandsShape, StageShape & RosterShape & SessionShape>['commands'] = {
  'hands/raise': {
    ...ask['hands/raise'],
    decide: (world, { question }, { person, now, id }) => {
      const session = inStatus(world, 'raise a hand in', ['live']);
      if (session instanceof LiveError) return session;
      const known = here(world, person);
      if (known instanceof LiveError) return known;
      if (world.hands.get(person)) {
        return new LiveError('hands/already-raised', 'Your hand is up.', 'Wait for your turn, or lower it.');
      }
      if (world.slots.get(slotId(person, 'camera'))) {
        return new LiveError('hands/on-stage', 'You are on the stage.', 'Just speak.');
      }
      return [{ type: 'hands/raised', person, name: known.name, at: now, id, ...(question && { question }) }];
    },
  },
  'hands/lower': {
    ...ask['hands/lower'],
    decide: (world, _input, { person }) => world.hands.get(person) ? [{ type: 'hands/lowered', person, cause: 'own' }] : none(),
  },
  'hands/acknowledge': {
    ...ask['hands/acknowledge'],
    decide: (world, { person }, context) => {
      const hand = raised(world, person);
      if (hand instanceof LiveError) return hand;
      return hand.acknowledgedBy
        ? new LiveError('hands/already-acknowledged', 'This hand has been seen already.', 'Nothing to do.')
        : [{ type: 'hands/acknowledged', person, by: context.person }];
    },
  },
  'hands/dismiss': {
    ...ask['hands/dismiss'],
    decide: (world, { person }) => world.hands.get(person) ? [{ type: 'hands/lowered', person, cause: 'dismissed' }] : none(),
  },
  'hands/lower-all': {
    ...ask['hands/lower-all'],
    decide: (world) => world.hands.size ? [{ type: 'hands/cleared' }] : none(),
  },
  'hands/grant': {
    ...ask['hands/grant'],
    decide: (world, { person }, { now }) => {
      const session = inStatus(world, 'put somebody on the stage of', ['live']);
      if (session instanceof LiveError) return session;
      const hand = raised(world, person);
      if (hand instanceof LiveError) return hand;
      const slot = reserve(world, person, 'camera', now);
      return slot instanceof LiveError ? slot : [{ type: 'hands/lowered', person, cause: 'granted' }, ...slot];
    },
  },
  'hands/revoke': {
    ...ask['hands/revoke'],
    decide: (world, { person }) => free(world, person, ['screen', 'camera'], 'revoked'),
  },
  'hands/expire': {
    ...ask['hands/expire'],
    decide: (world, { person }) => world.hands.get(person) ? [{ type: 'hands/lowered', person, cause: 'away' }] : none(),
  },
};

const raised = (world: World<HandsShape['tables']>, person: string) => world.hands.get(person) ?? none();
const none = () => new LiveError('hands/not-raised', 'This hand is not up.', 'It was lowered or answered meanwhile.');
