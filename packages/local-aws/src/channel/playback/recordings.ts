import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { answeredByMethod, CROSS_ORIGIN, PLAYLIST, refuse, SEGMENT } from './answer.js';
import { PlaybackDenied } from './denied.js';

const TYPES = new Map([['m3u8', PLAYLIST], ['ts', SEGMENT], ['json', 'application/json']]);
/** What our own writers name things; none of these leads elsewhere. */
const NAME = /^(?!\.+$)[A-Za-z0-9._-]+$/;

/** Answers `/recording/<bucket>/<key>` from the directory that stands for Amazon S3. */
export async function answerRecording(
  directory: string, request: IncomingMessage, response: ServerResponse,
): Promise<void> {
  if (answeredByMethod(request, response)) return;
  const names = (request.url ?? '').split('?', 1)[0]?.split('/').slice(2) ?? [];
  try {
    const type = TYPES.get(names.at(-1)?.split('.').at(-1) ?? '');
    if (type === undefined || !names.every((name) => NAME.test(name))) throw new PlaybackDenied('Not found', 404);
    const file = join(directory, ...names);
    const found = await stat(file).catch(() => undefined);
    if (!found?.isFile()) throw new PlaybackDenied('Not found', 404);
    response.writeHead(200, {
      ...CROSS_ORIGIN, 'content-type': type, 'content-length': found.size, 'cache-control': 'no-cache',
    });
    if (request.method === 'HEAD') response.end();
    // A viewer who leaves half-way is no problem.
    else await pipeline(createReadStream(file, { end: Math.max(found.size - 1, 0) }), response).catch(() => undefined);
  } catch (error) {
    refuse(response, error);
  }
}
