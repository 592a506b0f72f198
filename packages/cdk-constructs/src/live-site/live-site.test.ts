import { Match, Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { newStack, pages, refusal } from '../testing/stack.test.support.js';
import { checkedCues, type SiteCue } from './cue.js';
import { LiveSite } from './live-site.js';

const POLL: SiteCue = {
  when: { after: 'live', seconds: 10 },
  content: { kind: 'poll', question: 'Tea?', options: ['Yes', 'No'] },
};

describe('LiveSite', () => {
  let template: Template;

  beforeAll(() => {
    const stack = newStack();
    new LiveSite(stack, 'Site', {
      site: pages,
      title: 'Tonight',
      owner: { email: 'olga@example.org', name: 'Olga' },
      cues: [POLL],
    });
    template = Template.fromStack(stack);
  }, 180_000);

  it('says what an encoder needs, the key by its secret (S3.2)', () => {
    const outputs = template.toJSON()['Outputs'] as Record<string, { Value: unknown }>;
    const valueOf = (name: string) => Object.entries(outputs).find(([id]) => id.startsWith(name))?.[1].Value;
    expect(valueOf('SiteIVSWebsiteURL')).toBeDefined();
    expect(JSON.stringify(valueOf('SiteIngestEndpointIVS'))).toContain('IngestEndpoint');
    const secret = Object.keys(template.findResources('AWS::SecretsManager::Secret')).find((id) => id.includes('StreamKey'));
    expect(secret).toBeDefined();
    expect(valueOf('SiteStreamKeyIVS')).toEqual({ Ref: secret });
  });

  it('has no key and no channel in the template: the handler makes them (S3.1)', () => {
    template.hasResourceProperties('AWS::SecretsManager::Secret', { SecretString: Match.absent() });
    expect(JSON.stringify(template.toJSON())).not.toContain('AWS::IVS::');
  });

  it('tells the handler the rule list, and has it look every minute (S3.4, S3.7)', () => {
    template.hasResourceProperties('Custom::RostrumSite', {
      Title: 'Tonight',
      OwnerEmail: 'olga@example.org',
      OwnerName: 'Olga',
      Cues: JSON.stringify([POLL]),
    });
    template.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(1 minute)' });
  });

  it('keeps its pages in a private bucket (S3.6)', () => {
    template.allResourcesProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    template.resourceCountIs('AWS::CloudFront::OriginAccessControl', 1);
  });

  it('gives its owner an account, and nobody else', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolUser', { Username: 'olga@example.org' });
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    });
  });
});

it.each([-1, Number.NaN, 480 * 60 + 1])('a cue at %d s is in no event (S3.7)', (seconds) => {
  expect(refusal(() => checkedCues([{ ...POLL, when: { after: 'live', seconds } }]))).toBe(
    'live-site/cue-out-of-event',
  );
});
