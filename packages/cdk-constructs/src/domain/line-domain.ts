import { ApiMapping, DomainName, EndpointType, SecurityPolicy } from 'aws-cdk-lib/aws-apigatewayv2';
import { ApiGatewayv2DomainProperties } from 'aws-cdk-lib/aws-route53-targets';
import type { Construct } from 'constructs';
import type { Line } from '../line/line.js';
import type { Domain } from './domain.js';

/** Gives the line its name (`ws.`), and tells the URL. */
export function lineDomain(scope: Construct, domain: Domain, line: Line): string {
  const name = new DomainName(scope, 'LineDomain', {
    domainName: domain.line,
    certificate: domain.lineCertificate,
    endpointType: EndpointType.REGIONAL,
    securityPolicy: SecurityPolicy.TLS_1_2,
  });
  new ApiMapping(scope, 'LineMapping', { api: line.api, domainName: name, stage: line.stage });
  domain.point(domain.line, new ApiGatewayv2DomainProperties(name.regionalDomainName, name.regionalHostedZoneId));
  return `wss://${domain.line}`;
}
