import { fileURLToPath } from 'node:url';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { RUNNING_ORDER } from '../server/running-order.js';
import { LiveSiteStack } from './live-site-stack.js';

/**
 * Settings are context: `-c email=me@example.org`, or once and for all in cdk.json. They are `email` and `name` of the
 * owner, `title`, `monthlyBudget`, and together `domain`, `zoneName`, `hostedZoneId`.
 */
const app = new App();
const setting = (name: string): string | undefined => {
  const value: unknown = app.node.tryGetContext(name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
};
const domain = setting('domain');
const account = process.env['CDK_DEFAULT_ACCOUNT'];
const budget = setting('monthlyBudget');

Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
new LiveSiteStack(app, 'live-site', {
  // The account and the Region of the AWS profile; without one, a synth is for the Region of CloudFront's certificates.
  env: { region: process.env['CDK_DEFAULT_REGION'] ?? 'us-east-1', ...(account && { account }) },
  crossRegionReferences: true,
  site: fileURLToPath(new URL('client', import.meta.url)),
  title: setting('title') ?? 'The live site',
  owner: { email: setting('email') ?? 'owner@example.org', name: setting('name') ?? 'Owner' },
  cues: RUNNING_ORDER,
  domain: domain
    ? { name: domain, zoneName: setting('zoneName') ?? domain, hostedZoneId: setting('hostedZoneId') ?? '' }
    : undefined,
  monthlyBudget: budget ? Number(budget) : undefined,
});
