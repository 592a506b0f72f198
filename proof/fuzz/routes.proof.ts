import fc from 'fast-check';
import { expect } from 'vitest';
import { ChannelEvent } from '../../packages/server/src/testing/channel-event.test.support.js';
import { prove } from '../prove.js';
import { Heap } from './heap.js';
import { hostile, right, type Schema } from './hostile.js';
import { onDisk } from './on-disk.js';

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Schema } } };
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema & { readonly title?: string }>> };
}
const LONG = 10_000;
/** Milliseconds that pass between two requests: nobody is turned away for asking too often. */
const BETWEEN = 100;
const PEOPLE = 12;

prove({
  name: 'Routes',
  holds: 'whatever is sent to whichever route or command, as its schema says or wrong in up to three ways, is answered, never with 5xx, and leaves no memory behind (5 %)',
  runs: { short: 400, long: 100_000 },
  run: (runs) => onDisk(async (rig, clock) => {
    const { id, host } = await ChannelEvent.make(rig, { channel: 'encoder' });
    const others = await Promise.all(Array.from({ length: PEOPLE }, (_, n) => rig.joined(`Person ${n}`, id)));
    const { paths, components } = await rig.json('GET', '/api/openapi.json') as unknown as Description;
    const names = [id, host.person, others[0]!.person, 'nope', 'e1'];
    const commands = Object.values(components.schemas).flatMap(({ title, ...schema }) => title?.includes('/') ? [{ title, schema }] : []);
    // What would end the event, and all that comes after with it.
    const lasting = commands.filter(({ title }) => title !== 'session/end' && title !== 'session/cancel');
    const command = fc.constantFrom(...lasting).chain(({ title, schema }) => fc.record({
      id: fc.stringMatching(/^[\w-]{1,20}$/), command: fc.constant(title), input: right(schema, names),
    }));
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })))
      .filter(({ path, method }) => !(method === 'DELETE' && path === '/api/events/{id}'));
    const bodies = operations.map((each) => {
      const schema = each.operation.requestBody?.content['application/json'].schema;
      const body = each.path.endsWith('/commands') ? command : schema ? right(schema, names) : fc.constant({});
      const query = fc.record(Object.fromEntries((each.operation.parameters ?? [])
        .filter((parameter) => parameter.in === 'query')
        .map(({ name, schema: of }) => [name, fc.oneof(right(of, names).map(String), fc.string({ unit: 'binary' }))])), { requiredKeys: [] });
      return fc.record({
        path: fc.constant(each.path), method: fc.constant(each.method), body: hostile(body), query,
        place: fc.oneof({ weight: 6, arbitrary: fc.constant(id) }, fc.constantFrom('__proto__', 'nope', '..', '%00', 'a'.repeat(500)), fc.string()),
        token: fc.oneof({ weight: 6, arbitrary: fc.constantFrom(host.token, ...others.map(({ token }) => token)) }, fc.constantFrom(rig.secret, undefined, 'a.b.c')),
      });
    });
    const commandsRoute = operations.findIndex(({ path }) => path.endsWith('/commands'));
    const request = fc.oneof({ weight: 10, arbitrary: bodies[commandsRoute]! }, ...bodies);
    const heap = new Heap(runs);
    const answers = new Map<number, number>();
    await fc.assert(fc.asyncProperty(request, async ({ path, method, body, query, place, token }) => {
      clock.skip(BETWEEN);
      const search = new URLSearchParams(query as Record<string, string>).toString();
      const where = path.replace(/\{\w+\}/g, encodeURIComponent(Buffer.from(place).toString()));
      const response = await rig.request(method, `${where}?${search}`, { ...(token !== undefined && { token }), ...(method !== 'GET' && { body }) });
      await response.arrayBuffer();
      answers.set(response.status, (answers.get(response.status) ?? 0) + 1);
      expect([method, where, body.slice(0, 500), response.status < 500]).toEqual([method, where, body.slice(0, 500), true]);
      if (rig.logged.length > 1_000) expect(rig.logged.splice(0).filter((line) => line.includes('"level":50'))).toEqual([]);
      await heap.ran();
    }), { numRuns: runs, endOnFailure: true });
    expect((await rig.request('GET', '/api/health')).status).toBe(200);
    const of = (...codes: number[]) => codes.reduce((sum, code) => sum + (answers.get(code) ?? 0), 0);
    return {
      requests: runs, 'operations of the API': operations.length, commands: commands.length,
      done: of(200, 201, 202, 204, 304), 'not understood': of(400, 404, 413), 'not allowed': of(401, 403, 409, 429),
      failed: 0, 'heap after': `${await heap.growth(runs >= LONG)} %`,
    };
  }),
});
