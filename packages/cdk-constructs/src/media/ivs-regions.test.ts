import { CfnWaitConditionHandle } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { expect, it } from 'vitest';
import { newStack } from '../testing/stack.test.support.js';
import { warnOutsideIvs } from './ivs-regions.js';

const warnings = (region: string) => {
  const stack = newStack({ env: { region } });
  // CloudFormation takes no empty template.
  new CfnWaitConditionHandle(stack, 'Nothing');
  warnOutsideIvs(stack);
  return Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('Amazon IVS was not in')).length;
};

it('warns of a Region without Amazon IVS, and of no other', () => {
  expect(warnings('sa-east-1')).toBe(1);
  expect(warnings('eu-west-1')).toBe(0);
});
