/**
 * Stands in for `@aws-sdk/endpoint-cache` in the bundles of functions: the client of DynamoDB makes one, for a way to
 * find endpoints that is off unless somebody switches it on.
 */
export class EndpointCache {}
