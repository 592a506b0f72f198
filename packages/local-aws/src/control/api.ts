import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CallFaults } from '../faults/call-faults.js';
import type { Log } from '../log.js';
import { AwsError, throttled, unknownOperation } from './aws-error.js';
import type { CallLog } from './call-log.js';
import type { Services } from './operation.js';
import { operations } from './operations.js';
import { callerOf, inputOf, operationNamed } from './request.js';

export interface ApiOptions {
  readonly services: Services;
  readonly faults: CallFaults;
  readonly calls: CallLog;
  readonly log: Log;
}

/** Answers one request to an AWS API; every outcome is an answer, so it does not reject. */
export type Api = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * The AWS JSON APIs (restJson1): `POST /<Operation>` and `/tags/{arn}`. Signatures are not verified, but a request must
 * carry one. Every refusal is an AWS exception; 500 InternalServerException is ours alone and is logged.
 */
export function createApi({ services, faults, calls, log }: ApiOptions): Api {
  async function output(name: string, request: IncomingMessage): Promise<object | undefined> {
    const operation = operations.get(name);
    if (!operation) throw unknownOperation(name.slice(0, 64));
    const caller = callerOf(request);
    const input = await inputOf(request);
    await faults.before(name);
    if (!services.quotas.admit(name, caller.region)) throw throttled();
    const result = await operation.run(services, input, caller);
    if (operation.stores) await services.store.save();
    return result;
  }

  return async (request, response) => {
    const name = operationNamed(request);
    const started = performance.now();
    const time = new Date(services.clock.now()).toISOString();
    const record = (status: number, error?: string): void => calls.record(
      { time, operation: name, status, milliseconds: Math.round(performance.now() - started), error },
      operations.has(name),
    );
    try {
      const body = await output(name, request);
      const withheld = faults.withheld(name);
      if (withheld) {
        record(0, 'AnswerWithheld');
        if (withheld === 'reset') request.socket.destroy();
        return;
      }
      record(body ? 200 : 204);
      send(response, body ? 200 : 204, body && JSON.stringify(body));
    } catch (error) {
      const refusal = error instanceof AwsError ? error : unexpected(error, name, log);
      record(refusal.status, refusal.type);
      send(response, refusal.status, refusal.body(), refusal.type);
    }
  };
}

function unexpected(error: unknown, operation: string, log: Log): AwsError {
  const { message } = error instanceof Error ? error : new Error(String(error));
  log('operation-failed', { operation, message });
  return new AwsError('InternalServerException', 500, 'Internal server error');
}

function send(response: ServerResponse, status: number, body = '', errorType?: string): void {
  response.writeHead(status, {
    'x-amzn-requestid': randomUUID(),
    ...(body ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } : {}),
    ...(errorType ? { 'x-amzn-errortype': errorType } : {}),
    // What is left of a body that was not read to its end would be taken for the next request.
    ...(status === 413 ? { connection: 'close' } : {}),
  });
  response.end(body);
}
