import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

/** Serves the files of a single-page application; an address that is not a file is one of its pages. */
export function staticFiles(
  directory: string,
  headers: Readonly<Record<string, string>>,
): (request: Request) => Promise<Response> {
  const root = resolve(directory);
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
    const path = pathIn(root, new URL(request.url).pathname);
    const found = path === undefined ? undefined : await sizeOf(path);
    if (path !== undefined && found !== undefined) return send(request, path, found, headers);
    const page = join(root, 'index.html');
    const size = path === undefined || extname(path) !== '' ? undefined : await sizeOf(page);
    return size === undefined
      ? new Response('Not found', { status: 404, headers })
      : send(request, page, size, headers);
  };
}

function send({ method }: Request, path: string, size: number, headers: Readonly<Record<string, string>>): Response {
  // Names of built files carry a hash of what is in them.
  const isHashed = path.includes(`${sep}assets${sep}`);
  const body = method === 'HEAD' ? null : (Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>);
  return new Response(body, {
    headers: {
      ...headers,
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'content-length': String(size),
      'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    },
  });
}

/** Undefined for what is not within the directory, or hidden. */
function pathIn(root: string, pathname: string): string | undefined {
  let name: string;
  try {
    name = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (name.includes('\0') || name.split('/').some((part) => part.startsWith('.'))) return undefined;
  const path = resolve(root, `.${name}`);
  return path === root || path.startsWith(root + sep) ? path : undefined;
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    const file = await stat(path);
    return file.isFile() ? file.size : undefined;
  } catch {
    return undefined;
  }
}
