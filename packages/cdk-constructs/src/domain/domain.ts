import { Stack } from 'aws-cdk-lib';
import { Certificate, CertificateValidation, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { AaaaRecord, ARecord, RecordTarget, type IHostedZone } from 'aws-cdk-lib/aws-route53';
import type { IAliasRecordTarget } from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import { ConfigurationError } from '../configuration-error.js';
import { edgeScope } from '../site/edge-scope.js';

/** A domain of one's own. */
export interface DomainProps {
  /** Of the site: `example.org`, or a name below it. */
  readonly name: string;
  /** The hosted zone that the name is in. `HostedZone.fromHostedZoneAttributes` needs no account at synth. */
  readonly zone: IHostedZone;
}

/**
 * The names of a deployment (S4.19), with certificates that renew themselves: `name` and `www` for the site, `api` for
 * the API alone, `ws` for the line.
 */
export class Domain extends Construct {
  readonly site: string;
  readonly www: string;
  readonly api: string;
  readonly line: string;
  /** For the site's names and `api`, in us-east-1. */
  readonly edgeCertificate: ICertificate;
  readonly #zone: IHostedZone;
  #lineCertificate: ICertificate | undefined;

  /** Throws `domain/not-in-zone`. */
  constructor(scope: Construct, id: string, { name, zone }: DomainProps) {
    super(scope, id);
    if (name !== zone.zoneName && !name.endsWith(`.${zone.zoneName}`)) {
      throw new ConfigurationError(
        'domain/not-in-zone',
        `${name} is not in the zone ${zone.zoneName}, so that its certificate could not be validated there.`,
        'Give the hosted zone that the name is in.',
      );
    }
    this.site = name;
    this.www = `www.${name}`;
    this.api = `api.${name}`;
    this.line = `ws.${name}`;
    this.#zone = zone;
    const edge = edgeScope(this);
    this.edgeCertificate = this.#certificate(edge);
    if (edge === this) this.#lineCertificate = this.edgeCertificate;
  }

  /** For the line, which is in the stack's own Region. */
  get lineCertificate(): ICertificate {
    return (this.#lineCertificate ??= this.#certificate(this));
  }

  /** Leads a name to where it is served. */
  point(name: string, target: IAliasRecordTarget): void {
    const id = name.split('.')[0]!;
    const record = { zone: this.#zone, recordName: name, target: RecordTarget.fromAlias(target) };
    new ARecord(this, `${id}-a`, record);
    new AaaaRecord(this, `${id}-aaaa`, record);
  }

  #certificate(scope: Construct): ICertificate {
    return new Certificate(scope, 'Certificate', {
      domainName: this.site,
      subjectAlternativeNames: [`*.${this.site}`],
      validation: CertificateValidation.fromDns(this.#zone),
      certificateName: Stack.of(this).stackName,
    });
  }
}
