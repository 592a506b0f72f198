import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';

/** Requests of one address in a minute (S4.18). */
const STRANGER = 100;
const SIGNED_IN = 500;
const MINUTE = 60;
const TOO_MANY = 'too-many';

/**
 * The firewall of site and API, for CloudFront, since HTTP APIs can have none of their own: AWS's managed rules, and so
 * many requests a minute of one address, more with a token (S4.18). Who asks more gets a problem document with 429. To
 * be made in us-east-1.
 */
export class Firewall extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const acl = new CfnWebACL(this, 'Acl', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: seen('all'),
      customResponseBodies: { [TOO_MANY]: { contentType: 'APPLICATION_JSON', content: JSON.stringify(PROBLEM) } },
      rules: [
        managed('AWSManagedRulesAmazonIpReputationList', 0),
        managed('AWSManagedRulesKnownBadInputsRuleSet', 1),
        // Who asks about <script> or quotes an address attacks nobody: questions are shown as text.
        managed('AWSManagedRulesCommonRuleSet', 2, ['CrossSiteScripting_BODY', 'GenericRFI_BODY']),
        rate('strangers', 3, STRANGER, { notStatement: { statement: WITH_TOKEN } }),
        rate('signed-in', 4, SIGNED_IN, WITH_TOKEN),
      ],
    });
    this.arn = acl.attrArn;
  }
}

/** As the server says it when one of its own limits is met (RFC 9457). */
const PROBLEM = {
  type: 'about:blank', title: 'Too Many Requests', status: 429, code: 'limits/too-many',
  detail: 'That is more requests than one address may make in a minute.', hint: 'Go on in a minute.',
};

/** Whether the token is worth anything is for the server to say, and it refuses before it does any work. */
const WITH_TOKEN: CfnWebACL.StatementProperty = {
  sizeConstraintStatement: {
    fieldToMatch: { singleHeader: { Name: 'authorization' } },
    comparisonOperator: 'GT',
    size: 0,
    textTransformations: [{ priority: 0, type: 'NONE' }],
  },
};

function rate(name: string, priority: number, limit: number, of: CfnWebACL.StatementProperty): CfnWebACL.RuleProperty {
  return {
    name,
    priority,
    statement: {
      rateBasedStatement: { aggregateKeyType: 'IP', evaluationWindowSec: MINUTE, limit, scopeDownStatement: of },
    },
    action: {
      block: {
        customResponse: {
          responseCode: 429,
          customResponseBodyKey: TOO_MANY,
          responseHeaders: [{ name: 'retry-after', value: String(MINUTE) }],
        },
      },
    },
    visibilityConfig: seen(name),
  };
}

function managed(name: string, priority: number, counted: readonly string[] = []): CfnWebACL.RuleProperty {
  return {
    name,
    priority,
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name,
        ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      },
    },
    overrideAction: { none: {} },
    visibilityConfig: seen(name),
  };
}

const seen = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: true,
});
