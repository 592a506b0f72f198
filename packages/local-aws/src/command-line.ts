import { parseArgs } from 'node:util';
import type { LocalAwsOptions } from './server.js';

export const USAGE = `Usage: local-aws [options]

  --port <n>          port to listen on (4580; 0 takes a free one)
  --rtmp-port <n>     port for encoders (the one after --port)
  --ingest-port <n>   port for the IVS web broadcast SDK (the second after --port)
  --host <name>       interface to listen on (localhost)
  --data <dir>        keep resources and recordings in this directory
  --quotas aws        enforce the call rates of AWS
  --events <url>      POST the EventBridge events of stages and channels to this URL; may be given several times

Secrets are sent as "authorization: Bearer ..." and can be given in the environment, where other users cannot see them:
  --events-secret <s>  with every event          (LOCAL_AWS_EVENTS_SECRET)
  --review-secret <s>  to message review handlers (LOCAL_AWS_REVIEW_SECRET)
`;

/** An option that is unknown or has a value that it cannot have. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Throws UsageError. */
export function parseCommandLine(args: readonly string[], environment: NodeJS.ProcessEnv): LocalAwsOptions | 'help' {
  const values = parsed(args);
  if (values.help) return 'help';
  return {
    port: portOf('--port', values.port),
    rtmpPort: portOf('--rtmp-port', values['rtmp-port']),
    ingestPort: portOf('--ingest-port', values['ingest-port']),
    host: values.host,
    data: values.data,
    quotas: quotasOf(values.quotas),
    events: values.events?.map(urlOf),
    eventsSecret: values['events-secret'] ?? environment['LOCAL_AWS_EVENTS_SECRET'],
    reviewSecret: values['review-secret'] ?? environment['LOCAL_AWS_REVIEW_SECRET'],
  };
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: text, 'rtmp-port': text, 'ingest-port': text, host: text, data: text, quotas: text,
        events: { type: 'string', multiple: true }, 'events-secret': text, 'review-secret': text,
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function portOf(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) throw new UsageError(`${option} must be from 0 to 65535`);
  return Number(value);
}

function quotasOf(value: string | undefined): 'aws' | undefined {
  if (value === undefined || value === 'aws') return value;
  throw new UsageError('--quotas can only be "aws"');
}

function urlOf(value: string): string {
  if (!/^https?:\/\//.test(value)) throw new UsageError('--events must be an http(s) URL');
  return value;
}
