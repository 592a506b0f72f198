import { Stack, Token, Validations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Where Amazon IVS was in November 2026. */
const REGIONS: readonly string[] = [
  'us-east-1', 'us-west-2', 'eu-west-1', 'eu-central-1', 'ap-south-1', 'ap-northeast-1', 'ap-northeast-2',
];

/** Warns of a Region without Amazon IVS. It is no error: AWS may have come there since. */
export function warnOutsideIvs(scope: Construct): void {
  const { region } = Stack.of(scope);
  if (Token.isUnresolved(region) || REGIONS.includes(region)) return;
  Validations.of(scope).addWarning(
    'rostrum:region-without-ivs',
    `Amazon IVS was not in ${region} when this was written, and events there have neither stage nor chat. ` +
    `Deploy to one of ${REGIONS.join(', ')}, unless it is there now.`,
  );
}
