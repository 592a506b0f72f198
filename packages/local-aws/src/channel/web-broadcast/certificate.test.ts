import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ingestCertificate } from './certificate.js';

const DAY_MS = 24 * 60 * 60 * 1000;

let data: string;

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'certificate-'));
});
afterEach(async () => {
  await rm(data, { recursive: true });
});

it('S2.13 is for this machine alone, cannot sign another, and its key is for nobody else to read', async () => {
  const { cert } = await ingestCertificate(data);
  const certificate = new X509Certificate(cert);
  expect(certificate.checkHost('localhost')).toBe('localhost');
  expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(certificate.checkIP('::1')).toBe('::1');
  expect(certificate.checkHost('example.com')).toBeUndefined();
  expect(certificate.ca).toBe(false);
  expect((await stat(join(data, 'ingest-certificate.key.pem'))).mode & 0o777).toBe(0o600);
  expect(await readFile(join(data, 'ingest-certificate.pem'), 'utf8')).toBe(cert);
});

it('S2.13 stays the same until shortly before it expires', async () => {
  const now = new Date();
  const first = await ingestCertificate(data, now);
  expect(await ingestCertificate(data, new Date(now.getTime() + 380 * DAY_MS))).toEqual(first);
  const renewed = await ingestCertificate(data, new Date(now.getTime() + 385 * DAY_MS));
  expect(renewed.cert).not.toBe(first.cert);
  expect(new X509Certificate(renewed.cert).checkHost('localhost')).toBe('localhost');
});

it.each(['ingest-certificate.pem', 'ingest-certificate.key.pem'])('makes another when %s is broken', async (file) => {
  const { cert } = await ingestCertificate(data);
  await writeFile(join(data, file), 'nonsense');
  expect((await ingestCertificate(data)).cert).not.toBe(cert);
});
