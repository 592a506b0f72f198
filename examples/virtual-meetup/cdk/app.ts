import { fileURLToPath } from 'node:url';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { MeetupStack } from './meetup-stack.js';

/**
 * Settings are context: `-c email=me@example.org`, or once and for all in cdk.json. They are `email`, `monthlyBudget`,
 * `host` (`fargate`), and together `domain`, `zoneName`, `hostedZoneId`.
 */
const app = new App();
const setting = (name: string): string | undefined => {
  const value: unknown = app.node.tryGetContext(name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
};
const name = setting('domain');
const account = process.env['CDK_DEFAULT_ACCOUNT'];
const budget = setting('monthlyBudget');

Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
new MeetupStack(app, 'virtual-meetup', {
  // The account and the Region of the AWS profile; without one, a synth is for the Region of CloudFront's certificates.
  env: { region: process.env['CDK_DEFAULT_REGION'] ?? 'us-east-1', ...(account && { account }) },
  crossRegionReferences: true,
  site: fileURLToPath(new URL('client', import.meta.url)),
  domain: name
    ? { name, zoneName: setting('zoneName') ?? name, hostedZoneId: setting('hostedZoneId') ?? '' }
    : undefined,
  host: setting('host') === 'fargate' ? 'fargate' : undefined,
  email: setting('email'),
  monthlyBudget: budget ? Number(budget) : undefined,
});
