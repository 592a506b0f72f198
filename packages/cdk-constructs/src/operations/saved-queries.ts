import { QueryDefinition, QueryString, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** What one wants to know of the logs first (S4.17); lines are JSON with a correlation id. */
const QUERIES: Readonly<Record<string, QueryString>> = {
  errors: new QueryString({
    fields: ['@timestamp', 'handler', 'message', 'msg', 'correlation', 'event', 'error.message', 'err.message'],
    // The functions say ERROR, the server in a container 50.
    filterStatements: ['level in ["ERROR", "CRITICAL"] or level >= 50'],
    sort: '@timestamp desc',
    limit: 100,
  }),
  'one request': new QueryString({
    fields: ['@timestamp', 'handler', 'level', 'message', 'msg'],
    filterStatements: ['correlation = "put the correlation id here"'],
    sort: '@timestamp asc',
    limit: 1000,
  }),
  refusals: new QueryString({
    filterStatements: ['ispresent(code)'],
    statsStatements: ['count(*) as times by code, handler'],
    sort: 'times desc',
    limit: 50,
  }),
  'slowest invocations': new QueryString({
    fields: ['@timestamp', 'record.metrics.durationMs', 'record.metrics.initDurationMs', '@log'],
    filterStatements: ['type = "platform.report"'],
    sort: 'record.metrics.durationMs desc',
    limit: 50,
  }),
};

/** Queries in CloudWatch Logs Insights, under the name of the stack. */
export function saveQueries(scope: Construct, logGroups: readonly ILogGroup[]): void {
  for (const [name, queryString] of Object.entries(QUERIES)) {
    new QueryDefinition(scope, `Query ${name}`, {
      queryDefinitionName: `${Stack.of(scope).stackName}/${name}`, queryString, logGroups: [...logGroups],
    });
  }
}
