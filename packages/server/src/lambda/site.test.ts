import { Ivs } from '@aws-sdk/client-ivs';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startLocalAws, type LocalAws } from '@rostrum/local-aws';
import { tablesOf } from '@rostrum/core/event';
import { openInvocations, type InvocationHosts } from '../host/index.js';
import { awsClients, Channels, type Aws } from '../media/index.js';
import { Directory, People } from '../records/index.js';
import { openStore, type Store } from '../store/index.js';
import { HeldClock } from '../testing/held-clock.test.support.js';
import { siteHandler } from './site.js';

let local: LocalAws;
let aws: Aws;
let store: Store;
let clock: HeldClock;
let hosts: InvocationHosts;
let keys: string[];
let handle: ReturnType<typeof siteHandler>;

beforeEach(async () => {
  clock = new HeldClock();
  local = await startLocalAws({ port: 0, rtmpPort: 0, ingestPort: 0, log: () => {} });
  aws = awsClients({ region: 'us-east-1', endpoint: local.endpoint });
  store = await openStore({ clock });
  hosts = openInvocations({ store });
  keys = [];
  handle = siteHandler({
    store, hosts, log: pino({ level: 'silent' }), issuerUrl: 'https://issuer.test',
    directory: new Directory(store.records), people: new People(store.records), channels: new Channels(store.records, aws),
    subjectOf: (email) => Promise.resolve(`subject of ${email}`),
    keepKey: (key) => Promise.resolve(void keys.push(key)),
  });
});
afterEach(async () => {
  await hosts.close();
  aws.close();
  await store.close();
  await local.close();
});

const properties = (title: string) => ({
  Title: title, OwnerEmail: 'ana@example.org', OwnerName: 'Ana',
  Cues: JSON.stringify([
    { when: { after: 'live', seconds: 10 }, content: { kind: 'celebration' } },
    { when: { after: 'live', seconds: 60 }, content: { kind: 'notice', title: 'Break', message: 'Soon back.', duration: 5 } },
  ]),
});
const MINUTE = {};
const events = async () => (await store.events.unfinished()).length;
async function current() {
  const { value } = (await store.records.get<string>({ partition: 'site', id: 'current' }))!;
  return (await hosts.open(value))!;
}

test('a deployment makes the channel and an event with its cues; the next event has the same channel and key (S3.4)', async () => {
  expect(await handle(MINUTE)).toEqual({ PhysicalResourceId: 'site', Data: {} });
  const made = await handle({ RequestType: 'Create', ResourceProperties: properties('Tonight') });
  expect(made.Data.IngestEndpoint).toBeTruthy();
  expect(keys).toHaveLength(1);
  const first = await current();
  expect(await first.read((engine) => [...tablesOf(engine).cues.values()].length)).toBe(2);

  await handle({ RequestType: 'Update', ResourceProperties: properties('Tomorrow') });
  await handle(MINUTE);
  expect((await current()).id).toBe(first.id);

  await first.system('playback/open', { url: 'https://a.test/a.m3u8', source: 'encoder', isPrivate: false, allowance: 20 });
  for (const [command, input] of [['playback/start', { stream: 'st-1' }], ['session/open', {}], ['session/go-live', {}]] as const) {
    await first.system(command, input);
  }
  await first.system('playback/stop', { stream: 'st-1' });
  await handle(MINUTE);
  expect((await current()).id).toBe(first.id);
  clock.jump(121_000);
  await handle(MINUTE);
  const second = await current();
  expect(second.id).not.toBe(first.id);
  expect(await second.read((engine) => tablesOf(engine).session.get('session')?.title)).toBe('Tomorrow');
  expect(await first.read((engine) => tablesOf(engine).session.get('session')?.status)).toBe('ended');

  const again = await handle({ RequestType: 'Update', ResourceProperties: properties('Tomorrow') });
  expect(again).toEqual(made);
  expect(new Set(keys).size).toBe(1);
  const ivs = new Ivs({ region: 'us-east-1', endpoint: local.endpoint, credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
  expect((await ivs.listChannels({})).channels).toHaveLength(1);
  ivs.destroy();
  expect(await handle({ RequestType: 'Delete' })).toMatchObject({ PhysicalResourceId: 'site' });
  expect(await events()).toBeGreaterThan(0);
});
