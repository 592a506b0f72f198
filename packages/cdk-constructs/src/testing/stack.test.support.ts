import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack, type StackProps } from 'aws-cdk-lib';
import { afterAll } from 'vitest';
import { AWS_CALLS } from '../handlers/aws-calls.js';
import { HANDLERS_CONTEXT } from '../handlers/handler-code.js';

const folder = mkdtempSync(join(tmpdir(), 'rostrum-cdk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Templates do not depend on what the bundles and pages say, so no test needs a build. */
export const handlers = join(folder, 'handlers');
for (const name of Object.keys(AWS_CALLS)) {
  mkdirSync(join(handlers, name), { recursive: true });
  writeFileSync(join(handlers, name, 'index.mjs'), 'export const handler = async () => undefined;\n');
}
export const pages = join(folder, 'pages');
mkdirSync(join(pages, 'assets'), { recursive: true });
writeFileSync(join(pages, 'index.html'), '<!doctype html>');
writeFileSync(join(pages, 'assets', 'main-1234.js'), 'export {};');

export const newApp = (): App => new App({ context: { [HANDLERS_CONTEXT]: handlers }, outdir: mkdtempSync(join(folder, 'out-')) });

/** A stack of nobody's account, in the Region where CloudFront's certificates are. */
export const newStack = (props: StackProps = {}): Stack =>
  new Stack(newApp(), 'test', { env: { region: 'us-east-1' }, ...props });
