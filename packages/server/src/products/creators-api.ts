import type { Clock } from '@rostrum/core/ports';
import * as v from 'valibot';
import { fetched, refused, unavailable } from './creators-http.js';
import { CreatorsToken, type CreatorsCredentials } from './creators-token.js';
import { DailyQueue } from './daily-queue.js';
import { toProduct } from './product.js';
import {
  PAGE, pagesOf, type Product, type ProductPage, type ProductQuery, type ProductSearch,
} from './product-search.js';

export interface CreatorsApiOptions extends CreatorsCredentials {
  /** The tracking id of the Amazon Associates account, which earns by what is sold. */
  readonly partnerTag: string;
  /** For example `www.amazon.de`. */
  readonly marketplace: string;
  /** Instead of Amazon: both the token and the catalogue are asked for there. */
  readonly endpoint?: string | undefined;
}

const ENDPOINT = 'https://creatorsapi.amazon';
/** What a new account may ask: once a second, 8,640 times a day (S2.21). */
const QUOTA = { gap: 1_000, perDay: 8_640, waiting: 10 };
const RESOURCES = ['images.primary.large', 'itemInfo.title', 'itemInfo.features', 'offersV2.listings.price'];

const words = v.optional(v.object({ displayValue: v.optional(v.string()) }));
const item = v.object({
  detailPageURL: v.optional(v.string()),
  images: v.optional(v.object({ primary: v.optional(v.object({ large: v.optional(v.object({ url: v.string() })) })) })),
  itemInfo: v.optional(v.object({
    title: words,
    features: v.optional(v.object({ displayValues: v.optional(v.array(v.string())) })),
  })),
  offersV2: v.optional(v.object({
    listings: v.optional(v.array(v.object({
      price: v.optional(v.object({ money: v.optional(v.object({ displayAmount: v.optional(v.string()) })) })),
    }))),
  })),
});
const answer = v.object({
  searchResult: v.optional(v.object({ items: v.optional(v.array(item)), totalResultCount: v.optional(v.number()) })),
});
const refusal = v.object({
  errors: v.optional(v.array(v.object({ code: v.optional(v.string()) }))),
  reason: v.optional(v.string()),
});

/** Searches Amazon by the Creators API, the successor of the Product Advertising API 5.0 (S2.11, S2.21). */
export class CreatorsApi implements ProductSearch {
  readonly #token: CreatorsToken;
  readonly #queue: DailyQueue;

  constructor(private readonly options: CreatorsApiOptions, clock: Clock) {
    this.#token = new CreatorsToken(options, clock);
    this.#queue = new DailyQueue(QUOTA, clock);
  }

  async search(query: ProductQuery): Promise<ProductPage> {
    const response = await this.#ask(query);
    if (!response) return { products: [], page: query.page, pages: 0 };
    const { searchResult: { items = [], totalResultCount = items.length } = {} } = response;
    const products = items.flatMap((one) => toOverlay(one) ?? []);
    return { products, page: query.page, pages: pagesOf(totalResultCount) };
  }

  /** Undefined when nothing was found. */
  async #ask({ keyword, page, sort }: ProductQuery, again = true): Promise<v.InferOutput<typeof answer> | undefined> {
    const { marketplace, partnerTag, endpoint = ENDPOINT } = this.options;
    await this.#queue.turn();
    const authorization = await this.#token.authorization();
    const response = await fetched(`${endpoint}/catalog/v1/searchItems`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization, 'x-marketplace': marketplace },
      body: JSON.stringify({
        keywords: keyword, itemPage: page, itemCount: PAGE, sortBy: sort, partnerTag, marketplace, resources: RESOURCES,
      }),
    });
    const body: unknown = await response.json().catch(() => undefined);
    if (response.ok) {
      const read = v.safeParse(answer, body);
      if (read.success) return read.output;
      throw unavailable('Amazon answered something else than products.');
    }
    if (response.status === 401 && again) {
      // Tokens can end before their time.
      this.#token.forget();
      return this.#ask({ keyword, page, sort }, false);
    }
    const code = codeOf(body);
    if (response.status === 404 || /NoResults|NotFound/i.test(code)) return undefined;
    throw refused(response.status, code);
  }
}

function toOverlay({ detailPageURL, images, itemInfo, offersV2 }: v.InferOutput<typeof item>): Product | undefined {
  const title = itemInfo?.title?.displayValue;
  const imageUrl = images?.primary?.large?.url;
  if (title === undefined || imageUrl === undefined) return undefined;
  return toProduct({
    title, imageUrl,
    // Not everything is on offer all the time.
    price: offersV2?.listings?.[0]?.price?.money?.displayAmount ?? '–',
    description: itemInfo?.features?.displayValues?.join(' ') ?? '',
    link: detailPageURL,
  });
}

function codeOf(body: unknown): string {
  const read = v.safeParse(refusal, body);
  return read.success ? (read.output.errors?.[0]?.code ?? read.output.reason ?? '') : '';
}
