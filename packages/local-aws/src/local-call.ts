import type { IncomingMessage, ServerResponse } from 'node:http';
import { AwsError, serialization } from './control/aws-error.js';
import { fromThisMachine } from './faults/loopback.js';
import { BodyTooLarge, readBody } from './read-body.js';

const BODY_MAX_BYTES = 4 * 1024;

/**
 * Answers a call that only this machine may make: `handle` gets the JSON of the body and returns the JSON of the answer,
 * or throws AwsError. Resolves with the answer sent; rejects only when `handle` throws something else.
 */
export async function answerLocalCall(
  request: IncomingMessage, response: ServerResponse, handle: (body: unknown) => object,
): Promise<void> {
  try {
    if (!fromThisMachine(request)) throw new AwsError('AccessDeniedException', 403, 'Only this machine may call it');
    send(response, 200, JSON.stringify(handle(await jsonOf(request))));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    send(response, error.status, error.body());
  }
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  try {
    return JSON.parse(await readBody(request, BODY_MAX_BYTES));
  } catch (error) {
    if (error instanceof BodyTooLarge) throw new AwsError('RequestEntityTooLargeException', 413, error.message);
    throw serialization('The request body is not valid JSON');
  }
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    'content-type': 'application/json', ...(status === 413 ? { connection: 'close' } : {}),
  });
  response.end(body);
}
