import { LiveEventBackend } from '@rostrum/cdk-constructs';
import { Stack, type StackProps } from 'aws-cdk-lib';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';

export interface MeetupStackProps extends StackProps {
  /** Folder of the built pages. */
  readonly site: string;
  /** A name in a hosted zone of this account; the name that CloudFront gives when absent. */
  readonly domain?: { readonly name: string; readonly zoneName: string; readonly hostedZoneId: string } | undefined;
  readonly host?: 'lambda' | 'fargate' | undefined;
  /** Whom alarms are mailed to. */
  readonly email?: string | undefined;
  /** US dollars. */
  readonly monthlyBudget?: number | undefined;
}

/** The meetup on AWS: the same pages, the same server. */
export class MeetupStack extends Stack {
  constructor(scope: Construct, id: string, { site, domain, host, email, monthlyBudget, ...props }: MeetupStackProps) {
    super(scope, id, { description: 'Rostrum: the virtual meetup.', ...props });
    new LiveEventBackend(this, 'Meetup', {
      site,
      ...(host && { host }),
      ...(domain && {
        domain: { name: domain.name, zone: HostedZone.fromHostedZoneAttributes(this, 'Zone', domain) },
      }),
      operations: { ...(email && { email }), ...(monthlyBudget && { monthlyBudget }) },
    });
  }
}
