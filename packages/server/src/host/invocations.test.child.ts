/** One of the processes of `invocations.test.ts`: a person who raises and lowers a hand, each in an invocation. */
import { createInterface } from 'node:readline';
import { LiveError } from '@rostrum/core/engine';
import { openStore } from '../store/index.js';
import { openInvocations } from './open-invocations.js';

const [endpoint, event, person, asked] = process.argv.slice(2) as [string, string, string, string];
const store = await openStore({ endpoint });
const hosts = openInvocations({ store, onError: (error) => process.stderr.write(`${String(error)}\n`) });
await hosts.open(event);

const lines = createInterface({ input: process.stdin });
process.stdout.write('ready\n');
for await (const line of lines) {
  if (line !== 'go') continue;
  for (let n = 0; n < Number(asked); n++) {
    const started = performance.now();
    const host = (await hosts.open(event))!;
    const command = n % 2 ? 'hands/lower' : 'hands/raise';
    const answer = await host.execute({ id: `${person}-${n}`, person, command, input: {} });
    await hosts.idle();
    const said = answer instanceof LiveError ? answer.code : answer.seq;
    process.stdout.write(`${person}-${n} ${said} ${(performance.now() - started).toFixed(1)}\n`);
  }
  break;
}
lines.close();
await hosts.close();
await store.close();
