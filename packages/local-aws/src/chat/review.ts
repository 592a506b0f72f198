import { setTimeout as pass } from 'node:timers/promises';
import * as v from 'valibot';
import { attributes } from '../control/constraints.js';
import type { MessageReviewHandler } from '../control/records.js';
import type { Log } from '../log.js';
import type { Attributes, Sender } from './frames.js';

/** Not adjustable: "Message review handler timeout period", Amazon IVS Chat service quotas. */
const BUDGET_MS = 200;
const ANSWER_MAX_BYTES = 16 * 1024;

/** Loads what `fetch` needs, which the first time takes a third of the budget. */
export async function warmUpReview(): Promise<void> {
  await fetch('data:,');
}

/** The payload that IVS Chat hands to the Lambda function. */
export interface ReviewedMessage {
  readonly Content: string;
  readonly MessageId: string;
  readonly RoomArn: string;
  readonly Attributes: Attributes;
  readonly Sender: Sender & { readonly Ip: string };
}

/** What the handler returns; an answer of any other form counts as none. */
const answer = v.object({
  ReviewResult: v.picklist(['ALLOW', 'DENY']),
  Content: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(1024))),
  Attributes: v.optional(attributes),
});

export type Verdict =
  | { readonly allowed: true; readonly content: string; readonly attributes: Attributes }
  | { readonly allowed: false; readonly reason: string };

export interface ReviewOptions {
  readonly secret: string | undefined;
  /** Milliseconds that the message is on its way to the handler: a fault. */
  readonly late: number;
  readonly log: Log;
}

/**
 * Has a message reviewed. The handler has 200 ms; when it is late, fails, answers something else or is the ARN of a
 * Lambda function, which is nowhere here, its `fallbackResult` decides and an allowed message goes out as it was.
 */
export async function review(
  handler: MessageReviewHandler, message: ReviewedMessage, { secret, late, log }: ReviewOptions,
): Promise<Verdict> {
  const given = await ask(handler.uri, message, secret, late).catch((error: unknown) => {
    log('review-handler-unreachable', { room: message.RoomArn, message: messageOf(error) });
    return undefined;
  });
  const allowed = (given?.ReviewResult ?? handler.fallbackResult) === 'ALLOW';
  if (!allowed) return { allowed, reason: given?.Attributes?.['Reason'] ?? 'Message rejected by the review handler' };
  return { allowed, content: given?.Content ?? message.Content, attributes: given?.Attributes ?? message.Attributes };
}

async function ask(
  uri: string, message: ReviewedMessage, secret: string | undefined, late: number,
): Promise<v.InferOutput<typeof answer>> {
  if (!/^https?:/.test(uri)) throw new Error('the handler is not an http(s) URL');
  // Covers the body as well: a handler that starts to answer in time and then stalls is late.
  const signal = AbortSignal.timeout(BUDGET_MS);
  if (late > 0) await pass(late, undefined, { signal });
  const response = await fetch(uri, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(secret ? { authorization: `Bearer ${secret}` } : {}) },
    body: JSON.stringify(message),
    redirect: 'error',
    signal,
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`the handler answered ${response.status}`);
  }
  return v.parse(answer, JSON.parse(await limitedText(response)));
}

async function limitedText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > ANSWER_MAX_BYTES) throw new Error(`the answer is larger than ${ANSWER_MAX_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function messageOf(error: unknown): string {
  return error instanceof v.ValiError ? 'the answer is not of the expected form' : String(error);
}
