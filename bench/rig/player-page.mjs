import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../../scripts/workspace.mjs';
import { requireBuilt } from './platform.mjs';

const CONTENTS = `
  import { createIvsPlayer } from '@rostrum/core/adapters/ivs-player';
  import { createAudiencePlayer } from '@rostrum/core/playback';
  window.player = { createAudiencePlayer, createIvsPlayer };
`;
const PAGE = `<!DOCTYPE html>
<meta charset="utf-8"><title>Player</title>
<video playsinline></video>
<script src="player.js"></script>`;

/** A page with a video; `window.player` makes the audience's player as it is published, on the real IVS player. */
export async function servePlayer() {
  requireBuilt(join(root, 'packages/core/dist/playback/index.js'));
  const sdk = dirname(createRequire(join(root, 'packages/core/package.json')).resolve('amazon-ivs-player'));
  const asset = (extension) => readFileSync(join(sdk, 'assets', `amazon-ivs-wasmworker.min.${extension}`));
  const { outputFiles } = await build({
    stdin: { contents: CONTENTS, resolveDir: root },
    bundle: true, write: false, format: 'iife', logLevel: 'silent',
  });
  const files = {
    '/': ['text/html', PAGE],
    '/player.js': ['text/javascript', outputFiles[0].contents],
    '/worker.js': ['text/javascript', asset('js')],
    '/worker.wasm': ['application/wasm', asset('wasm')],
  };
  const server = createServer(({ url }, response) => {
    const [type, content] = files[url] ?? [];
    response.writeHead(content === undefined ? 404 : 200, { 'content-type': type ?? 'text/plain' }).end(content);
  });
  await once(server.listen(0, 'localhost'), 'listening');
  return {
    url: `http://localhost:${server.address().port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
