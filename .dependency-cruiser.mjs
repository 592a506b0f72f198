/** Who may import whom, types included. What may not be reached when it runs is in .dependency-cruiser.runtime.mjs. */

/** What each feature of core builds on. Nobody else's rows or facts reach it. */
const needs = {
  session: [],
  roster: ['session'],
  stage: ['roster', 'session'],
  moderation: ['roster', 'session'],
  hands: ['stage', 'roster', 'session'],
  questions: ['roster', 'session', 'moderation'],
  chat: ['roster', 'session', 'moderation'],
  playback: ['session'],
  overlays: ['playback', 'roster', 'session'],
};
/** Features with a part in the page, beside what the engine runs. Cues of overlays tell the player what time it is. */
const inPage = { playback: ['client/', 'ports/', 'overlays/cue[.]'], overlays: ['client/', 'ports/'] };
const features = Object.keys(needs).join('|');
const core = '^packages/core/src/';
/** What is never published. */
const test = '[.]test[.]|[.]test[.]support[.]|[.]stories[.]|/testing/';
const modules = '(^|/)node_modules/';
const vendors = `${modules}(amazon-ivs-|amazon-chime-|hls[.]js)`;

/** `only` are folders of core; packages are judged by other rules. */
const inCore = (name, from, only, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `${core}${from}`, pathNot: test },
  to: { path: core, pathNot: `${core}(${only})` },
});
const forbid = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: test },
  to: typeof to === 'string' ? { path: to } : to,
});

export default {
  forbidden: [
    inCore('core-sync', 'sync/', 'sync/', 'Sync is about views, whatever is in them.'),
    inCore('core-input', 'input/', 'input/', 'Input is schemas of plain values.'),
    inCore('core-engine', 'engine/', 'engine/|sync/', 'The engine runs any features and knows none.'),
    inCore('core-ports', 'ports/', 'ports/|engine/|sync/', 'A port says what is needed of the world, not by whom.'),
    ...Object.entries(needs).map(([feature, others]) =>
      inCore(
        `core-${feature}`,
        `${feature}/`,
        [
          'engine/', 'sync/', 'input/', `${feature}/`, ...others.map((name) => `${name}/index[.]`),
          ...(inPage[feature] ?? []),
        ].join('|'),
        `${feature} imports engine, sync, input and ${others.join(', ') || 'no other feature'}, those through their index.`,
      ),
    ),
    inCore('core-devices', 'devices/', 'devices/|ports/|engine/|client/', 'Devices are of this browser: no feature of the event.'),
    inCore('core-event', 'event/', `event/|engine/|sync/|input/|(${features})/`, 'The event is the list of its features.'),
    inCore('core-client', 'client/', `client/|event/|engine/|sync/|input/|ports/|devices/|(${features})/`, 'The client knows no adapter.'),
    {
      name: 'core-adapters',
      comment: 'An adapter imports ports and contracts; of the features it knows types. (memory is a whole event.)',
      severity: 'error',
      from: { path: `${core}adapters/(?!memory/)`, pathNot: test },
      to: { path: core, pathNot: `${core}(adapters|ports|client|devices|engine|sync|input)/`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'core-adapters-apart',
      comment: 'No adapter imports another. What those of players share is player.',
      severity: 'error',
      from: { path: `${core}adapters/([^/]+)/`, pathNot: test },
      to: { path: `${core}adapters/`, pathNot: `${core}adapters/($1|player)/` },
    },
    {
      name: 'core-runs-anywhere',
      comment: 'Core has no Node.js built-ins.',
      severity: 'error',
      from: { path: core, pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    forbid('core-alone', core, `${modules}(react|react-dom|styled-components|@aws-sdk|hono|ws)/|^packages/(?!core/)|^examples/`, 'Core has no React, no AWS SDK clients and no other package of ours.'),
    {
      name: 'vendor-sdk-in-adapters',
      comment: 'A vendor SDK is named in its adapter only.',
      severity: 'error',
      from: { path: '^packages/(core|react|server)/src/', pathNot: `${test}|${core}adapters/` },
      to: { path: vendors },
    },
    {
      name: 'vendor-sdk-loaded-late',
      comment: 'Vendor SDKs are imported dynamically, inside the adapter: some throw where there is no browser.',
      severity: 'error',
      from: { path: `${core}adapters/`, pathNot: test },
      to: { path: vendors, dependencyTypesNot: ['type-only', 'type-import', 'dynamic-import'] },
    },
    forbid('react-no-server', '^packages/react/src/', `^packages/(server|local-aws)/|^examples/|${core}adapters/|${modules}@aws-sdk/`, 'React imports core, never the server or an adapter.'),
    {
      name: 'react-in-the-browser',
      comment: 'React has no Node.js built-ins.',
      severity: 'error',
      from: { path: '^packages/react/src/', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    forbid('server-no-browser', '^packages/server/src/', `^packages/(react|local-aws)/|^examples/|${core}(client|adapters|devices)/|${vendors}|${modules}(react|react-dom|styled-components)/`, 'The server has no React and no browser SDK.'),
    forbid('cdk-constructs-alone', '^packages/cdk-constructs/src/', `^packages/(?!cdk-constructs/)|^examples/|${modules}@rostrum/|${modules}@aws-sdk/`, 'The constructs import the CDK. Handlers of the server are files to them.'),
    forbid('local-aws-alone', '^packages/local-aws/src/', `^packages/(?!local-aws/)|^examples/|${modules}@rostrum/|${modules}(react|react-dom)/|${vendors}`, 'Local AWS stands for AWS and knows nothing of ours.'),
    {
      name: 'examples-published-only',
      comment: 'An example imports what is published: the entry points of the packages.',
      severity: 'error',
      from: { path: '^examples/' },
      to: { path: '^packages/', dependencyTypes: ['local'] },
    },
    {
      name: 'no-tests-in-code',
      comment: 'What is published does not import a test.',
      severity: 'error',
      from: { path: '^(packages|examples)/', pathNot: `${test}|/e2e/` },
      to: { path: test },
    },
    {
      name: 'resolvable',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: { path: '^(packages|examples)/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'declared',
      comment: 'A package imports what its package.json declares (npm puts everything within reach).',
      severity: 'error',
      // spawn.ts builds its child from sources in this repository only.
      from: { path: '^packages/[^/]+/src/', pathNot: `${test}|/sfu/spawn[.]ts$` },
      to: {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'],
        dependencyTypesNot: ['npm', 'npm-peer', 'npm-optional', 'type-only'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|e2e/results)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['@rostrum/source', 'import', 'node', 'default'] },
    skipAnalysisNotInRules: true,
  },
};
