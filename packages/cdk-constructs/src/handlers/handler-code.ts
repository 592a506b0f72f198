import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { ConfigurationError } from '../configuration-error.js';
import type { HandlerName } from './handler-name.js';

/** Context key: a folder with a build of the handlers of one's own, `<name>/index.mjs` in it. */
export const HANDLERS_CONTEXT = 'rostrum:handlers';

/** The bundle of a handler. Throws `handlers/not-built`. */
export function handlerCode(scope: Construct, name: HandlerName): Code {
  const folder = join(handlersFolder(scope), name);
  if (existsSync(join(folder, 'index.mjs'))) return Code.fromAsset(folder);
  throw new ConfigurationError(
    'handlers/not-built',
    `There is no bundle of the handler ${name} at ${folder}.`,
    'Install @rostrum/server; in its repository, run `npx turbo run build` first.',
  );
}

function handlersFolder(scope: Construct): string {
  const own: unknown = scope.node.tryGetContext(HANDLERS_CONTEXT);
  return typeof own === 'string' ? own : join(serverFolder(), 'dist/lambda');
}

/** Where `@rostrum/server` is installed. */
export const serverFolder = (): string =>
  dirname(createRequire(import.meta.url).resolve('@rostrum/server/package.json'));
