import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const cdk = join(dirname(createRequire(import.meta.url).resolve('aws-cdk/package.json')), 'bin/cdk');
const folder = mkdtempSync(join(tmpdir(), 'synth-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// A template does not depend on what the bundles say.
const HANDLERS = [
  'http',
  'tokens',
  'line',
  'fan-out',
  'effects',
  'chat-review',
  'media-events',
  'schedule',
  'site',
  'teardown',
];
for (const handler of HANDLERS) {
  mkdirSync(join(folder, 'handlers', handler), { recursive: true });
  writeFileSync(join(folder, 'handlers', handler, 'index.mjs'), '');
}

test.each(['virtual-meetup', 'live-site'])(
  'npm run synth: %s is ready to be deployed, with no AWS account',
  (example) => {
    const out = join(folder, example);
    const { status, stderr } = spawnSync(
      process.execPath,
      [cdk, 'synth', '--quiet', '--output', out, '--context', `rostrum:handlers=${join(folder, 'handlers')}`],
      {
        cwd: join(root, 'examples', example),
        encoding: 'utf8',
        env: { ...process.env, AWS_EC2_METADATA_DISABLED: 'true', CDK_DISABLE_CLI_TELEMETRY: 'true' },
      },
    );
    expect(status, stderr).toBe(0);
    const template = JSON.parse(readFileSync(join(out, `${example}.template.json`), 'utf8')) as { Resources: object };
    expect(Object.keys(template.Resources).length).toBeGreaterThan(50);
  },
);
