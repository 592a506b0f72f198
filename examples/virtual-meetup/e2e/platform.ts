import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const LOCAL_AWS = fileURLToPath(new URL('bin/local-aws.js', import.meta.resolve('@rostrum/local-aws/package.json')));
const SERVER = join(root, 'examples/virtual-meetup/dist/server.js');
const SECRET = 'end-to-end';

/** The whole meetup as `npm start` runs it: local AWS and the server, each a process of its own. */
export interface Platform {
  readonly url: string;
  readonly localAws: string;
  /** kill -9. */
  killServer(): Promise<void>;
  startServer(): Promise<void>;
  /** Everything that the server has logged so far. */
  logs(): string;
  stop(): Promise<void>;
}

export async function startPlatform(): Promise<Platform> {
  const data = await mkdtemp(join(tmpdir(), 'meetup-'));
  const [port, awsPort] = [await freePort(), await freePort()];
  const url = `http://localhost:${port}`;
  const localAws = `http://localhost:${awsPort}`;
  const output: string[] = [];
  const aws = await ready(
    spawn(process.execPath, [
      LOCAL_AWS, '--port', String(awsPort), '--data', join(data, 'aws'), '--events', `${url}/hooks/media-events`,
    ], { env: { ...process.env, LOCAL_AWS_REVIEW_SECRET: SECRET, LOCAL_AWS_EVENTS_SECRET: SECRET } }),
    output,
  );
  const env = {
    ...process.env, PORT: String(port), LOG_LEVEL: 'info', LOCAL_AWS_ENDPOINT: localAws, ROSTRUM_DATA: data,
    ROSTRUM_HOOK_SECRET: SECRET,
  };
  let server: ChildProcess | undefined;
  const platform: Platform = {
    url,
    localAws,
    async startServer() {
      server = await ready(spawn(process.execPath, [SERVER], { env }), output);
    },
    async killServer() {
      await end(server, 'SIGKILL');
      server = undefined;
    },
    logs: () => output.join(''),
    async stop() {
      await end(server, 'SIGTERM');
      await end(aws, 'SIGTERM');
      await rm(data, { recursive: true, force: true });
    },
  };
  await platform.startServer();
  return platform;
}

/** Resolves when the process has printed its first line: the JSON that says where it listens. */
function ready(child: ChildProcess, output: string[]): Promise<ChildProcess> {
  return new Promise((resolve, reject) => {
    child.stderr!.on('data', (chunk) => output.push(String(chunk)));
    child.stdout!.on('data', (chunk) => {
      output.push(String(chunk));
      if (String(chunk).includes('"endpoint"') || String(chunk).includes('"url"')) resolve(child);
    });
    child.once('exit', (code) => reject(new Error(`A process ended with ${code} before it was ready:\n${output.join('')}`)));
  });
}

function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
