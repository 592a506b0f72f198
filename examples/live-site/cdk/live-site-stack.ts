import { LiveSite, type SiteCue } from '@rostrum/cdk-constructs';
import { Stack, type StackProps } from 'aws-cdk-lib';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';

export interface LiveSiteStackProps extends StackProps {
  /** Folder of the built pages. */
  readonly site: string;
  readonly title: string;
  /** Whose site it is. Alarms are mailed there too. */
  readonly owner: { readonly email: string; readonly name: string };
  /** What is sent by itself. */
  readonly cues: readonly SiteCue[];
  /** A name in a hosted zone of this account; the name that CloudFront gives when absent. */
  readonly domain?: { readonly name: string; readonly zoneName: string; readonly hostedZoneId: string } | undefined;
  /** US dollars. */
  readonly monthlyBudget?: number | undefined;
}

/** The live site on AWS: one channel, one page, questions by themselves. */
export class LiveSiteStack extends Stack {
  constructor(scope: Construct, id: string, props: LiveSiteStackProps) {
    const { site, title, owner, cues, domain, monthlyBudget, ...rest } = props;
    super(scope, id, { description: 'Rostrum: the live site.', ...rest });
    new LiveSite(this, 'Site', {
      site,
      title,
      owner,
      cues,
      ...(domain && {
        domain: { name: domain.name, zone: HostedZone.fromHostedZoneAttributes(this, 'Zone', domain) },
      }),
      operations: { email: owner.email, ...(monthlyBudget && { monthlyBudget }) },
    });
  }
}
