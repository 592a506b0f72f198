import type { IOrigin } from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.js';

/** As `packages/server/src/lambda/front.ts` has it. */
const HEADER = 'x-rostrum-front';

/**
 * A distribution as the only way to an API: it sends a secret along, and the function refuses who does not. An HTTP API
 * can have no firewall of its own, and its own address cannot be closed to everybody but CloudFront.
 */
export class Front extends Construct {
  readonly origin: IOrigin;
  /** Of the function behind it. */
  readonly environment: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, { domainName }: { readonly domainName: string }) {
    super(scope, id);
    const secret = new Secret(this, 'Secret', {
      description: 'What CloudFront sends to the API with every request.',
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
    });
    acknowledge(secret, {
      'AwsSolutions-SMG4': 'Both sides take it from a deployment; it opens the way around the firewall and nothing else.',
    });
    // In the template this is a reference that CloudFormation resolves, never the value.
    const value = secret.secretValue.unsafeUnwrap();
    this.origin = new HttpOrigin(domainName, { customHeaders: { [HEADER]: value } });
    this.environment = { ROSTRUM_FRONT_SECRET: value };
  }
}
