/** The process that `crash.test.ts` kills. Says `person n seq` for every command that was acknowledged. */
import { LiveError } from '@rostrum/core/engine';
import { openStore } from '../store/index.js';
import { openHosts } from './open-hosts.js';
import { plan } from './host.test.support.js';

const [directory, asked] = process.argv.slice(2) as [string, string];
/** The first command of each person that the parent has not seen acknowledged. */
const next = JSON.parse(asked) as Record<string, number>;

const store = await openStore({ directory });
const hosts = openHosts({ store, onError: (error) => process.stderr.write(`${String(error)}\n`) });
const host = (await hosts.open('e1')) ?? (await hosts.create('e1', plan));
await host.system('roster/join', { person: 'h', name: 'Host', role: 'host' });
await host.execute({ id: 'open', person: 'h', command: 'session/open', input: {} });
await host.execute({ id: 'live', person: 'h', command: 'session/go-live', input: {} });
await Promise.all(Object.keys(next).map(async (person) => {
  await host.system('roster/join', { person, name: person, role: 'attendee' });
  for (let n = next[person]!; ; n++) {
    const command = n % 2 ? 'hands/lower' : 'hands/raise';
    const answer = await host.execute({ id: `${person}-${n}`, person, command, input: {} });
    if (answer instanceof LiveError) throw answer;
    process.stdout.write(`${person} ${n} ${answer.seq}\n`);
  }
}));
