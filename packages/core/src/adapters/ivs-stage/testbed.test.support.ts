/** A stage of local-aws, self-signed tokens for it, and people in tabs of a real browser. For tests only. */
import {
  CreateStageCommand, DeleteStageCommand, DisconnectParticipantCommand, ImportPublicKeyCommand, IVSRealTimeClient,
} from '@aws-sdk/client-ivs-realtime';
import { SignJWT } from 'jose';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type Page as Tab } from 'playwright';
import { startLocalAws, type LocalAws } from '@rostrum/local-aws';
import type { SlotKind, StageToken } from '../../ports/index.js';
import type { TestSeat } from '../../ports/stage-media.test.support.js';
import { servePage } from '../serve-page.test.support.js';
import type { Page } from './page.test.support.js';

export interface Testbed {
  readonly aws: LocalAws;
  stage(): Promise<TestStage>;
  /** A tab with the page of the test. */
  tab(): Promise<Tab>;
  /** Closes the tabs that are open. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

export interface TestStage {
  readonly arn: string;
  readonly id: string;
  token(of: TokenOf): Promise<StageToken>;
  disconnect(participant: string): Promise<void>;
  delete(): Promise<void>;
}
export interface TokenOf {
  readonly person: string;
  readonly kind: SlotKind | 'view';
  readonly participant?: string | undefined;
  /** Seconds. */
  readonly life?: number;
}

export async function startTestbed(): Promise<Testbed> {
  const aws = await startLocalAws({ port: 0, log: () => undefined });
  const client = new IVSRealTimeClient({
    endpoint: aws.endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  const imported = await client.send(new ImportPublicKeyCommand({
    publicKeyMaterial: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }));
  const [server, browser] = await Promise.all([servePage(new URL('./page.test.support.ts', import.meta.url)), launchBrowser()]);
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const tabs = new Set<Tab>();

  return {
    aws,
    async stage() {
      const { stage } = await client.send(new CreateStageCommand({}));
      const { arn = '', endpoints } = stage!;
      return {
        arn,
        id: arn.split('/').at(-1)!,
        async token({ person, kind, participant = randomBytes(9).toString('hex'), life = 300 }) {
          const publish = kind !== 'view';
          const expires = Math.floor(Date.now() / 1000) + life;
          const token = await new SignJWT({
            resource: arn, topic: arn.split('/').at(-1), events_url: endpoints?.events, whip_url: endpoints?.whip,
            user_id: person, version: '1.0',
            attributes: { name: person, role: 'speaker', kind: kind === 'screen' ? 'screen' : 'camera' },
            capabilities: { allow_publish: publish, allow_subscribe: kind !== 'screen' },
          })
            .setProtectedHeader({ alg: 'ES384', typ: 'JWT', kid: imported.publicKey!.arn! })
            .setJti(participant).setIssuedAt().setExpirationTime(expires)
            .sign(privateKey);
          return { token, participant, publish, expiresAt: expires * 1000 };
        },
        async disconnect(participantId) {
          await client.send(new DisconnectParticipantCommand({ stageArn: arn, participantId }));
        },
        async delete() {
          await client.send(new DeleteStageCommand({ arn }));
        },
      };
    },
    async tab() {
      const tab = await browser.newPage();
      tabs.add(tab);
      await tab.goto(origin);
      return tab;
    },
    async clear() {
      await Promise.all([...tabs].map((tab) => tab.close()));
      tabs.clear();
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
      client.destroy();
      await aws.close();
    },
  };
}

const launchBrowser = (): Promise<Browser> => chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox', '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream',
    '--allow-loopback-in-peer-connection', '--autoplay-policy=no-user-gesture-required',
    '--disable-background-networking', '--disable-background-timer-throttling', '--disable-renderer-backgrounding',
    '--disable-backgrounding-occluded-windows', '--disable-component-update', '--disable-sync', '--disable-quic',
  ],
});

interface InPage {
  readonly page: Page;
}

/** The code with which opening the room is refused. */
export function refusedToOpen(tab: Tab, token: StageToken, person: string): Promise<string | undefined> {
  return tab.evaluate(([given, who]) => (globalThis as never as InPage).page.open(given, who, false)
    .then(() => undefined, (error: { readonly code: string }) => error.code), [token, person] as const);
}

export interface BrowserSeat extends TestSeat {
  readonly tab: Tab;
  /** Seconds of somebody's picture that have been shown, and its width. */
  watched(id: string): Promise<{ readonly time: number; readonly width: number }>;
  /** Every state of the connection so far. */
  states(): Promise<readonly string[]>;
}

type Seat = Page['seats'][number];
/** What a seat can be asked by name. */
type Asked = { [Name in keyof Seat as Seat[Name] extends (...args: never[]) => unknown ? Name : never]: Seat[Name] };

/** A connection in a tab of its own. */
export async function openSeat(
  bed: Testbed, stage: TestStage, person: string, kind: SlotKind | 'view',
): Promise<BrowserSeat> {
  const tab = await bed.tab();
  const token = await stage.token({ person, kind });
  const { participant } = token;
  const open = [token, person, kind === 'screen'] as const;
  const index = await tab.evaluate((args) => (globalThis as never as InPage).page.open(...args), open);
  const act = <Name extends keyof Asked>(name: Name, ...args: Parameters<Asked[Name]>) =>
    tab.evaluate(([at, method, given]) => {
      const seat = (globalThis as never as InPage).page.seats[at] as unknown as Record<string, (...args: unknown[]) => unknown>;
      return seat[method]!(...given);
    }, [index, name as string, args as unknown[]] as const) as Promise<Awaited<ReturnType<Asked[Name]>>>;
  return {
    participant, tab,
    look: () => act('look'),
    networks: () => act('networks'),
    heard: () => act('heard'),
    async exchange(wanted) {
      const next = await stage.token({ person, ...(wanted === 'bad' ? { kind: 'view' } : { kind: wanted, participant }) });
      const code = await act('exchange', next);
      if (code !== undefined) throw new Error(code);
    },
    publish: (what) => act('publish', what),
    setMuted: (source, muted) => act('setMuted', source, muted),
    setAudioOnly: (on) => act('setAudioOnly', on),
    sendCue: (text) => act('sendCue', text),
    leave: () => act('leave'),
    watched: (id) => act('watched', id),
    states: async () => (await act('heard')).states,
  };
}
