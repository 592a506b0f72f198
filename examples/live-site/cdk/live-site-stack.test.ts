import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AWS_CALLS, HANDLERS_CONTEXT } from '@rostrum/cdk-constructs';
import { App, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { afterAll, expect, test } from 'vitest';
import { RUNNING_ORDER } from '../server/running-order.js';
import { LiveSiteStack } from './live-site-stack.js';

const folder = mkdtempSync(join(tmpdir(), 'live-site-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A template does not depend on what the bundles and the pages say, so that this needs no build. */
function fileAt(path: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), '');
}

test('the stack is what it was, and clean by AwsSolutions (S3.1, S3.7)', () => {
  for (const handler of Object.keys(AWS_CALLS)) fileAt(`handlers/${handler}/index.mjs`);
  fileAt('client/index.html');
  fileAt('client/assets/main.js');
  const app = new App({
    context: { [HANDLERS_CONTEXT]: join(folder, 'handlers'), 'aws:cdk:disable-stack-trace': true },
    outdir: join(folder, 'out'),
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const stack = new LiveSiteStack(app, 'live-site', {
    env: { region: 'us-east-1' },
    site: join(folder, 'client'),
    domain: { name: 'live.example.org', zoneName: 'example.org', hostedZoneId: 'Z0000000000000' },
    title: 'The live site',
    owner: { email: 'owner@example.org', name: 'Olga' },
    cues: RUNNING_ORDER,
    monthlyBudget: 50,
  });
  // Throws what cdk-nag finds.
  app.synth();
  const template = JSON.stringify(Template.fromStack(stack).toJSON(), undefined, 2);
  expect(template.replace(/[0-9a-f]{64}/g, '<asset>')).toMatchSnapshot();
});
