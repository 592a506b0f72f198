import {
  Function as EdgeFunction, FunctionCode, FunctionEventType, FunctionRuntime, type FunctionAssociation,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import type { Domain } from '../domain/domain.js';

/**
 * A path without a file is a route of the single-page application; `www` leads to the name without it. This is no error
 * page of the distribution, since that would stand in for the API's own 404 too.
 */
export function pagePaths(scope: Construct, domain: Domain | undefined): FunctionAssociation {
  return {
    eventType: FunctionEventType.VIEWER_REQUEST,
    function: new EdgeFunction(scope, 'PagePaths', {
      runtime: FunctionRuntime.JS_2_0,
      comment: 'Routes of the single-page application.',
      code: FunctionCode.fromInline(pagePathsCode(domain && { from: domain.www, to: domain.site })),
    }),
  };
}

/** What runs at the edge, for the tests to run too. */
export const pagePathsCode = (redirect: { readonly from: string; readonly to: string } | undefined): string => `
function handler(event) {
  var request = event.request;
${redirect ? `  if (request.headers.host.value === '${redirect.from}') {
    var location = 'https://${redirect.to}' + request.uri;
    return { statusCode: 301, statusDescription: 'Moved Permanently', headers: { location: { value: location } } };
  }
` : ''}  if (request.uri.split('/').pop().indexOf('.') < 0) request.uri = '/index.html';
  return request;
}
`.trim();
