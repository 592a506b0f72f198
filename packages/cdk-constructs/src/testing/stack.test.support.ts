import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack, Validations, type StackProps } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { afterAll } from 'vitest';
import { ConfigurationError } from '../configuration-error.js';
import { AWS_CALLS } from '../handlers/aws-calls.js';
import { HANDLERS_CONTEXT } from '../handlers/handler-code.js';

const folder = mkdtempSync(join(tmpdir(), 'rostrum-cdk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Templates do not depend on what the bundles and pages say, so no test needs a build. */
const handlers = join(folder, 'handlers');
for (const name of Object.keys(AWS_CALLS)) {
  mkdirSync(join(handlers, name), { recursive: true });
  writeFileSync(join(handlers, name, 'index.mjs'), 'export const handler = async () => undefined;\n');
}
export const pages = join(folder, 'pages');
mkdirSync(join(pages, 'assets'), { recursive: true });
writeFileSync(join(pages, 'index.html'), '<!doctype html>');
writeFileSync(join(pages, 'assets', 'main-1234.js'), 'export {};');

/** An app that writes nothing outside of the test. */
export const newApp = (context: Record<string, unknown> = {}): App =>
  new App({
    context: { [HANDLERS_CONTEXT]: handlers, 'aws:cdk:disable-stack-trace': true, ...context },
    outdir: mkdtempSync(join(folder, 'out-')),
  });

/** A stack of nobody's account, in the Region where CloudFront's certificates are. */
export const newStack = (props: StackProps & { readonly context?: Record<string, unknown> } = {}): Stack => {
  const { context, ...rest } = props;
  return new Stack(newApp(context), 'test', { env: { region: 'us-east-1' }, ...rest });
};

/** Synthesises with cdk-nag's AwsSolutions pack; throws what it finds. */
export function checkedByNag(stack: Stack): void {
  const app = stack.node.root as App;
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  app.synth();
}

/** The code of the refusal; undefined when there is none. */
export function refusal(make: () => unknown): string | undefined {
  try {
    make();
    return undefined;
  } catch (error) {
    if (error instanceof ConfigurationError) return error.code;
    throw error;
  }
}
