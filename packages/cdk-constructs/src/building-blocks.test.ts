import { RemovalPolicy } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { PublicHostedZone } from 'aws-cdk-lib/aws-route53';
import { beforeAll, expect, it } from 'vitest';
import { EventStore, IdentityPool, MailIdentity, SignIn, TokenMinter } from './index.js';
import { checkedByNag, newStack } from './testing/stack.test.support.js';

let template: Template;

beforeAll(() => {
  const stack = newStack();
  const store = new EventStore(stack, 'Events', {
    encryptionKey: new Key(stack, 'Key', { enableKeyRotation: true }),
    removalPolicy: RemovalPolicy.RETAIN,
  });
  new TokenMinter(stack, 'Tokens', {
    store,
    issuer: { url: 'https://id.example.org', audience: 'site' },
    allowedOrigins: ['https://example.org'],
    lineUrl: 'wss://line.example.org',
  });
  const accounts = new SignIn(stack, 'SignIn', { accounts: 'invited' });
  const client = accounts.userPool.addClient('Other');
  new IdentityPool(stack, 'Credentials', { userPool: accounts.userPool, client });
  const mail = new MailIdentity(stack, 'Mail', {
    zone: PublicHostedZone.fromPublicHostedZoneAttributes(stack, 'Zone', {
      hostedZoneId: 'Z1',
      zoneName: 'example.org',
    }),
  });
  mail.grantSend(new Role(stack, 'Sender', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }));
  checkedByNag(stack);
  template = Template.fromStack(stack);
}, 120_000);

it("EventStore: a key and a removal policy of one's own", () => {
  template.hasResource('AWS::DynamoDB::GlobalTable', {
    DeletionPolicy: 'Retain',
    Properties: { SSESpecification: { SSEEnabled: true, SSEType: 'KMS' } },
  });
});

it('TokenMinter: the three token routes and no other (S5.2)', () => {
  const routes = Object.values(template.findResources('AWS::ApiGatewayV2::Route')).map(
    ({ Properties }) => Properties.RouteKey as string,
  );
  expect(routes.sort()).toEqual(
    ['chat-token', 'line-ticket', 'stage-token'].map((kind) => `ANY /api/events/{id}/${kind}`),
  );
});

it('SignIn: nobody makes an account by themselves where people are invited', () => {
  template.hasResourceProperties('AWS::Cognito::UserPool', {
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
  });
});

it('IdentityPool: no credentials for guests', () => {
  template.hasResourceProperties('AWS::Cognito::IdentityPool', {
    AllowUnauthenticatedIdentities: false,
    AllowClassicFlow: false,
  });
});

it('MailIdentity: signed, over TLS, and only for who was granted it (S4.15)', () => {
  template.hasResourceProperties('AWS::SES::EmailIdentity', {
    EmailIdentity: 'example.org',
    MailFromAttributes: { MailFromDomain: 'mail.example.org' },
  });
  template.hasResourceProperties('AWS::SES::ConfigurationSet', { DeliveryOptions: { TlsPolicy: 'REQUIRE' } });
  template.hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: { Statement: [Match.objectLike({ Action: 'ses:SendEmail', Effect: 'Allow' })] },
  });
});
