import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort } from '../packages/server/src/testing/free-port.test.support.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const LOCAL_AWS = join(root, 'packages/local-aws/bin/local-aws.js');
const GATEWAY = join(root, 'testing/gateway/main.mjs');
const SECRET = 'end-to-end';

/** A folder of `examples`. */
export type Example = 'virtual-meetup' | 'live-site';

/** A whole example as `npm start` runs it: local AWS and the server, each a process of its own. */
export interface Platform {
  readonly url: string;
  readonly localAws: string;
  /** For files of a test; gone with the platform. */
  readonly data: string;
  /** kill -9. */
  killServer(): Promise<void>;
  startServer(): Promise<void>;
  /** Everything that the server has logged so far. */
  logs(): string;
  stop(): Promise<void>;
}

/** `lambda`: the server is the functions that are deployed, invoked as AWS does. */
export type Host = 'node' | 'lambda';

/** `settings` are for the environment of the example's server. */
export async function startPlatform(
  example: Example, host: Host = 'node', settings: Readonly<Record<string, string>> = {},
): Promise<Platform> {
  const data = await mkdtemp(join(tmpdir(), `${example}-`));
  const [port, awsPort] = [await freePort(), await freePort()];
  const url = `http://localhost:${port}`;
  const localAws = `http://localhost:${awsPort}`;
  const output: string[] = [];
  const aws = await ready(
    spawn(process.execPath, [
      LOCAL_AWS, '--port', String(awsPort), '--rtmp-port', '0', '--ingest-port', '0', '--data', join(data, 'aws'),
      '--events', host === 'node' ? `${url}/hooks/media-events` : `${url}/invoke/media-events`,
    ], { env: { ...process.env, LOCAL_AWS_REVIEW_SECRET: SECRET, LOCAL_AWS_EVENTS_SECRET: SECRET } }),
    output,
  );
  const env = {
    ...process.env, PORT: String(port), LOG_LEVEL: 'info', LOCAL_AWS_ENDPOINT: localAws, LOCAL_AWS_RTMP: aws.said['rtmp'],
    LOCAL_AWS_INGEST: aws.said['ingest'], ROSTRUM_DATA: data, ROSTRUM_HOOK_SECRET: SECRET, ...settings,
  };
  const script = join(root, 'examples', example, 'dist/server.js');
  let server: ChildProcess | undefined;
  let site: ChildProcess | undefined;
  if (host === 'lambda') {
    // The pages and the issuer, which in production are a bucket and Amazon Cognito.
    const sitePort = await freePort();
    const siteEnv = { ...env, PORT: String(sitePort), PUBLIC_URL: url, ROSTRUM_DATA: join(data, 'site') };
    ({ child: site } = await ready(spawn(process.execPath, [script], { env: siteEnv }), output));
    Object.assign(env, { SITE_URL: `http://localhost:${sitePort}`, GATEWAY_PORT: String(port), GATEWAY_DATA: join(data, 'db') });
  }
  const platform: Platform = {
    url,
    localAws,
    data,
    async startServer() {
      ({ child: server } = await ready(spawn(process.execPath, [host === 'node' ? script : GATEWAY], { env }), output));
    },
    async killServer() {
      await end(server, 'SIGKILL');
      server = undefined;
    },
    logs: () => output.join(''),
    async stop() {
      await end(server, 'SIGTERM');
      await end(site, 'SIGTERM');
      await end(aws.child, 'SIGTERM');
      await rm(data, { recursive: true, force: true });
    },
  };
  await platform.startServer();
  return platform;
}

interface Ready {
  readonly child: ChildProcess;
  /** What it said when it was: where it listens. */
  readonly said: Readonly<Record<string, string | undefined>>;
}

/** Resolves when the process has printed its first line that is a JSON object. */
function ready(child: ChildProcess, output: string[]): Promise<Ready> {
  return new Promise((resolve, reject) => {
    child.stderr!.on('data', (chunk) => output.push(String(chunk)));
    createInterface({ input: child.stdout! }).on('line', (line) => {
      output.push(`${line}\n`);
      if (line.startsWith('{')) resolve({ child, said: JSON.parse(line) as Ready['said'] });
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
