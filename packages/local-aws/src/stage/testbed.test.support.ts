/** A hub on a port of its own, a page with the real SDK, and participants in real browsers. For tests only. */
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type Page } from 'playwright';
import { expect } from 'vitest';
import { createStageHub, type StageHub, type StageHubOptions, type StageRecord, type StageUpdate } from './index.js';

const sdk = createRequire(import.meta.url).resolve('amazon-ivs-web-broadcast');
const page = new URL('./testbed.test.page.html', import.meta.url);

export const keyPair = () =>
  generateKeyPairSync('ec', {
    namedCurve: 'P-384',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });

export interface Testbed {
  readonly origin: string;
  readonly hub: StageHub;
  readonly updates: StageUpdate[];
  /** Imported public keys, by ARN. */
  readonly publicKeys: Map<string, string>;
  readonly stages: Map<string, StageRecord>;
  /** A stage with a fresh name. */
  stage(): StageRecord;
  close(): Promise<void>;
}

let stageNumber = 0;

export async function startTestbed(options: Pick<StageHubOptions, 'sdpTransport'> = {}): Promise<Testbed> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const updates: StageUpdate[] = [];
  const publicKeys = new Map<string, string>();
  const stages = new Map<string, StageRecord>();
  const hub = await createStageHub({
    ...options,
    origin,
    onUpdate: (update) => updates.push(update),
    directory: {
      signingKey: keyPair().privateKey,
      stage: (id) => stages.get(id),
      publicKey: (arn) => publicKeys.get(arn),
    },
  });
  server.on('request', (request, response) => {
    if (hub.request(request, response)) return;
    if (request.url === '/sdk.js')
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(readFileSync(sdk));
    else if (request.url === '/') response.writeHead(200, { 'content-type': 'text/html' }).end(readFileSync(page));
    else response.writeHead(404).end();
  });
  server.on('upgrade', (request, socket, head) => {
    if (!hub.upgrade(request, socket, head)) socket.destroy();
  });
  return {
    origin,
    hub,
    updates,
    publicKeys,
    stages,
    stage() {
      const id = `stage${++stageNumber}`;
      const stage = { id, arn: `arn:aws:ivs:us-east-1:000000000000:stage/${id}`, name: id };
      stages.set(id, stage);
      return stage;
    },
    async close() {
      await hub.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      '--allow-loopback-in-peer-connection',
      '--autoplay-policy=no-user-gesture-required',
      '--disable-background-networking',
      '--disable-background-timer-throttling',
      '--disable-backgrounding-occluded-windows',
      '--disable-renderer-backgrounding',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
    ],
  });

export interface PageEvent {
  readonly name: string;
  readonly at: number;
  readonly id?: string;
  readonly state?: string;
  readonly reason?: string;
  readonly code?: number;
  readonly message?: string;
  readonly text?: string;
  readonly kind?: string;
  readonly muted?: boolean;
  readonly count?: number;
}

export interface View {
  readonly currentTime: number;
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly longestGap: number;
  readonly inbound: Partial<Record<'audio' | 'video', { lost: number; packets: number; energy?: number }>>;
}

export interface JoinOptions {
  readonly publish?: boolean;
  readonly subscribe?: 'none' | 'audio_only' | 'audio_video';
  readonly camera?: boolean;
  readonly width?: number;
  readonly height?: number;
  /** Configuration of the video's LocalStageStream. */
  readonly video?: object;
  readonly config?: object;
  readonly subscribeConfiguration?: object;
  readonly chooseLayer?: boolean;
}

/** One participant in a tab of its own. */
export class Participant {
  private constructor(readonly page: Page, readonly id: string) {}

  static async open(browser: Browser, { origin }: Testbed, id: string): Promise<Participant> {
    const tab = await browser.newPage();
    await tab.goto(origin);
    return new Participant(tab, id);
  }

  /** Resolves when the SDK says so; rejects with its error. */
  async join(token: string, options: JoinOptions = {}): Promise<void> {
    await this.page.evaluate(([t, o]) => window.participant.join(t, o), [token, options] as const);
  }

  events(name?: string): Promise<PageEvent[]> {
    return this.page.evaluate(
      (wanted) => window.participant.events.filter((event) => !wanted || event.name === wanted),
      name,
    );
  }

  /** Runs in the page with the `participant` object of the testbed's page. */
  act<R, A = undefined>(action: string, argument?: A): Promise<R> {
    return this.page.evaluate<R, readonly [string, A | undefined]>(
      // The action is the test's own text.
      // eslint-disable-next-line @typescript-eslint/no-implied-eval
      ([source, value]) => new Function('participant', 'value', `return (${source})`)(window.participant, value) as R,
      [action, argument],
    );
  }

  view(id: string): Promise<View | null> {
    return this.page.evaluate((wanted) => window.participant.view(wanted), id);
  }

  /** Waits until `frames` more pictures of another participant have been shown and its clock has moved. */
  async sees(other: string, frames = 10): Promise<View> {
    const shown = async () => (await this.view(other))?.frames ?? 0;
    const before = await shown();
    await expect.poll(shown, { timeout: 20_000, interval: 50 }).toBeGreaterThanOrEqual(before + frames);
    // A new stream in the element starts its clock at zero, so only what follows can be compared.
    const clock = async () => (await this.view(other))?.currentTime ?? 0;
    await expect.poll(clock, { interval: 50 }).toBeGreaterThan(await clock());
    return (await this.view(other)) as View;
  }

  /** Waits for an event with these properties. */
  async hears(expected: Partial<PageEvent>, timeout = 15_000): Promise<void> {
    await expect
      .poll(() => this.events(), { timeout, interval: 100 })
      .toContainEqual(expect.objectContaining(expected));
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}

// Inside the browser: this package is compiled without the DOM's types.
declare const window: {
  readonly participant: {
    readonly events: PageEvent[];
    join(token: string, options: JoinOptions): Promise<void>;
    view(id: string): Promise<View | null>;
  };
};
