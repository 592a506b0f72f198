import { test } from 'vitest';
import { rig } from './rig.js';
import { endsByItself, wholeEvent } from './whole-event.js';

const it = rig();

test('an event from the first hand to the last minute (S4.1-S4.11)', () => wholeEvent(it));
test('an event ends by itself when its time is up, with warnings before (S4.4)', () => endsByItself(it));
