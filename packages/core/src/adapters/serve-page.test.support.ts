import { createReadStream } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** By address: what else the page may ask for. */
export type PageFiles = Readonly<Record<string, readonly [type: string, path: string]>>;

const HTML = '<!doctype html><body></body><script src="/page.js"></script>';

/** A page that runs the module, on a port of its own. For tests only. */
export async function servePage(module: URL, files: PageFiles = {}): Promise<Server> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(module)],
    bundle: true, write: false, format: 'iife', target: 'es2022', conditions: ['@rostrum/source'], logLevel: 'error',
  });
  const script = outputFiles[0]!.text;
  const server = createServer((request, response) => {
    const file = files[request.url ?? ''];
    if (file) createReadStream(file[1]).pipe(response.writeHead(200, { 'content-type': file[0] }));
    else if (request.url === '/page.js') response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
    else response.writeHead(200, { 'content-type': 'text/html' }).end(HTML);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return server;
}
