import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generate } from 'selfsigned';

export interface Certificate {
  /** PEM. */
  readonly cert: string;
  readonly key: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Browsers and macOS refuse certificates that are valid for longer than 398 and 825 days. */
const VALID_DAYS = 397;
const RENEW_DAYS = 14;

/**
 * The certificate of the HTTPS ingest, for `localhost` alone: kept in `data`, so that it need be trusted only once, and
 * made anew two weeks before it expires. It can sign no other, so trusting it trusts this server and nothing else.
 */
export async function ingestCertificate(data: string, now: Date = new Date()): Promise<Certificate> {
  const files = { cert: join(data, 'ingest-certificate.pem'), key: join(data, 'ingest-certificate.key.pem') };
  const kept = await read(files, now);
  if (kept) return kept;
  const made = await make(now);
  await writeFile(files.key, made.key, { mode: 0o600 });
  await writeFile(files.cert, made.cert);
  return made;
}

/** Undefined when there is none, it is not for its key, or it has expired or soon will. */
async function read(files: Certificate, now: Date): Promise<Certificate | undefined> {
  try {
    const [cert, key] = await Promise.all([readFile(files.cert, 'utf8'), readFile(files.key, 'utf8')]);
    const certificate = new X509Certificate(cert);
    const isGood =
      certificate.checkPrivateKey(createPrivateKey(key)) &&
      Date.parse(certificate.validFrom) <= now.getTime() &&
      Date.parse(certificate.validTo) - now.getTime() > RENEW_DAYS * DAY_MS;
    return isGood ? { cert, key } : undefined;
  } catch {
    return undefined;
  }
}

async function make(now: Date): Promise<Certificate> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'local-aws ingest' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    // The clock of another machine or a container may be a little behind.
    notBeforeDate: new Date(now.getTime() - DAY_MS),
    notAfterDate: new Date(now.getTime() + (VALID_DAYS - 1) * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  return { cert, key };
}
