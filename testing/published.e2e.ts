import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const app = `${root}examples/nextjs`;
const VENDORS = /node_modules\/(amazon-|hls\.js)/;

interface Manifest {
  readonly exports: Readonly<Record<string, string | { import: { default: string }; require: { default: string } }>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { optional?: boolean }>>;
}
const manifestOf = (name: string) => JSON.parse(readFileSync(`${root}packages/${name}/package.json`, 'utf8')) as Manifest;
const entriesOf = (name: string) => Object.entries(manifestOf(name).exports)
  .flatMap(([path, to]) => (typeof to === 'string' ? [] : [{ path: path.slice(1), files: [to.import.default, to.require.default] }]));
const source = (name: string, file: string) => readFileSync(`${root}packages/${name}/${file}`, 'utf8');

describe('\'use client\' is the first that an entry says', () => {
  it.each(entriesOf('react'))('@rostrum/react$path: all have hooks or components', ({ files }) => {
    for (const file of files) expect(source('react', file).slice(0, 12)).toMatch(/^["']use client["']/);
  });

  it.each(entriesOf('core'))('@rostrum/core$path has no need of it', ({ files }) => {
    for (const file of files) expect(source('core', file)).not.toContain('use client');
  });
});

describe('a server without a bundler', () => {
  const render = 'console.log(renderToString(createElement(rostrum.RostrumTheme, null, \'Here\')));';
  const run = (type: string, code: string) =>
    execFileSync(process.execPath, [`--input-type=${type}`, '--eval', code + render], { cwd: app, encoding: 'utf8' });

  it('imports every entry, and renders', () => {
    const all = entriesOf('react').map(({ path }) => `await import('@rostrum/react${path}');`).join('');
    const imports = 'import { createElement } from \'react\'; import { renderToString } from \'react-dom/server\'; import * as rostrum from \'@rostrum/react\';';
    expect(run('module', imports + all)).toMatch(/^<div class="[^"]+">Here<\/div>$/m);
  });

  it('requires every entry, and renders', () => {
    const all = entriesOf('react').map(({ path }) => `require('@rostrum/react${path}');`).join('');
    const requires = 'const { createElement } = require(\'react\'); const { renderToString } = require(\'react-dom/server\'); const rostrum = require(\'@rostrum/react\');';
    expect(run('commonjs', requires + all)).toMatch(/^<div class="[^"]+">Here<\/div>$/m);
  });
});

describe('vendor SDKs', () => {
  it.each(['core', 'react', 'server'])('@rostrum/%s depends on none: each is an optional peer', (name) => {
    const { dependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = manifestOf(name);
    const vendor = (dependency: string) => /^(amazon-|hls\.js$)/.test(dependency);
    expect(Object.keys(dependencies).filter(vendor)).toEqual([]);
    expect(Object.keys(peerDependencies).filter(vendor).filter((peer) => !peerDependenciesMeta[peer]?.optional)).toEqual([]);
  });

  it('a page loads none before it joins a stage, plays a channel or opens a chat', async () => {
    const page = `
      export { AttendeeView, AudiencePlayer, LiveEventProvider, StageView } from '@rostrum/react';
      export { createIvsStage } from '@rostrum/core/adapters/ivs-stage';
      export { createIvsChat } from '@rostrum/core/adapters/ivs-chat';
      export { createIvsPlayer } from '@rostrum/core/adapters/ivs-player';
      export { createHlsPlayer } from '@rostrum/core/adapters/hls-player';`;
    const { metafile } = await build({
      stdin: { contents: page, resolveDir: `${root}examples/live-site`, sourcefile: 'page.js' },
      bundle: true, splitting: true, format: 'esm', platform: 'browser', outdir: 'out', write: false, metafile: true,
      define: { global: 'globalThis' }, logLevel: 'silent',
    });
    const { first, later } = loaded(metafile);
    expect(first.filter((file) => VENDORS.test(file))).toEqual([]);
    expect(first.some((file) => file.includes('stage-view'))).toBe(true);
    for (const vendor of ['amazon-ivs-web-broadcast', 'amazon-ivs-chat-messaging', 'amazon-ivs-player', 'hls.js']) {
      expect(later.some((file) => file.includes(`node_modules/${vendor}/`)), vendor).toBe(true);
    }
  });
});

/** The files that a page loads at first, and those that are there for later. */
function loaded({ outputs }: Metafile): { first: string[]; later: string[] } {
  const [entry] = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint?.endsWith('page.js'))!;
  const first = new Set([entry]);
  for (const chunk of first) {
    for (const { path, kind } of outputs[chunk]!.imports) if (kind === 'import-statement') first.add(path);
  }
  const inputs = (chunks: string[]) => chunks.flatMap((chunk) => Object.keys(outputs[chunk]!.inputs));
  return { first: inputs([...first]), later: inputs(Object.keys(outputs).filter((chunk) => !first.has(chunk))) };
}
