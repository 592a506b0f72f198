/** A channel of local-aws, and viewers in tabs of a real browser with the players as they are. For tests only. */
import {
  CreateChannelCommand, IvsClient, PutMetadataCommand, StopStreamCommand, GetStreamCommand,
} from '@aws-sdk/client-ivs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type Page as Tab } from 'playwright';
import { startLocalAws, type LocalAws } from '@rostrum/local-aws';
import type { TestPlayback } from '../../ports/player.test.support.js';
import { servePage, type PageFiles } from '../serve-page.test.support.js';
import type { PlayerName, PlayerPage } from './player-page.test.support.js';

export interface PlayerTestbed {
  readonly aws: LocalAws;
  /** A channel to which nothing is streamed yet. */
  channel(): Promise<BedChannel>;
  /**
   * A tab with the page of the test. Asking a page something, or answering it, counts as a click in it: what it must do
   * before, `hash` tells it, and what it writes to its console is `told`.
   */
  tab(options?: { readonly hash: string; readonly told: (text: string) => void }): Promise<Tab>;
  open(name: PlayerName, url: string, muted?: boolean): Promise<TestPlayback>;
  close(): Promise<void>;
}
export interface BedChannel {
  readonly arn: string;
  readonly url: string;
  /** Streams the test card; resolves when it can be played. */
  start(): Promise<void>;
  stop(): Promise<void>;
  putMetadata(text: string): Promise<void>;
}

export interface PlayerTestbedOptions {
  /** The page that is built and served; the players' own unless told. */
  readonly page?: URL;
  /** As browsers of people are: no sound without a click. */
  readonly quiet?: boolean;
}

export async function startPlayerTestbed(options: PlayerTestbedOptions = {}): Promise<PlayerTestbed> {
  const { page = new URL('./player-page.test.support.ts', import.meta.url), quiet = false } = options;
  const aws = await startLocalAws({ port: 0, log: () => undefined });
  const client = new IvsClient({
    endpoint: aws.endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const [server, browser] = await Promise.all([servePage(page, FILES), launchBrowser(quiet)]);
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  let shared: Tab | undefined;
  const tab: PlayerTestbed['tab'] = async ({ hash, told } = { hash: '', told: () => undefined }) => {
    const opened = await browser.newPage();
    opened.on('console', (message) => told(message.text()));
    await opened.goto(`${origin}/#${encodeURIComponent(hash)}`);
    return opened;
  };

  return {
    aws, tab,
    channel: () => createChannel(aws, client),
    open: async (name, url, muted = false) => openPlayback((shared ??= await tab()), name, url, muted),
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
      client.destroy();
      await aws.close();
    },
  };
}

async function createChannel(aws: LocalAws, client: IvsClient): Promise<BedChannel> {
  const { channel } = await client.send(new CreateChannelCommand({ type: 'STANDARD', latencyMode: 'LOW' }));
  const { arn = '', playbackUrl = '' } = channel ?? {};
  const state = () => client.send(new GetStreamCommand({ channelArn: arn })).then(
    ({ stream }) => stream?.state ?? 'OFFLINE', () => 'OFFLINE');
  return {
    arn, url: playbackUrl,
    async start() {
      const response = await fetch(`${aws.endpoint}/_test-card`, {
        method: 'POST', headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ channelArn: arn, on: true }),
      });
      if (!response.ok) throw new Error(`test card: ${await response.text()}`);
      for (let tries = 0; await state() !== 'LIVE'; tries++) {
        if (tries > 200) throw new Error('the test card does not go live');
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    async stop() {
      await client.send(new StopStreamCommand({ channelArn: arn }));
    },
    async putMetadata(metadata) {
      await client.send(new PutMetadataCommand({ channelArn: arn, metadata }));
    },
  };
}

const require = createRequire(import.meta.url);
const asset = (name: string) => require.resolve(`amazon-ivs-player/dist/assets/amazon-ivs-wasmworker.min.${name}`);
const FILES: PageFiles = {
  '/worker.js': ['text/javascript', asset('js')],
  '/worker.wasm': ['application/wasm', asset('wasm')],
};

const launchBrowser = (quiet: boolean): Promise<Browser> => chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox', `--autoplay-policy=${quiet ? 'document-user-activation-required' : 'no-user-gesture-required'}`,
    '--disable-background-networking', '--disable-background-timer-throttling', '--disable-renderer-backgrounding',
    '--disable-backgrounding-occluded-windows', '--disable-component-update', '--disable-sync', '--disable-quic',
  ],
});

interface InPage {
  readonly playerPage: PlayerPage;
}

async function openPlayback(tab: Tab, name: PlayerName, url: string, muted: boolean): Promise<TestPlayback> {
  const at = await tab.evaluate((args) => (globalThis as never as InPage).playerPage.open(...args), [name, url, muted] as const);
  const heard = () => tab.evaluate((index) => (globalThis as never as InPage).playerPage.heard(index), at);
  return {
    look: () => tab.evaluate((index) => (globalThis as never as InPage).playerPage.look(index), at),
    states: async () => (await heard()).states,
    metadata: async () => (await heard()).metadata,
    call: (method, ...args) => tab.evaluate(
      ([index, called, given]) => (globalThis as never as InPage).playerPage.call(index, called as 'play', given as []),
      [at, method, args] as const),
  };
}
