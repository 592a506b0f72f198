import { Template } from 'aws-cdk-lib/assertions';
import { expect, it } from 'vitest';
import { newStack } from '../testing/stack.test.support.js';
import { Firewall } from './firewall.js';

interface Rule {
  readonly Name: string;
  readonly Statement: {
    readonly RateBasedStatement?: { readonly Limit: number; readonly EvaluationWindowSec: number };
  };
  readonly Action?: { readonly Block: { readonly CustomResponse: object } };
}

it('lets an address ask 100 times a minute, 500 with a token, and answers the rest with a problem (S4.18)', () => {
  const stack = newStack();
  new Firewall(stack, 'Firewall');
  const [acl] = Object.values(Template.fromStack(stack).findResources('AWS::WAFv2::WebACL'));
  const { Scope, Rules, CustomResponseBodies } = acl!.Properties as {
    Scope: string;
    Rules: readonly Rule[];
    CustomResponseBodies: Record<string, { Content: string }>;
  };
  expect(Scope).toBe('CLOUDFRONT');
  const rates = Rules.filter(({ Statement }) => Statement.RateBasedStatement);
  expect(
    rates.map(({ Name, Statement: { RateBasedStatement } }) => [
      Name,
      RateBasedStatement!.Limit,
      RateBasedStatement!.EvaluationWindowSec,
    ]),
  ).toEqual([
    ['strangers', 100, 60],
    ['signed-in', 500, 60],
  ]);
  for (const { Action } of rates) {
    expect(Action!.Block.CustomResponse).toMatchObject({
      ResponseCode: 429,
      CustomResponseBodyKey: 'too-many',
      ResponseHeaders: [{ Name: 'retry-after', Value: '60' }],
    });
  }
  expect(JSON.parse(CustomResponseBodies['too-many']!.Content)).toMatchObject({ status: 429, code: 'limits/too-many' });
  expect(Rules.map(({ Name }) => Name)).toEqual(
    expect.arrayContaining([
      'AWSManagedRulesCommonRuleSet',
      'AWSManagedRulesKnownBadInputsRuleSet',
      'AWSManagedRulesAmazonIpReputationList',
    ]),
  );
});
