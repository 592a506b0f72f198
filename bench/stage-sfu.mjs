/**
 * Three publishers see each other through the SFU at 720p, in one Chromium. Prints one JSON line:
 * what the SFU's processes used of a core, packets lost, and the longest gap between two pictures.
 *
 *   node bench/stage-sfu.mjs [--seconds 60] [--publishers 3]
 */
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { chromium } from 'playwright';
import { cpuSeconds } from './rig/cpu.mjs';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, publishers: { type: 'string', default: '3' } },
});
const seconds = Math.min(600, Math.max(5, Number(values.seconds)));
const publishers = Math.min(6, Math.max(2, Number(values.publishers)));

const localAws = new URL('../packages/local-aws/', import.meta.url);
const page = readFileSync(new URL('src/stage/testbed.test.page.html', localAws));
const sdk = readFileSync(createRequire(new URL('package.json', localAws)).resolve('amazon-ivs-web-broadcast'));

/** The hub alone, bundled from its sources; `import.meta.url` stays that of the sources. */
async function loadHub() {
  const entry = new URL('src/stage/index.ts', localAws);
  const spawnFile = new URL('src/stage/sfu/spawn.ts', localAws);
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    define: { 'import.meta.url': JSON.stringify(spawnFile.href) },
    // A module from a data: URL has no folder: its packages get their full addresses here.
    plugins: [
      {
        name: 'packages',
        setup({ onResolve }) {
          onResolve({ filter: /^[a-z@]/ }, ({ path, kind }) =>
            kind === 'entry-point' || path.startsWith('node:')
              ? undefined
              : { path: import.meta.resolve(path), external: true },
          );
        },
      },
    ],
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
}

/** Those of the SFU are the only children of this process that are Node.js. */
function sfuCpuSeconds() {
  const lines = execFileSync('ps', ['-o', 'pid=,comm=', '--ppid', String(process.pid)], { encoding: 'utf8' })
    .trim()
    .split('\n');
  const pids = lines.map((line) => line.trim().split(/\s+/)).filter(([, command]) => command.startsWith('node'));
  return pids.reduce((sum, [pid]) => sum + cpuSeconds(Number(pid)), 0);
}

const { createStageHub } = await loadHub();
const stage = { id: 'bench', arn: 'arn:aws:ivs:us-east-1:000000000000:stage/bench', name: 'bench' };
const { privateKey } = generateKeyPairSync('ec', {
  namedCurve: 'P-384',
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});

const server = createServer();
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://localhost:${server.address().port}`;
const hub = await createStageHub({
  origin,
  onUpdate: () => undefined,
  directory: {
    signingKey: privateKey,
    stage: (id) => (id === stage.id ? stage : undefined),
    publicKey: () => undefined,
  },
});
server.on('request', (request, response) => {
  if (hub.request(request, response)) return;
  const [type, body] = request.url === '/sdk.js' ? ['text/javascript', sdk] : ['text/html', page];
  response.writeHead(200, { 'content-type': type }).end(body);
});
server.on('upgrade', (request, socket, head) => hub.upgrade(request, socket, head) || socket.destroy());

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    '--allow-loopback-in-peer-connection',
    '--autoplay-policy=no-user-gesture-required',
    '--disable-background-timer-throttling',
    '--disable-renderer-backgrounding',
    '--disable-backgrounding-occluded-windows',
    '--disable-background-networking',
  ],
});
try {
  const people = [];
  for (let index = 0; index < publishers; index += 1) {
    const { token, participantId } = await hub.mint({ stage });
    const tab = await browser.newPage();
    await tab.goto(origin);
    await tab.evaluate((t) => window.participant.join(t, { width: 1280, height: 720 }), token);
    people.push({ tab, id: participantId });
  }
  const pairs = people.flatMap((viewer) =>
    people.filter((other) => other !== viewer).map((other) => ({ viewer, other })),
  );
  const look = () =>
    Promise.all(pairs.map(({ viewer, other }) => viewer.tab.evaluate((id) => window.participant.view(id), other.id)));
  const deadline = Date.now() + 30_000;
  while ((await look()).some((view) => !view || view.frames < 30)) {
    if (Date.now() > deadline) throw new Error('Not everybody sees everybody after 30 seconds.');
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  // Starting up is not what is measured.
  await Promise.all(
    pairs.map(({ viewer, other }) =>
      viewer.tab.evaluate((id) => (window.participant.received[id].longestGap = 0), other.id),
    ),
  );
  const before = await look();
  const [cpuBefore, startedAt] = [sfuCpuSeconds(), Date.now()];
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const elapsed = (Date.now() - startedAt) / 1000;
  const after = await look();
  const sum = (of) => after.reduce((total, view, index) => total + (of(view) - of(before[index])), 0);
  console.log(
    JSON.stringify({
      bench: 'stage-sfu',
      seconds: Math.round(elapsed),
      publishers,
      subscriptions: pairs.length,
      sfuCpuPercentOfOneCore: Number((((sfuCpuSeconds() - cpuBefore) / elapsed) * 100).toFixed(1)),
      packetsLost: sum(({ inbound }) => inbound.video.lost + inbound.audio.lost),
      packetsReceived: sum(({ inbound }) => inbound.video.packets + inbound.audio.packets),
      longestGapMs: Math.round(Math.max(...after.map(({ longestGap }) => longestGap))),
      framesPerSecond: Number((sum(({ frames }) => frames) / pairs.length / elapsed).toFixed(1)),
      sizes: [...new Set(after.map(({ width, height }) => `${width}x${height}`))],
      kbitsIn: Math.round(hub.status()[0].participants.reduce((total, { bitrateIn }) => total + bitrateIn, 0) / 1000),
    }),
  );
} finally {
  await browser.close();
  await hub.close();
  server.closeAllConnections();
  server.close();
}
