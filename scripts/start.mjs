/**
 * `npm start`: the example platforms on local-aws and the embedded store, without an AWS account.
 *
 * PORT (4400), LIVE_SITE_PORT (the next free one), LOCAL_AWS_PORT (4580; RTMP and the browsers' ingest take the two after
 * it) and ROSTRUM_DATA (.rostrum) change where they run and where their data is.
 */
import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { freePortFrom, portFrom, requireFreePort } from './ports.mjs';
import { Services } from './services.mjs';
import { Stop, build, install, requireNode, root, script } from './workspace.mjs';

await script(async () => {
  requireNode();
  const ports = await choosePorts();
  await install();
  if ((await build({ only: ['virtual-meetup', 'live-site'] })) !== 0) throw new Stop('The build failed: see above.');

  const services = new Services();
  try {
    const ended = Promise.race([endedByHand(), services.failed]);
    await Promise.race([ended, startAll(services, ports)]);
    await ended;
  } finally {
    await services.stop();
  }
});

/** Those that were asked for, or nothing; the others wherever there is room beside them. */
async function choosePorts() {
  const asked = [['PORT', 4400], ['LOCAL_AWS_PORT', 4580], ...(process.env.LIVE_SITE_PORT ? [['LIVE_SITE_PORT', 0]] : [])];
  const taken = new Map();
  for (const [variable, otherwise] of asked) {
    const port = portFrom(variable, otherwise);
    if (taken.has(port)) throw new Stop(`${taken.get(port)} and ${variable} are both ${port}. Change one of them.`);
    await requireFreePort(variable, port);
    taken.set(port, variable);
  }
  const port = portFrom('PORT', 4400);
  const aws = portFrom('LOCAL_AWS_PORT', 4580);
  const beside = async (first) => {
    const free = await freePortFrom(first, taken);
    taken.set(free, 'another');
    return free;
  };
  const site = process.env.LIVE_SITE_PORT ? portFrom('LIVE_SITE_PORT', 0) : await beside(port + 1);
  return { port, site, aws, rtmp: await beside(aws + 1), ingest: await beside(aws + 2) };
}

async function startAll(services, ports) {
  const url = `http://localhost:${ports.port}`;
  const site = `http://localhost:${ports.site}`;
  const data = resolve(root, process.env.ROSTRUM_DATA || '.rostrum');
  // By environment and not by argument: arguments are open to every user of the machine.
  const secret = process.env.ROSTRUM_HOOK_SECRET || randomBytes(32).toString('base64url');
  const { endpoint, rtmp, ingest } = await services.start(
    'local-aws',
    [
      join(root, 'packages/local-aws/bin/local-aws.js'),
      ...['--port', String(ports.aws), '--rtmp-port', String(ports.rtmp), '--ingest-port', String(ports.ingest)],
      ...['--data', join(data, 'aws')],
      ...[url, site].flatMap((server) => ['--events', `${server}/hooks/media-events`]),
    ],
    { LOCAL_AWS_EVENTS_SECRET: secret, LOCAL_AWS_REVIEW_SECRET: secret },
  );
  const platform = (name, port) =>
    services.start(name, [join(root, 'examples', name, 'dist/server.js')], {
      PORT: String(port),
      // Its word about Node.js 20 is for the makers of what uses it, not for who tries an example.
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      LOCAL_AWS_ENDPOINT: endpoint,
      // Without an ffmpeg there are none, and nothing can be streamed.
      ...(rtmp && { LOCAL_AWS_RTMP: rtmp }),
      ...(ingest && { LOCAL_AWS_INGEST: ingest }),
      ROSTRUM_DATA: data,
      ROSTRUM_HOOK_SECRET: secret,
    });
  await Promise.all([platform('virtual-meetup', ports.port), platform('live-site', ports.site)]);
  const trust = ingest ? `; to stream from a browser, open ${ingest} once and go on past its certificate` : '';
  console.log(`Amazon IVS on this machine: ${endpoint} (what runs, test cards${trust})`);
  console.log(`Live site: ${site} (its owner: ${site}/owner)`);
  console.log(`Rostrum is ready: ${url}`);
}

/** Ctrl-C, a closed terminal, or a supervisor. */
function endedByHand() {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, done);
  });
}
