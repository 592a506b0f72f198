import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface ServerProcessOptions {
  readonly directory: string;
  readonly port: number;
  /** Of local-aws, which outlives the server. */
  readonly endpoint: string;
  readonly secret: string;
  /** Where it ends itself, once armed, and when it passes there for the how many-th time. Never when absent. */
  readonly point?: string;
  readonly times?: number;
}

/** The published server in a process of its own, on an embedded store on disk. */
export class ServerProcess {
  readonly ended: Promise<NodeJS.Signals | null>;
  readonly #lines: Interface;

  private constructor(private readonly child: ChildProcess) {
    this.ended = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
    this.#lines = createInterface({ input: child.stdout! });
  }

  static async start(options: ServerProcessOptions): Promise<ServerProcess> {
    const script = fileURLToPath(new URL('./server.child.mjs', import.meta.url));
    const process_ = new ServerProcess(spawn(process.execPath, ['--no-warnings', script, JSON.stringify(options)], { stdio: ['pipe', 'pipe', 'inherit'] }));
    await process_.#says('ready');
    return process_;
  }

  async arm(): Promise<void> {
    this.child.stdin!.write('arm\n');
    await this.#says('armed');
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  #says(wanted: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const heard = (line: string) => {
        if (line === wanted) resolve();
      };
      this.#lines.on('line', heard);
      void this.ended.then(() => reject(new Error(`The server ended before it was ${wanted}.`)));
    });
  }
}
