import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IPublicHostedZone } from 'aws-cdk-lib/aws-route53';
import { ConfigurationSet, ConfigurationSetTlsPolicy, EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';

export interface MailIdentityProps {
  /** The domain that mails are from. Its DKIM records are written there. */
  readonly zone: IPublicHostedZone;
}

/**
 * Lets a domain send mail by Amazon SES (S4.15): signed (DKIM), with a bounce address of the domain, over TLS or not at
 * all. A new account may write to verified addresses only, until AWS is asked for more.
 */
export class MailIdentity extends Construct {
  readonly identity: EmailIdentity;
  readonly configurationSet: ConfigurationSet;

  constructor(scope: Construct, id: string, { zone }: MailIdentityProps) {
    super(scope, id);
    this.configurationSet = new ConfigurationSet(this, 'Sending', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE, reputationMetrics: true,
    });
    this.identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.publicHostedZone(zone),
      mailFromDomain: `mail.${zone.zoneName}`,
      configurationSet: this.configurationSet,
    });
    this.identity.applyRemovalPolicy(RemovalPolicy.DESTROY);
  }

  /** Lets somebody send mails from addresses of the domain. */
  grantSend(grantee: IGrantable): Grant {
    const { configurationSetName } = this.configurationSet;
    return Grant.addToPrincipal({
      grantee,
      actions: ['ses:SendEmail'],
      resourceArns: [
        this.identity.emailIdentityArn,
        Stack.of(this).formatArn({ service: 'ses', resource: 'configuration-set', resourceName: configurationSetName }),
      ],
    });
  }
}
