import type { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Table, TableV2, AttributeType, StreamViewType } from 'aws-cdk-lib/aws-dynamodb';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import { beforeAll, describe, expect, it } from 'vitest';
import { newStack, pages, refusal } from '../testing/stack.test.support.js';
import { LiveEventBackend } from './live-event-backend.js';

interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, never>;
  readonly DependsOn?: readonly string[];
}

describe('LiveEventBackend with nothing but its pages', () => {
  let template: Template;
  let resources: Readonly<Record<string, Resource>>;
  const functionOf = (handler: string): [string, Resource] =>
    Object.entries(resources).find(
      ([, { Properties }]) => (Properties as { Description?: string })?.Description === `Rostrum: ${handler}`,
    )!;
  const environmentOf = (handler: string): Record<string, unknown> =>
    functionOf(handler)[1].Properties['Environment']!['Variables'];

  beforeAll(() => {
    const stack = newStack();
    new LiveEventBackend(stack, 'Live', { site: pages });
    template = Template.fromStack(stack);
    resources = template.toJSON()['Resources'] as Record<string, Resource>;
  }, 120_000);

  it('has a function for each handler, on arm64, with JSON logs and traces (S4.17)', () => {
    for (const handler of [
      'http',
      'line',
      'fan-out',
      'effects',
      'chat-review',
      'media-events',
      'schedule',
      'teardown',
    ]) {
      expect(functionOf(handler)[1].Properties).toMatchObject({
        Architectures: ['arm64'],
        Handler: 'index.handler',
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: { LogFormat: 'JSON' },
      });
    }
  });

  it('tells every handler of the deployment', () => {
    for (const handler of [
      'http',
      'line',
      'fan-out',
      'effects',
      'chat-review',
      'media-events',
      'schedule',
      'teardown',
    ]) {
      expect(Object.keys(environmentOf(handler))).toEqual(
        expect.arrayContaining([
          'ROSTRUM_TABLE',
          'ROSTRUM_PUBLIC_URL',
          'ROSTRUM_ALLOWED_ORIGINS',
          'ROSTRUM_ISSUER_URL',
          'ROSTRUM_ISSUER_AUDIENCE',
          'ROSTRUM_LINE_URL',
          'ROSTRUM_LINE_MANAGEMENT_URL',
          'ROSTRUM_LATER_QUEUE_URL',
          'ROSTRUM_PROXIES',
        ]),
      );
    }
    for (const handler of ['http', 'effects']) {
      expect(Object.keys(environmentOf(handler))).toEqual(
        expect.arrayContaining([
          'ROSTRUM_SCHEDULE_GROUP',
          'ROSTRUM_SCHEDULE_ROLE_ARN',
          'ROSTRUM_SCHEDULE_TARGET_ARN',
          'ROSTRUM_CHAT_REVIEW_ARN',
        ]),
      );
    }
  });

  it('exposes /api and not the hooks; one origin for pages and API', () => {
    const http = Object.values(template.findResources('AWS::ApiGatewayV2::Route')).map(
      ({ Properties }) => Properties.RouteKey as string,
    );
    expect(http.sort()).toEqual(['$connect', '$default', '$disconnect', 'ANY /api/{proxy+}']);
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: { CacheBehaviors: [{ PathPattern: '/api/*', ViewerProtocolPolicy: 'https-only' }] },
    });
  });

  it('answers on the line itself', () => {
    template.resourceCountIs('AWS::ApiGatewayV2::RouteResponse', 1);
    template.hasResourceProperties('AWS::ApiGatewayV2::Route', {
      RouteKey: '$default',
      RouteResponseSelectionExpression: '$default',
    });
  });

  it('follows the table: frames at once, effects within a second, in order, with what fails set aside', () => {
    const follower = (handler: string, sortKeys: readonly string[], window?: number) =>
      template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
        FunctionName: { Ref: functionOf(handler)[0] },
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        DestinationConfig: Match.objectLike({ OnFailure: Match.anyValue() }),
        MaximumBatchingWindowInSeconds: window ?? Match.absent(),
        FilterCriteria: {
          Filters: sortKeys.map((prefix) => ({
            Pattern: JSON.stringify({
              dynamodb: { Keys: { pk: { S: [{ prefix: 'EVENT#' }] }, sk: { S: [{ prefix }] } } },
            }),
          })),
        },
      });
    follower('fan-out', ['LOG#', 'LINE#']);
    follower('effects', ['LOG#'], 1);
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      SSESpecification: { SSEEnabled: true },
    });
  });

  it("has every message reviewed by a function that this account's rooms alone may ask (S4.9)", () => {
    expect(functionOf('chat-review')[1].Properties).toMatchObject({ Timeout: 1 });
    template.hasResourceProperties('AWS::Lambda::Permission', {
      Principal: 'ivschat.amazonaws.com',
      SourceAccount: { Ref: 'AWS::AccountId' },
      Action: 'lambda:InvokeFunction',
    });
  });

  it('hears what Amazon IVS reports (S2.19)', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.ivs'],
        'detail-type': [
          'IVS Stage Update',
          'IVS Stream State Change',
          'IVS Recording State Change',
          'IVS Composition State Change',
        ],
      },
    });
  });

  it('leaves nothing behind: media go when nobody makes any more, while the table is there (S2.22, S3.6)', () => {
    const [[media, teardown]] = Object.entries(template.findResources('Custom::RostrumMedia')) as [[string, Resource]];
    expect(teardown.DependsOn).toContainEqual(expect.stringMatching(/^LiveEventsTable/));
    for (const maker of ['http', 'effects']) expect(functionOf(maker)[1].DependsOn).toContain(media);
    for (const type of [
      'AWS::DynamoDB::GlobalTable',
      'AWS::S3::Bucket',
      'AWS::Cognito::UserPool',
      'AWS::Logs::LogGroup',
    ]) {
      for (const resource of Object.values(template.findResources(type)))
        expect(resource).toMatchObject({ DeletionPolicy: 'Delete' });
    }
    // A function without a log group of its own would make one that stays.
    for (const { Properties } of Object.values(template.findResources('AWS::Lambda::Function'))) {
      expect(Properties.LoggingConfig?.LogGroup, Properties.Description as string).toBeDefined();
    }
  });

  it('keeps logs for 30 days (S4.17)', () => {
    template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 });
  });

  it('has people sign in with a verified address, 12 characters, code, tokens of 1 h, 1 h, 14 d (S4.16)', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      AutoVerifiedAttributes: ['email'],
      Policies: { PasswordPolicy: Match.objectLike({ MinimumLength: 12 }) },
    });
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AccessTokenValidity: 60,
      IdTokenValidity: 60,
      RefreshTokenValidity: 20_160,
    });
  });

  it('has no key of Amazon IVS and no password in the template', () => {
    const types = Object.values(resources).map(({ Type }) => Type);
    expect(types.filter((type) => /^AWS::IVS/.test(type))).toEqual([]);
    expect(JSON.stringify(resources)).not.toMatch(/PRIVATE KEY|"secretString|sk_/i);
  });

  it('lets nobody past the firewall: CloudFront and the function share a secret, which no template shows (S4.18)', () => {
    const sent = (Object.values(template.findResources('AWS::CloudFront::Distribution'))[0] as Resource)
      .Properties['DistributionConfig']!['Origins'] as unknown as { OriginCustomHeaders?: { HeaderName: string; HeaderValue: unknown }[] }[];
    const [header] = sent.flatMap(({ OriginCustomHeaders = [] }) => OriginCustomHeaders);
    expect(header!.HeaderName).toBe('x-rostrum-front');
    expect(JSON.stringify(header!.HeaderValue)).toContain('{{resolve:secretsmanager:');
    expect(environmentOf('http')['ROSTRUM_FRONT_SECRET']).toEqual(header!.HeaderValue);
    for (const handler of ['line', 'fan-out', 'effects']) expect(environmentOf(handler)).not.toHaveProperty('ROSTRUM_FRONT_SECRET');
  });

  it('alarms at what the requirement says (S4.17)', () => {
    const alarm = (AlarmDescription: string, Threshold: number, more: object = {}) =>
      template.hasResourceProperties('AWS::CloudWatch::Alarm', {
        AlarmDescription,
        Threshold,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        TreatMissingData: 'notBreaching',
        ...more,
      });
    alarm('The API fails.', 5, { Period: 300 });
    alarm('The API refuses unusually often.', 50, { Period: 300 });
    alarm('One request in a hundred takes 5 s or more.', 5_000, { ExtendedStatistic: 'p99' });
    alarm('The line refuses unusually often.', 10, { Period: 60 });
    alarm('A function failed.', 1);
    alarm('A function was not let run: more concurrent executions are needed.', 1);
    alarm('Work was set aside after every attempt failed.', 1);
    const age = (handler: string) => Match.objectLike({
      MetricStat: Match.objectLike({
        Stat: 'Maximum',
        Metric: {
          Namespace: 'AWS/Lambda', MetricName: 'IteratorAge',
          Dimensions: [{ Name: 'FunctionName', Value: { Ref: functionOf(handler)[0] } }],
        },
      }),
    });
    alarm('What is stored waits a minute or more for those who tell the audience: look for errors and throttles.', 60_000, {
      Metrics: [Match.objectLike({ Expression: 'MAX([m0, m1])' }), age('fan-out'), age('effects')],
    });
    template.resourceCountIs('AWS::CloudWatch::Dashboard', 1);
    template.resourceCountIs('AWS::Logs::QueryDefinition', 4);
  });

  it('marks what it costs', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      Tags: Match.arrayWith([{ Key: 'rostrum', Value: 'test' }]),
    });
  });

  it('says where it is', () => {
    expect(
      Object.keys(template.toJSON()['Outputs'] as object)
        .map((name) => name.replace(/[0-9A-F]{8}$/, ''))
        .sort(),
    ).toEqual(['LiveApiUrl', 'LiveClientId', 'LiveIssuerUrl', 'LiveSiteUrl', 'LiveTableName']);
  });
});

describe('what cannot be deployed', () => {
  const backend = (props: ConstructorParameters<typeof LiveEventBackend>[2], stack = newStack()) =>
    refusal(() => new LiveEventBackend(stack, 'Live', props));

  it.each([
    ['identity/issuer-not-https', { issuer: { url: 'http://id.example.org', audience: 'site' } }],
    [
      'backend/accounts-of-another-issuer',
      { issuer: { url: 'https://id.example.org', audience: 'site' }, accounts: 'open' },
    ],
    ['backend/origin-not-https', { allowedOrigins: ['https://example.org/page'] }],
    ['backend/origin-not-https', { allowedOrigins: ['*'] }],
    ['operations/budget-without-email', { operations: { monthlyBudget: 50 } }],
    ['site/not-built', { site: '/nowhere' }],
  ] as const)('%s', (code, props) => {
    expect(backend(props)).toBe(code);
  });

  it('domain/not-in-zone', () => {
    const stack = newStack();
    const zone = HostedZone.fromHostedZoneAttributes(stack, 'Zone', { hostedZoneId: 'Z1', zoneName: 'example.org' });
    expect(backend({ domain: { name: 'example.com', zone } }, stack)).toBe('domain/not-in-zone');
  });

  it('site/region-unknown', () => {
    expect(backend({}, newStack({ env: {} }))).toBe('site/region-unknown');
  });

  it('handlers/not-built', () => {
    expect(backend({}, newStack({ context: { 'rostrum:handlers': '/nowhere' } }))).toBe('handlers/not-built');
  });

  it("store/no-stream, and a table of one's own with one", () => {
    const stack = newStack();
    const key = {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
    };
    expect(backend({ store: { table: new TableV2(stack, 'Bare', key) } }, stack)).toBe('store/no-stream');
    const other = newStack();
    const table = new Table(other, 'Own', { ...key, stream: StreamViewType.NEW_AND_OLD_IMAGES });
    expect(new LiveEventBackend(other, 'Live', { store: { table } }).store.table).toBe(table);
  });

  it('says what, why and the mend', () => {
    expect(() => new LiveEventBackend(newStack({ env: {} }), 'Live')).toThrow(
      'The stack test does not say in which Region it is, and CloudFront wants its firewall in us-east-1. ' +
        'Give the stack a Region: env: { region: process.env.CDK_DEFAULT_REGION }. (site/region-unknown)',
    );
  });
});

it('makes what CloudFront wants in us-east-1 there, in a second stack, wherever the rest is (S4.18, S4.19)', () => {
  const stack = newStack({ env: { region: 'eu-west-1', account: '111122223333' }, crossRegionReferences: true });
  const zone = HostedZone.fromHostedZoneAttributes(stack, 'Zone', { hostedZoneId: 'Z1', zoneName: 'example.org' });
  new LiveEventBackend(stack, 'Live', { domain: { name: 'live.example.org', zone } });
  const edge = stack.node.root.node.findChild('test-edge') as Stack;
  const [here, there] = [Template.fromStack(stack), Template.fromStack(edge)];
  there.resourceCountIs('AWS::WAFv2::WebACL', 1);
  there.hasResourceProperties('AWS::CertificateManager::Certificate', {
    DomainName: 'live.example.org',
    SubjectAlternativeNames: ['*.live.example.org'],
    ValidationMethod: 'DNS',
  });
  here.resourceCountIs('AWS::WAFv2::WebACL', 0);
  // The line is in the stack's own Region, and so is its certificate.
  here.resourceCountIs('AWS::CertificateManager::Certificate', 1);
  here.hasResourceProperties('AWS::ApiGatewayV2::DomainName', { DomainName: 'ws.live.example.org' });
  here.hasResourceProperties('AWS::CloudFront::Distribution', {
    DistributionConfig: { Aliases: ['live.example.org', 'www.live.example.org', 'api.live.example.org'] },
  });
  const records = Object.values(here.findResources('AWS::Route53::RecordSet')).map(
    ({ Properties }) => Properties.Name as string,
  );
  for (const name of ['', 'www.', 'api.', 'ws.']) {
    expect(records.filter((record) => record === `${name}live.example.org.`)).toHaveLength(2);
  }
});
