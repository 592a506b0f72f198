/**
 * `npm start`: the example platform on local-aws and the embedded store, without an AWS account.
 *
 * PORT (4400), LOCAL_AWS_PORT (4580) and ROSTRUM_DATA (.rostrum) change where it runs and where its data is.
 */
import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { portFrom, requireFreePort } from './ports.mjs';
import { Services } from './services.mjs';
import { Stop, build, install, requireNode, root, script } from './workspace.mjs';

const PLATFORM = 'virtual-meetup';

await script(async () => {
  requireNode();
  const port = portFrom('PORT', 4400);
  const localAwsPort = portFrom('LOCAL_AWS_PORT', 4580);
  if (port === localAwsPort) throw new Stop(`PORT and LOCAL_AWS_PORT are both ${port}. Change one of them.`);
  await requireFreePort('PORT', port);
  await requireFreePort('LOCAL_AWS_PORT', localAwsPort);

  await install();
  if ((await build({ only: PLATFORM })) !== 0) throw new Stop('The build failed: see above.');

  const services = new Services();
  try {
    const ended = Promise.race([endedByHand(), services.failed]);
    await Promise.race([ended, startAll(services, port, localAwsPort)]);
    await ended;
  } finally {
    await services.stop();
  }
});

async function startAll(services, port, localAwsPort) {
  const url = `http://localhost:${port}`;
  const data = resolve(root, process.env.ROSTRUM_DATA || '.rostrum');
  // By environment and not by argument: arguments are open to every user of the machine.
  const secret = process.env.ROSTRUM_HOOK_SECRET || randomBytes(32).toString('base64url');
  await services.start(
    'local-aws',
    [
      join(root, 'packages/local-aws/bin/local-aws.js'),
      ...['--port', String(localAwsPort), '--data', join(data, 'aws'), '--events', `${url}/hooks/media-events`],
    ],
    { LOCAL_AWS_EVENTS_SECRET: secret, LOCAL_AWS_REVIEW_SECRET: secret },
  );
  await services.start(PLATFORM, [join(root, 'examples', PLATFORM, 'dist/server.js')], {
    PORT: String(port),
    LOCAL_AWS_ENDPOINT: `http://localhost:${localAwsPort}`,
    ROSTRUM_DATA: data,
    ROSTRUM_HOOK_SECRET: secret,
  });
  console.log(`Rostrum is ready: ${url}`);
}

/** Ctrl-C, a closed terminal, or a supervisor. */
function endedByHand() {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, done);
  });
}
