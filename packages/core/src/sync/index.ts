export { changedKeys } from './changed-keys.js';
export { compareEpochs, type Frame, type Snapshot, type ViewName } from './frame.js';
export { isSafeKey, isTree, type Patch, type Tree, type Value } from './json.js';
export { applyPatch, patchFromEach } from './merge-patch.js';
export { Replica } from './replica.js';
