import { ArnFormat, Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.js';

/** AWS allows so many new connections a second; messages of all connections together are some more (S4.13). */
const RATE = 2_000;
const BURST = 4_000;
const STAGE = 'live';

/**
 * The line: a WebSocket API, one connection per participant, opened with a single-use ticket. Like {@link HttpApi} it
 * gets its function later.
 */
export class Line extends Construct {
  readonly api: WebSocketApi;
  readonly stage: WebSocketStage;
  /** What browsers connect to: `wss:`. */
  readonly url: string;
  /** Where frames are posted to: `https:`. */
  readonly managementUrl: string;
  /** ARN of every connection, for `execute-api:ManageConnections`. */
  readonly connectionsArn: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    // Every message is JSON with a type, but one route takes them all: the server knows the types.
    this.api = new WebSocketApi(this, 'Api', { routeSelectionExpression: '$request.body.type' });
    this.stage = new WebSocketStage(this, 'Stage', {
      webSocketApi: this.api,
      stageName: STAGE,
      autoDeploy: true,
      throttle: { rateLimit: RATE, burstLimit: BURST },
      detailedMetricsEnabled: true,
    });
    acknowledge(this.stage, {
      'AwsSolutions-APIG1':
        'Access logs of a WebSocket API need a role in the settings of the account, which no stack should change; ' +
        'the function logs who comes and goes.',
    });
    this.url = this.stage.url;
    this.managementUrl = this.stage.callbackUrl;
    this.connectionsArn = Stack.of(this).formatArn({
      service: 'execute-api',
      resource: this.api.apiId,
      resourceName: `${STAGE}/*/@connections/*`,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
  }

  serve(handler: IFunction): void {
    const integration = (name: string) => new WebSocketLambdaIntegration(`${name}Integration`, handler);
    const routes = [
      this.api.addRoute('$connect', { integration: integration('Connect') }),
      this.api.addRoute('$disconnect', { integration: integration('Disconnect') }),
      this.api.addRoute('$default', { integration: integration('Message'), returnResponse: true }),
    ];
    for (const route of routes) {
      acknowledge(route, {
        'AwsSolutions-APIG4':
          'The function takes the single-use ticket in Sec-WebSocket-Protocol; an authorizer would spend it twice.',
      });
    }
  }
}
