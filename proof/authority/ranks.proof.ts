import { afterAll, beforeAll, expect } from 'vitest';
import { asks, type CommandName } from '@rostrum/core/event';
import { Rig } from '../../packages/server/src/testing/rig.test.support.js';
import { SkippingClock } from '../../packages/server/src/testing/skipping-clock.test.support.js';
import { castOf } from './callers.js';
import { COMMANDS, TARGET } from './expectations.js';
import { send } from './send.js';
import { prove } from '../prove.js';

const RANKS = { guest: 0, attendee: 1, speaker: 2, moderator: 3, cohost: 4, host: 5 } as const;
type Rank = keyof typeof RANKS;
const CALLERS = ['moderator', 'cohost', 'host'] as const;
/** What takes somebody out of the event leaves nobody to try the rest on: these have an event of their own. */
const LAST: readonly CommandName[] = ['moderation/kick', 'moderation/ban'];

const clock = new SkippingClock();
let rig: Rig;
beforeAll(async () => void (rig = await Rig.start({ clock })));
afterAll(() => rig[Symbol.asyncDispose]());

prove({
  name: 'Ranks',
  holds: 'nobody acts upon somebody of the own rank or above, nor upon themselves, by any command that is about a person',
  runs: { short: 1, long: 1 },
  async run() {
    const about = (Object.keys(asks) as CommandName[]).filter((command) => asks[command].target);
    const parts = [about.filter((command) => !LAST.includes(command)), ...LAST.map((command) => [command])];
    let [cells, outranked] = [0, 0];
    for (const commands of parts) {
      const tried = await tryOn(commands);
      cells += tried.cells;
      outranked += tried.outranked;
    }
    return { commands: about.length, cells, outranked, wrong: 0 };
  },
});

async function tryOn(commands: readonly CommandName[]): Promise<{ cells: number; outranked: number }> {
  clock.skip(60_000);
  const { id, host, people, tokens } = await castOf(rig);
  const second = async (role: 'moderator' | 'cohost') => {
    const { person } = await rig.joined(`Second ${role} ${id}`, id);
    await host.do('roster/promote', { person, role });
    return person;
  };
  const guest = await rig.json<{ person: string }>('GET', '/api/me', { token: tokens.guest! });
  const callers = CALLERS.map((rank) => [rank, people.get(rank)!.person] as const);
  const targets: readonly (readonly [rank: Rank, person: string])[] = [
    ...callers, ['cohost', await second('cohost')], ['moderator', await second('moderator')],
    ['speaker', people.get('speaker')!.person], ['attendee', people.get('attendee')!.person], ['guest', guest.person],
  ];
  let [cells, outranked] = [0, 0];
  const ask = (caller: (typeof CALLERS)[number], command: string, input: object) =>
    send(rig, clock, 'POST', `/api/events/${id}/commands`, tokens[caller], { id: `r${cells++}`, command, input });
  for (const command of commands) {
    const { may, input } = COMMANDS[command];
    for (const [rank, person] of targets) {
      for (const [caller, own] of callers) {
        // The callers are to stay what they are: what others do to their rank is done to a second one of it.
        const isCaller = callers.some(([, each]) => each === person);
        if (!may.includes(caller) || (isCaller && RANKS[rank] < RANKS[caller] && person !== own)) continue;
        const given = JSON.parse(JSON.stringify(input).replaceAll(TARGET, person)) as object;
        const { code } = await ask(caller, command, given);
        const cell = `${command} by ${caller} about ${rank}`;
        if (RANKS[rank] >= RANKS[caller]) {
          expect(code, cell).toBe('engine/outranked');
          outranked++;
        } else expect(['engine/outranked', 'engine/denied'], cell).not.toContain(code);
        if (code !== 'ok' || !command.startsWith('roster/')) continue;
        if (isPromoted(rank)) await ask('host', 'roster/promote', { person, role: rank });
        else await ask('host', 'roster/demote', { person });
      }
    }
  }
  return { cells, outranked };
}

const isPromoted = (rank: Rank) => rank === 'speaker' || rank === 'moderator' || rank === 'cohost';
