import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePortFrom } from '../../scripts/ports.mjs';
import { Services } from '../../scripts/services.mjs';
import { Stop, root } from '../../scripts/workspace.mjs';

const LOCAL_AWS = join(root, 'packages/local-aws/bin/local-aws.js');
const MEETUP = join(root, 'examples/virtual-meetup/dist');
const SERVER = fileURLToPath(new URL('server-process.mjs', import.meta.url));
const SECRET = 'bench';

/** The virtual meetup as `npm start` runs it, on free ports and with data of its own: from the builds. */
export async function startPlatform() {
  requireBuilt(join(MEETUP, 'server.js'), join(MEETUP, 'client/index.html'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const aws = await startLocalAws(url);
  const { services, data, endpoint, stop } = aws;
  await orStop(aws, services.start('virtual-meetup', [join(MEETUP, 'server.js')], {
    PORT: String(port), LOG_LEVEL: 'silent', LOCAL_AWS_ENDPOINT: endpoint, ROSTRUM_DATA: data,
    ROSTRUM_HOOK_SECRET: SECRET,
  }));
  return { url, localAws: endpoint, stop };
}

/** The server alone, in a process of its own (server-process.mjs). */
export async function startServerProcess({ endpoint, secret, data }, port) {
  const services = new Services();
  const stop = () => services.stop();
  const { url } = await orStop({ stop }, services.start('server', [SERVER], {
    PORT: String(port), LOCAL_AWS_ENDPOINT: endpoint, ROSTRUM_DATA: data, ROSTRUM_HOOK_SECRET: secret,
  }));
  return { url, stop };
}

/** Amazon IVS in a process of its own, on free ports; for the server at `url`, if there is one. */
export async function startLocalAws(url) {
  requireBuilt(join(root, 'packages/local-aws/dist/cli.js'));
  const data = await mkdtemp(join(tmpdir(), 'rostrum-bench-'));
  const services = new Services();
  const stop = async () => {
    await services.stop();
    await rm(data, { recursive: true, force: true });
  };
  const events = url === undefined ? [] : ['--events', `${url}/hooks/media-events`];
  const args = ['--port', '0', '--data', join(data, 'aws'), ...events];
  const { endpoint, rtmp } = await orStop({ stop }, services.start('local-aws', [LOCAL_AWS, ...args], {
    LOCAL_AWS_EVENTS_SECRET: SECRET, LOCAL_AWS_REVIEW_SECRET: SECRET,
  }));
  return { services, data, secret: SECRET, endpoint, rtmp, stop };
}

/** Measurements take what is built: a stale build would be measured as it is. */
export function requireBuilt(...files) {
  const missing = files.find((file) => !existsSync(file));
  if (missing) throw new Stop(`${missing.slice(root.length + 1)} is not built: run "npm run build" first.`);
}

/** Below those that the system hands out itself: it would take this one. */
export const freePort = () => freePortFrom(randomInt(11_000, 32_000), new Set());

/** Ends what was started before, if this does not get ready. */
async function orStop(started, ready) {
  try {
    return await ready;
  } catch (error) {
    await started.stop();
    throw error;
  }
}
