import { invalid } from './aws-error.js';

export interface PageRequest {
  readonly nextToken?: string | undefined;
  readonly maxResults: number;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextToken?: string;
}

/**
 * One page in the order of `keyOf`, which is unique. The token says after which key the next page starts, not at which
 * position: what is created or deleted between two pages makes no other item appear twice or not at all.
 * Throws ValidationException for a token that is not from `list`, the name of the operation.
 */
export function paginate<Item>(
  list: string, items: readonly Item[], keyOf: (item: Item) => string, { nextToken, maxResults }: PageRequest,
): Page<Item> {
  const after = nextToken ? readToken(list, nextToken) : undefined;
  const rest = items
    .map((item) => ({ item, key: keyOf(item) }))
    .filter(({ key }) => after === undefined || key > after)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const page = rest.slice(0, maxResults);
  const last = page.at(-1);
  return {
    items: page.map(({ item }) => item),
    ...(last && rest.length > page.length ? { nextToken: writeToken(list, last.key) } : {}),
  };
}

/** A key for lists that show the newest first, as the console does: it falls as the time rises. */
export function newestFirst(time: Date, id: string): string {
  return `${String(Number.MAX_SAFE_INTEGER - time.getTime()).padStart(16, '0')} ${id}`;
}

function writeToken(list: string, key: string): string {
  return Buffer.from(JSON.stringify([list, key])).toString('base64url');
}

function readToken(list: string, token: string): string {
  try {
    const [from, key] = JSON.parse(Buffer.from(token, 'base64url').toString()) as unknown[];
    if (from === list && typeof key === 'string') return key;
  } catch {
    // Not ours: refused below like one that belongs to another list.
  }
  throw invalid('Invalid nextToken', [{ name: 'nextToken', message: 'Invalid nextToken' }]);
}
