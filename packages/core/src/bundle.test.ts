import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

async function bundle(entry: string) {
  const { metafile, outputFiles } = await build({
    entryPoints: [new URL(entry, import.meta.url).pathname],
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

describe('what a page loads', () => {
  it.each(['./index.ts', './client/index.ts'])('%s has no code that decides, and at most 12 kB', async (entry) => {
    const { used, gzip } = await bundle(entry);
    const deciding = used.filter((path) => /\/commands\.ts$|engine\/(engine|view|journal-table)\.ts$/.test(path));
    expect(deciding).toEqual([]);
    expect(gzip).toBeLessThanOrEqual(12_000);
  });
});
