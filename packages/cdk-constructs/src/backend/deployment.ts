import type { Issuer } from '../identity/issuer.js';
import type { OwnArns } from '../handlers/target-arns.js';
import type { IEventStore } from '../store/event-store.js';

/** What every handler is told of the deployment that it is in, as environment variables. */
export interface Deployment {
  readonly store: IEventStore;
  readonly issuer: Issuer;
  /** Where browsers reach the site and the API. */
  readonly publicUrl: string;
  /** Origins, beside the public one, whose pages may use the API. */
  readonly allowedOrigins: readonly string[];
  /** Subjects of the issuer who may make events; whoever is signed in when absent. */
  readonly creators?: readonly string[] | undefined;
  /** How many proxies add to `X-Forwarded-For` on the way; who asks is the one before them. */
  readonly proxies: number;
}

export const environmentOf = ({
  store,
  issuer,
  publicUrl,
  allowedOrigins,
  creators,
  proxies,
}: Deployment): Record<string, string> => ({
  ROSTRUM_TABLE: store.table.tableName,
  ROSTRUM_PUBLIC_URL: publicUrl,
  ROSTRUM_ALLOWED_ORIGINS: allowedOrigins.join(','),
  ROSTRUM_ISSUER_URL: issuer.url,
  ROSTRUM_ISSUER_AUDIENCE: issuer.audience,
  // A variable may not be empty.
  ...(creators && { ROSTRUM_CREATORS: creators.join(',') || 'nobody' }),
  ROSTRUM_PROXIES: String(proxies),
});

export const storeArns = ({ table }: IEventStore, key = table.encryptionKey): OwnArns => ({
  table: table.tableArn,
  ...(key && { 'table-key': key.keyArn }),
});
