import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  MathExpression,
  Stats,
  TreatMissingData,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Watched } from './watched.js';

export interface AlarmsProps {
  readonly watched: Watched;
  readonly deadLetters: IQueue;
  readonly topic: ITopic;
}

const FIVE = { period: Duration.minutes(5), statistic: Stats.SUM };
const ONE = { period: Duration.minutes(1), statistic: Stats.SUM };

/** What somebody has to hear of (S4.17). What does not report is well: nobody is there. */
export class Alarms extends Construct {
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, { watched, deadLetters, topic }: AlarmsProps) {
    super(scope, id);
    const { http, line, functions, followers = [] } = watched;
    this.alarms = [
      this.#alarm(
        'DeadLetters',
        'Work was set aside after every attempt failed.',
        1,
        deadLetters.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: Stats.MAXIMUM }),
      ),
      ...(functions.length > 0
        ? [
            this.#alarm(
              'FunctionErrors',
              'A function failed.',
              1,
              sum(functions, (each) => each.metricErrors(ONE)),
            ),
            this.#alarm(
              'Throttles',
              'A function was not let run: more concurrent executions are needed.',
              1,
              sum(functions, (each) => each.metricThrottles(ONE)),
            ),
          ]
        : []),
      ...(followers.length > 0
        ? [
            this.#alarm(
              'Behind',
              'What is stored waits a minute or more for those who tell the audience: look for errors and throttles.',
              60_000,
              greatest(followers, (each) => each.metric('IteratorAge', { ...ONE, statistic: Stats.MAXIMUM })),
            ),
          ]
        : []),
      ...(http
        ? [
            this.#alarm('ServerErrors', 'The API fails.', 5, http.metricServerError(FIVE)),
            this.#alarm('Refusals', 'The API refuses unusually often.', 50, http.metricClientError(FIVE)),
            this.#alarm(
              'Latency',
              'One request in a hundred takes 5 s or more.',
              5_000,
              http.metricLatency({ period: Duration.minutes(5), statistic: Stats.percentile(99) }),
            ),
          ]
        : []),
      ...(line
        ? [this.#alarm('LineRefusals', 'The line refuses unusually often.', 10, line.metric('ClientError', ONE))]
        : []),
    ];
    for (const alarm of this.alarms) alarm.addAlarmAction(new SnsAction(topic));
  }

  #alarm(id: string, alarmDescription: string, threshold: number, metric: IMetric): Alarm {
    return new Alarm(this, id, {
      metric,
      threshold,
      alarmDescription,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}

type MetricOf = (each: LambdaFunction) => IMetric;

// One alarm for all of them: which one it was stands on the dashboard.
const sum = (functions: readonly LambdaFunction[], metric: MetricOf) =>
  together(functions, metric, (names) => names.join(' + '));
const greatest = (functions: readonly LambdaFunction[], metric: MetricOf) =>
  together(functions, metric, (names) => `MAX([${names.join(', ')}])`);

function together(
  functions: readonly LambdaFunction[], metric: MetricOf, expression: (names: readonly string[]) => string,
): IMetric {
  const names = functions.map((_, index) => `m${index}`);
  return new MathExpression({
    expression: expression(names),
    usingMetrics: Object.fromEntries(functions.map((each, index) => [names[index]!, metric(each)])),
    period: Duration.minutes(1),
  });
}
