/** What an SDK client does, a method for each operation: `Operations<Ivs, IvsClient>`. */
export type Operations<Api extends Client, Client> = Omit<Api, keyof Client>;

interface Closable {
  destroy(): void;
}

/**
 * A client of the AWS SDK that is read and made at its first call. A client takes milliseconds of a start, and most
 * starts of a function come to call few of those that it may.
 */
export function deferred<Api extends Client, Client extends Closable>(
  open: () => Promise<Api>,
): { readonly calls: Operations<Api, Client>; close(): void } {
  let opened: Promise<Api> | undefined;
  const anew = () => open().catch((error: unknown) => {
    // The next call tries again: what could not be read from a disk once may be read now.
    opened = undefined;
    throw error;
  });
  const call = (operation: string) => async (...args: unknown[]) => {
    const client = (await (opened ??= anew())) as unknown as Record<string, (...args: unknown[]) => unknown>;
    return client[operation]!(...args);
  };
  return {
    calls: new Proxy({}, { get: (_, operation) => call(String(operation)) }) as Operations<Api, Client>,
    close: () => void opened?.then((client) => client.destroy(), () => undefined),
  };
}
