import { Duration } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, MathExpression, Stats, type IMetric, type IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { METRICS_NAMESPACE } from '../handlers/live-function.js';
import type { Watched } from './watched.js';

const MINUTE = Duration.minutes(1);
const SUM = { period: MINUTE, statistic: Stats.SUM };
const P99 = { period: MINUTE, statistic: Stats.percentile(99) };

/** One page: what people do in events, how the API, the line and the functions are, what was set aside. */
export function dashboard(scope: Construct, { http, line, functions, followers = [] }: Watched, deadLetters: IQueue): Dashboard {
  const rows: IWidget[][] = [
    [
      new GraphWidget({
        title: 'In events',
        width: 24,
        // Whatever the handlers count: people, hands, questions, messages.
        left: [
          new MathExpression({
            expression: `SEARCH('Namespace="${METRICS_NAMESPACE}"', 'Sum', 60)`,
            usingMetrics: {},
            label: '',
            period: MINUTE,
          }),
        ],
      }),
    ],
    [
      ...(http
        ? [
            graph('API', [http.metricCount(SUM), http.metricClientError(SUM), http.metricServerError(SUM)]),
            graph('API, milliseconds, p99', [http.metricLatency(P99)]),
          ]
        : []),
      ...(line
        ? [
            graph(
              'Line',
              ['ConnectCount', 'MessageCount', 'ClientError', 'IntegrationError'].map((name) => line.metric(name, SUM)),
            ),
          ]
        : []),
    ],
    functions.length === 0
      ? []
      : [
          graph(
            'Errors',
            functions.map((each) => each.metricErrors(SUM)),
          ),
          graph(
            'Milliseconds, p99',
            functions.map((each) => each.metricDuration(P99)),
          ),
          graph(
            'At once',
            functions.map((each) => each.metric('ConcurrentExecutions', { period: MINUTE, statistic: Stats.MAXIMUM })),
          ),
        ],
    [
      graph('Set aside', [deadLetters.metricApproximateNumberOfMessagesVisible({ period: MINUTE })]),
      ...(followers.length > 0
        ? [graph('Behind, milliseconds', followers.map((each) => each.metric('IteratorAge', { period: MINUTE, statistic: Stats.MAXIMUM })))]
        : []),
    ],
  ];
  return new Dashboard(scope, 'Dashboard', { widgets: rows.filter((row) => row.length > 0) });
}

const graph = (title: string, left: IMetric[]): IWidget => new GraphWidget({ title, width: 8, left });
