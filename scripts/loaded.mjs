import { readFile } from 'node:fs/promises';

/** Plugins of esbuild for measuring what a page loads of a library. */

/** The first load: what is imported on demand stays outside. */
export const onDemandLater = {
  name: 'on-demand-later',
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ kind, path }) => (kind === 'dynamic-import' ? { path, external: true } : undefined));
  },
};

/** All loads together: what is imported on demand is packed with the rest, without the wrappers of a chunk of its own. */
export const onDemandToo = {
  name: 'on-demand-too',
  setup(build) {
    build.onLoad({ filter: /[\\/]dist[\\/].*\.js$/ }, async ({ path }) => {
      const eager = [];
      const source = (await readFile(path, 'utf8')).replace(/\bimport\(("[^"]+")\)/g, (_, module) => {
        eager.push(`import * as later${eager.length} from ${module};`);
        return `Promise.resolve(later${eager.length - 1})`;
      });
      return { contents: [...eager, source].join('\n') };
    });
  },
};

/**
 * What is imported of peers is there, as in the bundle of a page. Left external, every file of a library would import it
 * anew, where a page's bundler imports it once.
 */
export const peersThere = {
  name: 'peers-there',
  setup(build) {
    const filter = /^(react|react-dom|react\/jsx-runtime|styled-components|@rostrum\/core\/.*)$/;
    build.onResolve({ filter }, ({ path }) => ({ path, namespace: 'peer' }));
    build.onLoad({ filter: /.*/, namespace: 'peer' }, async ({ path }) => {
      const names = Object.keys(await import(path)).filter((name) => /^[A-Za-z_]\w*$/.test(name) && name !== 'default');
      const given = names.map((name) => `export const ${name} = /* @__PURE__ */ peer();`);
      return { contents: [...given, 'export default /* @__PURE__ */ peer();'].join('\n') };
    });
  },
};
