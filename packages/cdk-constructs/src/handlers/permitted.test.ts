import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { expect, it } from 'vitest';
import { LiveEventBackend } from '../backend/live-event-backend.js';
import { newStack } from '../testing/stack.test.support.js';
import { AWS_CALLS, type AwsCaller } from './aws-calls.js';

/** What event sources, logs and traces need. */
const OF_LAMBDA = [
  'logs:CreateLogStream',
  'logs:PutLogEvents',
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'dynamodb:ListStreams',
  'dynamodb:DescribeStream',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
  'sqs:ReceiveMessage',
  'sqs:ChangeMessageVisibility',
  'sqs:GetQueueUrl',
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
  'sqs:SendMessage',
];

it('a handler may do what it calls and nothing else, with no wildcard action (issue 5)', () => {
  const stack = newStack();
  new LiveEventBackend(stack, 'Live', { store: { encryptionKey: new Key(stack, 'Key') } });
  const { Resources } = Template.fromStack(stack).toJSON() as { Resources: Record<string, Resource> };
  const functions = Object.values(Resources).filter(
    ({ Type, Properties }) =>
      Type === 'AWS::Lambda::Function' && String(Properties.Description).startsWith('Rostrum: '),
  );
  expect(functions).toHaveLength(8);
  for (const { Properties } of functions) {
    const caller = Properties.Description!.slice('Rostrum: '.length) as AwsCaller;
    const role = Properties.Role!['Fn::GetAtt'][0];
    const statements = Object.values(Resources)
      .filter(
        ({ Type, Properties: { Roles } }) => Type === 'AWS::IAM::Policy' && Roles?.some(({ Ref }) => Ref === role),
      )
      .flatMap(({ Properties: { PolicyDocument } }) => PolicyDocument!.Statement);
    const allowed = new Set(statements.flatMap(({ Action }) => Action));
    const called = AWS_CALLS[caller].flatMap(({ service, actions }) => actions.map((action) => `${service}:${action}`));
    expect(
      [...allowed].filter((action) => action.includes('*')),
      caller,
    ).toEqual([]);
    expect(
      called.filter((action) => !allowed.has(action)),
      caller,
    ).toEqual([]);
    expect(
      [...allowed].filter((action) => !called.includes(action) && !OF_LAMBDA.includes(action)),
      caller,
    ).toEqual([]);
    // Whatever can be named is named.
    for (const { Action, Resource } of statements) {
      if (Resource === '*')
        expect(
          [Action].flat().every((action) => /^xray:|ListStreams$/.test(action)),
          caller,
        ).toBe(true);
    }
  }
});

interface Resource {
  readonly Type: string;
  readonly Properties: {
    readonly Description?: string;
    readonly Role?: { readonly 'Fn::GetAtt': readonly [string, string] };
    readonly Roles?: readonly { readonly Ref: string }[];
    readonly PolicyDocument?: {
      readonly Statement: readonly { readonly Action: string | string[]; readonly Resource: unknown }[];
    };
  };
}
