import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./function.mjs', import.meta.url));

/**
 * The functions of an installation, each a process of its own with an environment of its own.
 *
 * @param {readonly string[]} names
 * @param {(name: string) => Record<string, string>} environment
 */
export async function startFunctions(names, environment) {
  const functions = new Map(await Promise.all(names.map(async (name) => [name, await start(name, environment(name))])));
  return {
    /** What the handler returns; rejects with what it throws. */
    invoke: (name, event) => functions.get(name).invoke(event),
    stop: () => [...functions.values()].forEach(({ child }) => child.kill()),
  };
}

async function start(name, environment) {
  // Its log goes where the gateway's goes.
  const child = fork(script, [name], { env: { PATH: process.env.PATH, ...environment }, stdio: ['ignore', 2, 2, 'ipc'] });
  const waiting = new Map();
  let asked = 0;
  await new Promise((resolve, reject) => {
    child.on('message', ({ ready, id, result, error }) => {
      if (ready) return resolve();
      const { done, failed } = waiting.get(id);
      waiting.delete(id);
      if (error === undefined) done(result);
      else failed(new Error(error));
    });
    child.once('exit', (code) => {
      const gone = new Error(`The function ${name} ended with ${code}.`);
      reject(gone);
      for (const { failed } of waiting.values()) failed(gone);
    });
  });
  return {
    child,
    invoke: (event) => new Promise((done, failed) => {
      const id = asked++;
      waiting.set(id, { done, failed });
      child.send({ id, event });
    }),
  };
}
