/** A process of `functions.mjs`: one person who raises and lowers a hand, each in an invocation of its own. */
import { createInterface } from 'node:readline';
import { openInvocations } from '../../packages/server/dist/host/index.js';
import { openStore } from '../../packages/server/dist/store/index.js';

const [endpoint, event, person, commands] = process.argv.slice(2);
const store = await openStore({ endpoint });
const hosts = openInvocations({ store, onError: (error) => console.error(error) });
await hosts.open(event);
process.stdout.write('ready\n');
for await (const _go of createInterface({ input: process.stdin })) {
  const took = [];
  for (let n = 0; n < Number(commands); n++) {
    const began = performance.now();
    const host = await hosts.open(event);
    const answer = await host.execute({ id: `${person}-${n}`, person, command: n % 2 ? 'hands/lower' : 'hands/raise', input: {} });
    if (answer.code) throw answer;
    took.push(performance.now() - began);
    await hosts.idle();
  }
  process.stdout.write(`${JSON.stringify(took)}\n`);
  break;
}
await hosts.close();
await store.close();
