/** What code can reach when it runs: imports of types are gone. The layers are in .dependency-cruiser.mjs. */
import layers from './.dependency-cruiser.mjs';

// Of core's root and of React a bundler drops what is not used, commands.ts included; the bundle test there looks at that.
const clientEntries = '^packages/core/src/(client|ports|devices)/index[.]ts$';
/** What is never published. */
const test = '[.]test[.]|[.]test[.]support[.]|[.]stories[.]|/testing/';

export default {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Modules that import each other are one module in pieces, and which of them runs first is luck.',
      severity: 'error',
      from: { pathNot: test },
      to: { circular: true },
    },
    {
      name: 'client-decides-nothing',
      comment: 'Only the server decides: the client has the authority table and the input schemas, and no `decide`.',
      severity: 'error',
      from: { path: clientEntries },
      to: { path: '^packages/core/src/[^/]+/commands[.]ts$', reachable: true },
    },
  ],
  options: { ...layers.options, tsPreCompilationDeps: false },
};
