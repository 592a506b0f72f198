/** A channel hub with its ingest, a page with the unmodified client, and who has which key. For tests only. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright';
import type { ChannelHub, ChannelRecord, ChannelUpdate } from '../contract.js';
import { createChannelHub } from '../index.js';

const sdk = createRequire(import.meta.url).resolve('amazon-ivs-web-broadcast');
const page = new URL('./client.test.page.html', import.meta.url);

export interface ChannelTestbed {
  readonly origin: string;
  readonly hub: ChannelHub;
  readonly updates: ChannelUpdate[];
  /** A channel with a fresh name; its key is `sk_` and the name. */
  channel(): ChannelRecord;
  close(): Promise<void>;
}

let channelNumber = 0;

export async function startChannelTestbed(data?: string): Promise<ChannelTestbed> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const channels = new Map<string, ChannelRecord>();
  const updates: ChannelUpdate[] = [];
  const hub = await createChannelHub({
    directory: {
      channel: (id) => channels.get(id),
      channelOfKey: (key) => channels.get(key.replace(/^sk_/, '')),
      recording: () => undefined,
      restriction: () => undefined,
      playbackKeys: () => [],
    },
    origin,
    host: 'localhost',
    rtmpPort: 0,
    ingestPort: 0,
    data,
    onUpdate: (update) => updates.push(update),
    log: () => undefined,
  });
  server.on('request', (request, response) => {
    if (hub.request(request, response)) return;
    if (request.url === '/') response.writeHead(200, { 'content-type': 'text/html' }).end(readFileSync(page));
    else if (request.url !== '/sdk.js') response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'text/javascript' }).end(readFileSync(sdk));
  });
  return {
    origin,
    hub,
    updates,
    channel() {
      const id = `channel${++channelNumber}`;
      const none = { authorized: false, recordingConfigurationArn: '', playbackRestrictionPolicyArn: '' };
      const arn = `arn:aws:ivs:us-east-1:000000000000:channel/${id}`;
      const channel: ChannelRecord = { id, arn, name: id, type: 'STANDARD', ...none };
      channels.set(id, channel);
      return channel;
    },
    async close() {
      await hub.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A client in a tab of its own, that has accepted the certificate. */
export class Broadcaster {
  private constructor(readonly page: Page) {}

  static async open(browser: Browser, testbed: ChannelTestbed, codec: 'any' | 'VP8' = 'any'): Promise<Broadcaster> {
    const { origin, hub } = testbed;
    const context = await browser.newContext({ ignoreHTTPSErrors: true });
    const tab = await context.newPage();
    await tab.goto(origin);
    await tab.evaluate(([endpoint, only]) => window.broadcast.open(endpoint, only), [hub.ingest ?? '', codec] as const);
    return new Broadcaster(tab);
  }

  /** `started`, or the error's code and message. */
  start(streamKey: string): Promise<string> {
    return this.page.evaluate((key) => window.broadcast.start(key), streamKey);
  }

  stop(): Promise<void> {
    return this.page.evaluate(() => window.broadcast.client.stopBroadcast());
  }

  state(): Promise<string> {
    return this.page.evaluate(() => window.broadcast.client.getConnectionState());
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}

// Inside the browser: this package is compiled without the DOM's types.
declare const window: {
  readonly broadcast: {
    open(endpoint: string, codec: string): Promise<void>;
    start(streamKey: string): Promise<string>;
    readonly client: { stopBroadcast(): void; getConnectionState(): string };
  };
};
