import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { createInterface } from 'node:readline';
import { Stop, endGroup, root } from './workspace.mjs';

const READY_WITHIN = 60_000;
const STOPPED_WITHIN = 5_000;
const leaveWithParent = new URL('leave-with-parent.mjs', import.meta.url).href;

/** Node processes that live and die together. */
export class Services {
  #running = new Map();
  #ending = false;
  #fail;
  /**
   * Rejects when a service ends on its own. It is not started again: the people connected to it are lost either way,
   * and what made it end is then on the last lines of the terminal and not far above.
   */
  failed = new Promise((_, reject) => (this.#fail = reject));

  constructor() {
    this.failed.catch(() => {});
  }

  /** Resolves when the service is ready, with what it says then: one line on standard output that is a JSON object. */
  async start(name, args, env) {
    if (this.#ending) throw new Stop('Everything is being stopped.');
    const child = spawn(process.execPath, ['--import', leaveWithParent, ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // A process group of its own: Ctrl-C comes to us alone, and whatever it has started can be ended with it.
      detached: process.platform !== 'win32',
    });
    const ended = new Promise((done) => {
      child.once('error', (error) => done(error.message));
      child.once('exit', (code, signal) => done(signal ? `signal ${signal}` : `exit code ${code}`));
    });
    this.#running.set(child, ended);
    void ended.then((how) => {
      this.#running.delete(child);
      if (!this.#ending) this.#fail(new Stop(`${name} ended by itself (${how}): see above. Everything is stopped.`));
    });

    const ready = this.#readyLine(name, child);
    const late = new AbortController();
    const tooLate = sleep(READY_WITHIN, undefined, { signal: late.signal }).then(() => {
      throw new Stop(`${name} was not ready after ${READY_WITHIN / 1000} s. Everything is stopped.`);
    });
    try {
      return await Promise.race([ready, this.failed, tooLate, ended]);
    } finally {
      late.abort();
    }
  }

  /** Asks every service to end, and ends those that do not within five seconds. */
  async stop() {
    this.#ending = true;
    const all = [...this.#running];
    for (const [child] of all) child.kill('SIGTERM');
    const ended = Promise.all(all.map(([, exit]) => exit));
    await Promise.race([ended, sleep(STOPPED_WITHIN, undefined, { ref: false })]);
    // What is left: those that ignored it, and processes that they started and did not end.
    for (const [child] of all) endGroup(child, 'SIGKILL');
    await ended;
  }

  /** Everything that a service prints is shown, with its name, but for the line that says that it is ready. */
  #readyLine(name, child) {
    createInterface({ input: child.stderr }).on('line', (line) => console.error(`${name}: ${line}`));
    return new Promise((done) => {
      let ready;
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (!ready && (ready = readyLine(line))) done(ready);
        else console.log(`${name}: ${line}`);
      });
    });
  }
}

/** `{"endpoint": ...}` of local-aws, `{"url": ...}` of a platform; undefined when the line is another one. */
function readyLine(line) {
  try {
    const said = JSON.parse(line);
    return typeof (said.endpoint ?? said.url) === 'string' ? said : undefined;
  } catch {
    return undefined;
  }
}
