import { expect, test } from 'vitest';
import { rig } from '../examples/virtual-meetup/e2e/rig.js';
import { endsByItself, wholeEvent } from '../examples/virtual-meetup/e2e/whole-event.js';
import { AWS_CALLS } from '../packages/cdk-constructs/src/handlers/aws-calls.js';

/** The meetup once more, on the functions that are deployed, invoked as AWS does. */
const it = rig('lambda');

test('an event from the first hand to the last minute, on functions (S4.1-S4.11)', () => wholeEvent(it));
test('an event ends by itself on functions, with warnings before (S4.4)', () => endsByItself(it));

test('each function may make the calls that it made, and no others (least privilege)', async () => {
  const made = Object.keys((await (await fetch(`${it.platform.url}/_calls`)).json()) as Record<string, number>);
  const refused = made.filter((call) => {
    const [name, service, operation] = call.split(/[ :]/) as [keyof typeof AWS_CALLS, string, string];
    const action = { service: IAM[service] ?? service, action: service === 'execute-api' ? 'ManageConnections' : operation };
    return !AWS_CALLS[name].some(({ service: of, actions }) => of === action.service && actions.includes(action.action));
  });
  expect(refused).toEqual([]);
  expect(made.length).toBeGreaterThan(20);
});

/** The service as policies name it. */
const IAM: Readonly<Record<string, string>> = { 'ivs-realtime': 'ivs' };
