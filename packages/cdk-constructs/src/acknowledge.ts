import { Aspects, Stack, Validations } from 'aws-cdk-lib';
import { CfnPolicy } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';

/**
 * Answers findings of cdk-nag's AwsSolutions pack for a construct and what is below it: rule, and why it is right as it
 * is. Whoever does not run cdk-nag sees nothing of it.
 */
export function acknowledge(scope: IConstruct, reasons: Readonly<Record<`AwsSolutions-${string}`, string>>): void {
  for (const [id, reason] of Object.entries(reasons)) Validations.of(scope).acknowledge({ id, reason });
}

/**
 * The same for the resources with a wildcard in the policies below; for actions with one only if they are meant too.
 */
export function acknowledgeWildcards(
  scope: IConstruct,
  reason: string,
  what: 'resources' | 'resources and actions',
): void {
  Aspects.of(scope).add({
    visit(node) {
      if (!(node instanceof CfnPolicy)) return;
      const { Statement } = Stack.of(node).resolve(node.policyDocument) as PolicyDocument;
      for (const { Action, Resource } of Statement) {
        const findings = [
          ...[Resource ?? []].flat().map((resource) => `Resource::${flat(resource)}`),
          ...(what === 'resources' ? [] : [Action ?? []].flat().map((action) => `Action::${action}`)),
        ];
        for (const finding of findings.filter((each) => each.includes('*'))) {
          Validations.of(node).acknowledge({ id: `AwsSolutions-IAM5[${finding}]`, reason });
        }
      }
    },
  });
}

const BASIC_EXECUTION = 'arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';

/** A function that the CDK brings along: its policies and its runtime are for the CDK to choose. */
export function acknowledgeCdkFunction(scope: IConstruct, purpose: string): void {
  acknowledge(scope, {
    [`AwsSolutions-IAM4[Policy::${BASIC_EXECUTION}]`]: `${purpose}: it writes its log.`,
    'AwsSolutions-L1': `${purpose}: the CDK chooses its runtime.`,
  });
  acknowledgeWildcards(scope, `${purpose}: the CDK grants it.`, 'resources and actions');
}

interface PolicyDocument {
  readonly Statement: readonly { readonly Action?: string | readonly string[]; readonly Resource?: unknown }[];
}

/** References as cdk-nag writes them. */
function flat(reference: unknown): string {
  if (typeof reference === 'string') return reference;
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join, 'Fn::Sub': text } = reference as Record<string, unknown>;
  if (typeof Ref === 'string') return `<${Ref}>`;
  if (attribute) return `<${(attribute as string[]).join('.')}>`;
  if (typeof text === 'string') return text.replace(/\$\{([^}]+)\}/g, '<$1>');
  if (!join) return JSON.stringify(reference);
  const [delimiter, parts] = join as [string, unknown[]];
  return parts.map(flat).join(delimiter);
}
