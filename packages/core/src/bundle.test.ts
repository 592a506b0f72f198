import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

/** `names` of what `entry` exports; all of it when none are given. */
async function bundle(entry: string, names?: string) {
  const resolveDir = new URL('.', import.meta.url).pathname;
  const { metafile, outputFiles } = await build({
    stdin: { contents: `export ${names ? `{ ${names} }` : '*'} from '${entry}';`, resolveDir, loader: 'ts' },
    bundle: true, minify: true, write: false, metafile: true, format: 'esm', platform: 'browser', target: 'es2022',
  });
  const [output] = Object.values(metafile.outputs);
  const used = Object.entries(output!.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
  return { used, gzip: await gzipped(outputFiles[0]!.text) };
}

async function gzipped(text: string): Promise<number> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return (await new Response(stream).arrayBuffer()).byteLength;
}

const decides = (path: string) => /\/commands\.ts$|engine\/(engine|view|journal-table)\.ts$/.test(path);

describe('what a page loads', () => {
  it.each(['./index.ts', './client/index.ts'])('%s has no code that decides, and at most 13 kB', async (entry) => {
    const { used, gzip } = await bundle(entry);
    expect(used.filter(decides)).toEqual([]);
    expect(gzip).toBeLessThanOrEqual(13_000);
  });

  it('the page\'s part of overlays has no code that decides either, and is small', async () => {
    const { used, gzip } = await bundle('./overlays/index.ts', 'changesAt, decodeCue, rehearseCues, seeCue, seeRows, shownAt');
    expect(used.filter(decides)).toEqual([]);
    expect(gzip).toBeLessThanOrEqual(6_000);
  });
});
