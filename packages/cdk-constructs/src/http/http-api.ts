import { Fn, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi as GatewayHttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.js';

/** What all callers together may ask of the API in a second, and at once: the bill has a ceiling. */
const RATE = 1_000;
const BURST = 2_000;

/**
 * An API Gateway HTTP API for `/api/*`. It does not know its function before {@link serve}, so that the function may
 * know where the API is reached. `/hooks` of the server is not exposed: on AWS the media services call functions.
 */
export class HttpApi extends Construct {
  readonly api: GatewayHttpApi;
  /** Host name, for a distribution in front of it. */
  readonly domainName: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.api = new GatewayHttpApi(this, 'Api', { createDefaultStage: false });
    const logs = new LogGroup(this, 'AccessLogs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: RATE, burstLimit: BURST },
      detailedMetricsEnabled: true,
      accessLogSettings: { destination: new LogGroupLogDestination(logs), format: ACCESS_LOG },
    });
    this.domainName = Fn.select(2, Fn.split('/', this.api.apiEndpoint));
  }

  /**
   * Sends every request under `/api` to the function; callers are known by their tokens, which the function verifies.
   */
  serve(handler: IFunction, paths: readonly string[] = ['/api/{proxy+}']): void {
    const integration = new HttpLambdaIntegration('Integration', handler);
    for (const path of paths) {
      const routes = this.api.addRoutes({ path, methods: [HttpMethod.ANY], integration });
      for (const route of routes) {
        acknowledge(route, {
          'AwsSolutions-APIG4':
            'The function verifies the token itself: events have guests, whose tokens no authorizer knows.',
        });
      }
    }
  }
}

/** JSON, without the query and without headers: neither a token nor an e-mail address gets into the log. */
const ACCESS_LOG = AccessLogFormat.custom(
  JSON.stringify({
    at: '$context.requestTime',
    id: '$context.requestId',
    ip: '$context.identity.sourceIp',
    method: '$context.httpMethod',
    path: '$context.path',
    status: '$context.status',
    milliseconds: '$context.responseLatency',
    error: '$context.integrationErrorMessage',
  }),
);
