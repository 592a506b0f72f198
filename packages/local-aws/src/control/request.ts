import type { IncomingMessage } from 'node:http';
import { BodyTooLarge, readBody } from '../read-body.js';
import { accessDenied, AwsError, serialization } from './aws-error.js';
import type { Caller } from './operation.js';

/** Twelve participant tokens with 1 KB of attributes and fifty tags fit well. */
const BODY_MAX_BYTES = 128 * 1024;

const TAG_OPERATIONS: Readonly<Record<string, string>> = {
  GET: 'ListTagsForResource', POST: 'TagResource', DELETE: 'UntagResource',
};

/** The operation that a request names: `POST /CreateStage`, or a method on `/tags/{arn}`. */
export function operationNamed({ method = '', url = '' }: IncomingMessage): string {
  const path = url.split('?', 1)[0] ?? '';
  if (path.startsWith('/tags/')) return TAG_OPERATIONS[method] ?? `${method} ${path}`;
  return method === 'POST' ? path.slice(1) : `${method} ${path}`;
}

/** Input of an operation: the JSON body, and for tags also what is in path and query. Throws AwsError. */
export async function inputOf(request: IncomingMessage): Promise<object> {
  const body = jsonObject(await bodyOf(request));
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  if (!pathname.startsWith('/tags/')) return body;
  return { ...body, resourceArn: decoded(pathname.slice('/tags/'.length)), tagKeys: searchParams.getAll('tagKeys') };
}

/** Region of the signature's credential scope. Throws AccessDeniedException when the request is not signed. */
export function callerOf({ headers }: IncomingMessage): Caller {
  const scope = /^AWS4-HMAC-SHA256 Credential=[^/,\s]+\/\d{8}\/([a-z0-9-]{1,32})\/[a-z0-9-]+\/aws4_request\b/
    .exec(headers.authorization ?? '');
  if (!scope?.[1]) throw accessDenied('Missing Authentication Token: the request carries no AWS credentials');
  return { region: scope[1] };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  try {
    return await readBody(request, BODY_MAX_BYTES);
  } catch (error) {
    if (error instanceof BodyTooLarge) throw new AwsError('RequestEntityTooLargeException', 413, error.message);
    // The client went away in the middle; nobody will read this.
    throw new AwsError('RequestAbortedException', 400, 'The request was cut off');
  }
}

function jsonObject(body: string): object {
  let value: unknown;
  try {
    // AWS takes null for "not given"; a member that is undefined is left out by JSON.parse.
    value = body === '' ? {} : JSON.parse(body, (_, member: unknown) => member ?? undefined);
  } catch {
    throw serialization('The request body is not valid JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw serialization('Start of structure expected: the request body must be a JSON object');
  }
  return value;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
