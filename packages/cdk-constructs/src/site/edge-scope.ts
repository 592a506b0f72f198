import { Stack, Stage, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ConfigurationError } from '../configuration-error.js';

/** Certificates and firewalls of CloudFront are in this Region, wherever the rest is. */
const EDGE = 'us-east-1';

/**
 * Where to make what CloudFront wants in us-east-1: in the stack itself if it is there, else in a second stack, for
 * which the first one needs `crossRegionReferences: true`. Throws `site/region-unknown`.
 */
export function edgeScope(scope: Construct): Construct {
  const stack = Stack.of(scope);
  if (Token.isUnresolved(stack.region)) {
    throw new ConfigurationError(
      'site/region-unknown',
      `The stack ${stack.stackName} does not say in which Region it is, and CloudFront wants its firewall in ${EDGE}.`,
      'Give the stack a Region: env: { region: process.env.CDK_DEFAULT_REGION }.',
    );
  }
  if (stack.region === EDGE) return scope;
  const id = `${stack.node.id}-edge`;
  const around = Stage.of(scope)!;
  return (
    (around.node.tryFindChild(id) as Stack | undefined) ??
    new Stack(around, id, {
      description: `What CloudFront wants in us-east-1 for ${stack.stackName}.`,
      env: { account: stack.account, region: EDGE },
      crossRegionReferences: true,
    })
  );
}
