import type { HttpApi, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';

/** What runs, as alarms, dashboard and saved queries look at it. */
export interface Watched {
  readonly functions: readonly LambdaFunction[];
  /** Those of them that follow the table; none where something that always runs does their work. */
  readonly followers?: readonly LambdaFunction[];
  readonly logGroups: readonly ILogGroup[];
  readonly http?: HttpApi;
  readonly line?: WebSocketApi;
}
