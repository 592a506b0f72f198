import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const TOKEN = 'token-of-the-stand-in';

/** One request for products, as Amazon would see it. */
export interface Asked {
  readonly at: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: { readonly itemPage: number; readonly [field: string]: unknown };
}

/** Stands for the Creators API on this machine: tokens and a catalogue with 23 lamps. */
export class StandIn implements AsyncDisposable {
  readonly asked: Asked[] = [];
  tokens = 0;
  /** Instead of the next answers: a status and Amazon's word for it. */
  readonly refusals: (readonly [status: number, code: string])[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      void this.#answer(request).then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      });
    });
  }

  static async start(): Promise<StandIn> {
    const standIn = new StandIn();
    await new Promise<void>((resolve) => standIn.#server.listen(0, '127.0.0.1', resolve));
    return standIn;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage): Promise<{ status: number; body: object }> {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    if (request.url === '/auth/o2/token') return this.#token(request, text);
    const [status, code] = this.refusals.shift() ?? [200, ''];
    const isKnown = request.headers.authorization?.startsWith(`Bearer ${TOKEN}`);
    if (!isKnown) return { status: 401, body: { errors: [{ code: 'Unauthorized' }] } };
    const body = JSON.parse(text) as Asked['body'];
    this.asked.push({ at: Date.now(), headers: request.headers, body });
    if (status !== 200) return { status, body: { errors: [{ code }] } };
    const items = Array.from({ length: 23 }, (_, n) => lamp(n + 1)).slice((body.itemPage - 1) * 10, body.itemPage * 10);
    return { status, body: { searchResult: { totalResultCount: 23, items } } };
  }

  /** Version 3 sends the credentials as JSON, version 2 by HTTP Basic. */
  #token({ headers }: IncomingMessage, text: string): { status: number; body: object } {
    this.tokens++;
    const basic = Buffer.from(headers.authorization?.replace('Basic ', '') ?? '', 'base64').toString();
    const isGood = basic === 'id:secret' ||
      (headers['content-type'] === 'application/json' && /"client_id":"id","client_secret":"secret"/.test(text));
    return isGood
      ? { status: 200, body: { access_token: TOKEN, expires_in: 3600, token_type: 'bearer' } }
      : { status: 400, body: { error: 'invalid_client' } };
  }
}

const lamp = (n: number) => ({
  asin: `B${n}`,
  detailPageURL: `https://shop.example/dp/B${n}?tag=partner-21`,
  itemInfo: {
    title: { displayValue: `Lamp number ${n}, bright, and with a long cable` },
    features: { displayValues: ['Bright. '.repeat(40), 'Long'] },
  },
  // Some things are not on offer, and some have no picture.
  ...(n % 5 !== 0 && { images: { primary: { large: { url: `https://pictures.example/${n}.jpg` } } } }),
  ...(n % 2 === 0 && { offersV2: { listings: [{ price: { money: { displayAmount: `$${n}.00` } } }] } }),
});
