/** What a deployment says of itself to its pages. */
interface Deployment {
  readonly issuer: string;
  readonly clientId: string;
}

/** The issuer of `/config.json`, which is beside the pages on AWS; undefined where people sign in by name. */
export async function deployedIssuer(fetch = globalThis.fetch): Promise<Deployment | undefined> {
  const response = await fetch('/config.json').catch(() => undefined);
  if (!response?.headers.get('content-type')?.includes('json')) return undefined;
  const { issuer, clientId } = (await response.json()) as Partial<Deployment>;
  return issuer && clientId ? { issuer, clientId } : undefined;
}
