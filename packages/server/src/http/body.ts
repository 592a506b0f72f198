import { HttpError } from './problem.js';
import { malformed, parseJson } from './json.js';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The body of a request, if there is one. Errors: `http/too-large`, `http/malformed`. */
export async function readJson(request: Request, most: number): Promise<unknown> {
  const bytes = await readBytes(request, most);
  if (bytes.length === 0) return undefined;
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    throw malformed('it is not UTF-8');
  }
  return parseJson(text);
}

async function readBytes(request: Request, most: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge(most);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > most) throw tooLarge(most);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const tooLarge = (most: number) =>
  new HttpError(413, 'http/too-large', `The body is larger than ${most} bytes.`, 'Send less at once.');
