import { afterAll, beforeAll, expect } from 'vitest';
import type { Participant } from '../../packages/server/src/testing/participant.test.support.js';
import { Rig } from '../../packages/server/src/testing/rig.test.support.js';
import { SkippingClock } from '../../packages/server/src/testing/skipping-clock.test.support.js';
import { TestLine } from '../../packages/server/src/testing/test-line.test.support.js';
import { until } from '../../packages/server/src/testing/until.test.support.js';
import { wholeLog } from '../../packages/server/src/host/host.test.support.js';
import { castOf } from './callers.js';
import { COMMANDS, MEMBERS, TARGET } from './expectations.js';
import { prove } from '../prove.js';

const clock = new SkippingClock();
let rig: Rig;
let sent = 0;
beforeAll(async () => void (rig = await Rig.start({ clock })));
afterAll(() => rig[Symbol.asyncDispose]());

/** The refusal's code, `ok`, or `closed` when there is no line any more. */
async function ask(line: TestLine, command: string, input: object): Promise<string> {
  for (;;) {
    const id = `l${sent++}`;
    line.send({ t: 'command', id, command, input });
    const answer = await until(
      () => line.closed !== undefined
        ? 'closed' as const
        : line.all('ack').find((ack) => ack.id === id) ?? line.all('refused').find((refused) => refused.id === id),
      `an answer to ${command}`,
    );
    if (answer === 'closed') return 'closed';
    if (answer.t === 'ack') return 'ok';
    if (answer.error.code !== 'limits/too-many') return answer.error.code;
    clock.skip(60_000);
  }
}

const ticketOf = (person: Participant) => person.json<{ ticket: string; url: string }>('POST', '/line-ticket');

prove({
  name: 'Commands over the line',
  holds: 'the line answers every command of every member as the table says, as HTTP does',
  runs: { short: 1, long: 1 },
  async run() {
    const { id, people, tokens, target } = await castOf(rig);
    const lines = new Map<string, TestLine>();
    for (const kind of MEMBERS) {
      const path = `/api/events/${id}/line-ticket`;
      const { ticket, url } = await rig.json<{ ticket: string; url: string }>('POST', path, { token: tokens[kind]! });
      lines.set(kind, TestLine.open(url, ticket));
      await lines.get(kind)!.next('hello');
    }
    let [cells, open] = [0, 0];
    for (const [command, { may, input, never }] of Object.entries(COMMANDS)) {
      const given = JSON.parse(JSON.stringify(input).replaceAll(TARGET, target.person)) as object;
      for (const kind of MEMBERS) {
        const code = await ask(lines.get(kind)!, command, given);
        cells++;
        const cell = `${command} by ${kind} over the line`;
        if (never !== undefined) expect(code, cell).toBe(never);
        // Whoever leaves is told goodbye; a promotion outlives that.
        else if (command === 'roster/leave' && may.includes(kind)) expect(['ok', 'closed'], cell).toContain(code);
        else if (may.includes(kind)) expect(['engine/denied', 'closed'], cell).not.toContain(code);
        else expect(code, cell).toBe('engine/denied');
        if (may.includes(kind)) open++;
        if (code !== 'closed') continue;
        // Comes back, for the rest of the table.
        const back = `/api/events/${id}`;
        await rig.json('POST', `${back}/join`, { token: tokens[kind]!, body: {} });
        const { ticket, url } = await rig.json<{ ticket: string; url: string }>('POST', `${back}/line-ticket`, { token: tokens[kind]! });
        lines.set(kind, TestLine.open(url, ticket));
        await lines.get(kind)!.next('hello');
      }
    }
    for (const line of lines.values()) line.close();
    return { callers: people.size, cells, open, closed: cells - open, wrong: 0 };
  },
});

prove({
  name: 'Old lines',
  holds: 'whoever was kicked or banned has no use of a line or a ticket from before; a ticket opens one line, of its event',
  runs: { short: 5, long: 50 },
  async run(runs) {
    const { id, host } = await castOf(rig);
    let commands = 0;
    for (let run = 0; run < runs; run++) {
      for (const act of ['moderation/kick', 'moderation/ban'] as const) {
        clock.skip(60_000);
        const person = await rig.joined(`Old ${run} ${act}`, id);
        const line = await person.line();
        const early = await ticketOf(person);
        await host.do(act, { person: person.person });
        // Sent before the line knows: the event has judged already.
        for (const [command, { input }] of Object.entries(COMMANDS).slice(0, 20)) {
          commands++;
          if (line.closed === undefined) line.send({ t: 'command', id: `old${commands}`, command, input });
        }
        await line.ended();
        expect(line.all('ack')).toEqual([]);
        expect(line.all('bye')[0]?.code).toBe(act === 'moderation/ban' ? 'banned' : 'kicked');
        const late = TestLine.open(early.url, early.ticket);
        await late.ended();
        expect(late.all('hello')).toEqual([]);
      }
    }
    const log = await wholeLog(rig.store, id);
    expect(log.filter(({ entry }) => entry.id.startsWith('old'))).toEqual([]);

    const member = await rig.joined('Ticket holder', id);
    const { ticket, url } = await ticketOf(member);
    const stranger = await rig.signIn('Elsewhere');
    const plan = { title: 'Elsewhere', description: '', startsAt: Date.now(), duration: 60, guests: true };
    const other = await rig.json<{ id: string }>('POST', '/api/events', { token: stranger.token, body: plan });
    const first = TestLine.open(url, ticket);
    await first.next('hello');
    expect(await TestLine.open(url, ticket).ended()).toBe(401);
    expect(await TestLine.open(url.replace(id, other.id), (await ticketOf(member)).ticket).ended()).toBe(401);
    const old = (await ticketOf(member)).ticket;
    clock.skip(31_000);
    expect(await TestLine.open(url, old).ended()).toBe(401);
    first.close();
    return { 'kicked or banned': runs * 2, 'commands over their lines': commands, accepted: 0 };
  },
});
