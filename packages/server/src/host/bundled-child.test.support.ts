import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Where packages are found from, and git does not look. */
const cache = fileURLToPath(new URL('../../../../node_modules/.cache/rostrum/', import.meta.url));

/** A source file beside `from` as a script that Node runs by itself. */
export async function bundledChild(name: string, from: string): Promise<string> {
  await mkdir(cache, { recursive: true });
  const outfile = join(cache, `${name}-${process.pid}.mjs`);
  await build({
    entryPoints: [fileURLToPath(new URL(`./${name}.ts`, from))], outfile, bundle: true,
    format: 'esm', platform: 'node', target: 'node20', conditions: ['@rostrum/source'],
    external: ['@aws-sdk/*', 'dynalite'],
  });
  return outfile;
}
