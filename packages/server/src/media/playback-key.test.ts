import { Ivs } from '@aws-sdk/client-ivs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startLocalAws, type LocalAws } from '@rostrum/local-aws';
import { openStore, type Store } from '../store/index.js';
import { keptPlaybackKey } from './playback-key.js';

let aws: LocalAws;
let store: Store;
let ivs: Ivs;
/** What was sent to Amazon IVS: the operation and its input. */
const asked: { readonly operation: string; readonly input: string }[] = [];
beforeAll(async () => {
  aws = await startLocalAws({ port: 0, log: () => {} });
  store = await openStore();
  ivs = new Ivs({
    region: 'us-east-1', endpoint: aws.endpoint, credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  ivs.middlewareStack.add((next, { commandName = '' }) => (args) => {
    asked.push({ operation: commandName, input: JSON.stringify(args.input) });
    return next(args);
  }, { step: 'initialize' });
});
afterAll(async () => {
  ivs.destroy();
  await store.close();
  await aws.close();
});

const imports = () => asked.filter(({ operation }) => operation === 'ImportPlaybackKeyPairCommand');

test('S1.9 one key for all time: its public half is imported once, its private half is sent to nobody', async () => {
  const key = await keptPlaybackKey(store.records, ivs);
  expect(await keptPlaybackKey(store.records, ivs)).toBe(key);
  expect(key).toMatch(/^-----BEGIN PRIVATE KEY-----/);
  expect(imports()).toHaveLength(1);
  expect(imports()[0]!.input).toContain('-----BEGIN PUBLIC KEY-----');
  const [, secret] = key.split('\n');
  for (const { input } of asked) expect(input).not.toContain(secret);
});

test('a key that Amazon IVS has forgotten is imported again; what got lost on the way is found by its name', async () => {
  const kept = { partition: 'keys', id: 'playback-tokens' };
  const key = await keptPlaybackKey(store.records, ivs);
  const { arn } = (await store.records.get<{ arn: string }>(kept))!.value;
  // As if the process had ended before it wrote down what it had imported.
  await store.records.put(kept, { privateKey: key });
  expect(await keptPlaybackKey(store.records, ivs)).toBe(key);
  expect((await store.records.get<{ arn: string }>(kept))!.value.arn).toBe(arn);
  expect(imports()).toHaveLength(1);
  await ivs.deletePlaybackKeyPair({ arn });
  expect(await keptPlaybackKey(store.records, ivs)).toBe(key);
  expect(imports()).toHaveLength(2);
});
