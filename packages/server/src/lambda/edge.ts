import { Logger as Powertools } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Logger } from '../logger.js';

/** What of the context of an invocation is used. */
export interface InvocationContext {
  readonly awsRequestId: string;
  readonly functionName: string;
}

const logger = new Powertools({ serviceName: 'rostrum' });
const metrics = new Metrics({ namespace: 'Rostrum', serviceName: 'rostrum' });
/** Only where traces are wanted: the SDK of X-Ray is a fifth of a bundle. */
const tracing = process.env['ROSTRUM_TRACES'] === 'true' ? import('./tracing.js') : undefined;

/** The log of the functions: JSON, with the request of the invocation in every line. */
export const log: Logger = logOf(logger);

/** A function as AWS runs it: its failures and its time are counted, and its calls to AWS are in the trace. */
export function observed<Event, Result>(
  name: string, handle: (event: Event) => Promise<Result>,
): (event: Event, context?: InvocationContext) => Promise<Result> {
  return async (event, context) => {
    logger.appendKeys({ handler: name, ...(context && { request: context.awsRequestId }) });
    metrics.addDimension('handler', name);
    const began = performance.now();
    try {
      return await (tracing ? (await tracing).traced(name, () => handle(event)) : handle(event));
    } catch (error) {
      metrics.addMetric('failures', MetricUnit.Count, 1);
      logger.error('invocation failed', error as Error);
      throw error;
    } finally {
      metrics.addMetric('duration', MetricUnit.Milliseconds, performance.now() - began);
      metrics.publishStoredMetrics();
    }
  };
}

function logOf(to: Powertools): Logger {
  type Level = 'info' | 'warn' | 'error';
  const say = (level: Level, first: object | string, message?: string) => {
    if (typeof first === 'string') return to[level](first);
    const { err, ...fields } = first as { err?: unknown };
    to[level](message ?? '', { ...fields, ...(err !== undefined && { error: err as Error }) });
  };
  return {
    child: (fields) => {
      const child = to.createChild();
      child.appendKeys(fields as Record<string, string>);
      return logOf(child);
    },
    info: (first: object | string, message?: string) => say('info', first, message),
    warn: (fields, message) => say('warn', fields, message),
    error: (fields, message) => say('error', fields, message),
  };
}
