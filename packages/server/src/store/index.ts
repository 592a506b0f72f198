export type { Auth, Participant, Standing } from './auth.js';
export { BATCH_BYTES, BATCH_COMMANDS, encodeEntry } from './batch.js';
export type { Cursors } from './cursors.js';
export type { EventHead, Events } from './events.js';
export type { Inbox, Mail } from './inbox.js';
export type { Leases } from './leases.js';
export { LogConflict, type EntryAt, type Log, type LogBatch, type NewBatch } from './log.js';
export type { LineList, OpenLines } from './line-list.js';
export { connectStore, type ConnectionOptions, type Store } from './connect-store.js';
export { openStore, type StoreOptions } from './open-store.js';
export type {
  RecordCondition, RecordKey, RecordPage, RecordQuery, Records, StoredRecord,
} from './records.js';
export type { Snapshots } from './snapshots.js';
