import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asks } from '@rostrum/core/event';
import { ChannelEvent } from '../testing/channel-event.test.support.js';
import { Rig } from '../testing/rig.test.support.js';

let rig: Rig;
beforeAll(async () => void (rig = await Rig.start()));
afterAll(() => rig[Symbol.asyncDispose]());

const odd = fc.oneof(
  fc.json({ maxDepth: 3 }),
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constant(''),
  fc.constantFrom(
    '{"__proto__":{"role":"host"}}',
    '{"constructor":1}',
    '{"name":"\\udc00"}',
    '[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]',
    '1e999',
    '-0',
  ),
  fc
    .record(
      {
        id: fc.anything(),
        command: fc.anything(),
        input: fc.anything(),
        kind: fc.anything(),
        participant: fc.anything(),
        name: fc.anything(),
        title: fc.anything(),
        description: fc.anything(),
        startsAt: fc.anything(),
        duration: fc.anything(),
        guests: fc.anything(),
        authorization: fc.anything(),
        Content: fc.anything(),
        MessageId: fc.anything(),
        RoomArn: fc.anything(),
        Sender: fc.anything(),
        resources: fc.anything(),
        'detail-type': fc.constantFrom('IVS Stage Update', 'IVS Stream State Change', ''),
        detail: fc.anything(),
      },
      { requiredKeys: [] },
    )
    .map((value) => JSON.stringify(value)),
);

test('whatever is sent to whichever route, the answer is never the server\'s failure', async () => {
  const { id, host } = await ChannelEvent.make(rig, { channel: 'encoder' });
  const { paths } = await rig.json<{ paths: Record<string, Record<string, object>> }>('GET', '/api/openapi.json');
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ path, method: method.toUpperCase() })),
  );
  expect(routes.length).toBeGreaterThan(20);
  const ids = fc.oneof(
    fc.constant(id),
    fc.string(),
    fc.constantFrom('__proto__', 'nope', '%00', '..', 'a'.repeat(500)),
  );
  const tokens = fc.oneof(
    fc.constant(host.token),
    fc.constant(rig.secret),
    fc.constant(undefined),
    fc.stringMatching(/^[\w.-]{0,40}$/),
  );
  const queries = fc.oneof(
    fc.constant(''),
    fc
      .record({
        limit: fc.string(), cursor: fc.string(), after: fc.string(),
        q: fc.string(), page: fc.string(), sort: fc.string(),
      }, { requiredKeys: [] })
      .map((query) => `?${new URLSearchParams(query).toString()}`),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...routes),
      ids,
      tokens,
      odd,
      queries,
      async ({ path, method }, event, token, body, query) => {
        const response = await rig.request(
          method,
          path.replace(/\{\w+\}/g, encodeURIComponent(Buffer.from(event).toString())) + query,
          {
            ...(token !== undefined && { token }),
            ...(method !== 'GET' && { body }),
          },
        );
        await response.arrayBuffer();
        expect([method, path, response.status < 500]).toEqual([method, path, true]);
      },
    ),
    { numRuns: 400 },
  );
  expect(rig.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
});

test('an ARN that the table cannot be asked for is bad input', async () => {
  for (const RoomArn of ['', 'room', `arn:${'a'.repeat(3_000)}`]) {
    const review = { Content: 'Hi', MessageId: 'm1', RoomArn, Sender: { UserId: 'amy' } };
    const report = { 'detail-type': 'IVS Stage Update', resources: [RoomArn], detail: {} };
    for (const [path, body] of [['chat-review', review], ['media-events', report]] as const) {
      expect((await rig.request('POST', `/hooks/${path}`, { token: rig.secret, body })).status).toBe(400);
    }
  }
});

test('every command with whatever input is refused or done, never failed', async () => {
  const { host } = await rig.event();
  await host.do('session/open', {});
  const commands = fc.constantFrom(...Object.keys(asks), '__proto__', 'toString', '');
  const input = fc.oneof(
    fc.constant({}),
    fc.anything(),
    fc.record(
      {
        person: fc.oneof(fc.constant(host.person), fc.anything()),
        text: fc.anything(),
        reason: fc.anything(),
        kind: fc.anything(),
      },
      { requiredKeys: [] },
    ),
  );
  // One person may only ask 60 times a minute.
  const askers = [host];
  for (let n = 0; n < 6; n++) askers.push(await rig.joined(`Cohost ${n}`, host.event));
  for (const { person } of askers.slice(1)) await host.do('roster/promote', { person, role: 'cohost' });
  let sent = 0;
  const seen = new Set<number>();
  await fc.assert(fc.asyncProperty(commands, input, async (command, given) => {
    const asker = askers[sent % askers.length]!;
    const response = await asker.request(
      'POST',
      '/commands',
      JSON.stringify({ id: `f${sent++}`, command, input: given }),
    );
    seen.add(response.status);
    expect([command, response.status < 500]).toEqual([command, true]);
  }), { numRuns: 300 });
  expect([...seen]).toEqual(expect.arrayContaining([400, 403]));
  expect(seen.has(429)).toBe(false);
});
