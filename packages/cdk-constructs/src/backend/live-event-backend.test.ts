import { Validations, App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { expect, test } from 'vitest';
import { newStack, pages } from '../testing/stack.test.support.js';
import { LiveEventBackend } from './live-event-backend.js';
import { writeFileSync } from 'node:fs';

test('it', () => {
  const stack = newStack();
  Validations.of(stack.node.root).addPlugins(new AwsSolutionsChecks(stack.node.root as App));
  new LiveEventBackend(stack, 'Live', { site: pages, operations: { email: 'a@b.c', monthlyBudget: 50 } });
  const out = (stack.node.root as App).synth();
  writeFileSync('/tmp/k5-template.json', JSON.stringify(Template.fromStack(stack).toJSON(), null, 1));
  console.log(out.directory);
});

test('fargate', () => {
  const stack = newStack();
  Validations.of(stack.node.root).addPlugins(new AwsSolutionsChecks(stack.node.root as App));
  new LiveEventBackend(stack, 'Live', { host: 'fargate', site: pages });
  (stack.node.root as App).synth();
  writeFileSync('/tmp/k5-fargate.json', JSON.stringify(Template.fromStack(stack).toJSON(), null, 1));
});
