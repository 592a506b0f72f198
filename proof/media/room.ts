import type { AddressInfo } from 'node:net';
import type { Page as Tab } from 'playwright';
import { servePage } from '../../packages/core/src/adapters/serve-page.test.support.js';
import { startLocalAws } from '../../bench/rig/platform.mjs';
import { chromiumArgs } from '../../scripts/chromium.mjs';
import { launchBehindServers } from '../../testing/browser.js';
import type { Look, Page } from './page.js';

/** A person on the stage, in a tab of their own. */
export interface Person {
  readonly name: string;
  readonly participant: string;
  stall(milliseconds: number): Promise<void>;
  /** What the page has seen since the last call, by person. */
  take(): Promise<Readonly<Record<string, readonly Look[]>>>;
}

/** A stage of local-aws, which is a process of its own, and publishers in pages of one Chromium. */
export interface Room {
  readonly stageArn: string;
  readonly people: readonly Person[];
  /** As `POST /_faults`. */
  fault(fault: object): Promise<void>;
  close(): Promise<void>;
}

/** Pages are as in the foreground: no timer of theirs is slowed down. */
const AWAKE = ['--disable-background-timer-throttling', '--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows'];
/** The SDK's statistics and device lists are on the Internet, which a proof does without. */
const ALONE = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost';
const SIGNED = 'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/ivs/aws4_request, SignedHeaders=host, Signature=0';

export async function openRoom(names: readonly string[]): Promise<Room> {
  const aws = await startLocalAws(undefined);
  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json', ...(path.startsWith('/_') ? {} : { authorization: SIGNED }) };
    const response = await fetch(aws.endpoint + path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json() as Promise<Record<string, Record<string, string>>>;
  };
  const camera = chromiumArgs.map((arg) => (arg === '--use-fake-device-for-media-stream' ? `${arg}=fps=10` : arg));
  const [server, browser] = await Promise.all([
    servePage(new URL('./page.ts', import.meta.url)), launchBehindServers([...camera, ...AWAKE, ALONE]),
  ]);
  const stageArn = (await post('/CreateStage', {}))['stage']!['arn']!;
  const enter = async (name: string): Promise<Person> => {
    const { participantToken } = await post('/CreateParticipantToken', { stageArn, userId: name, attributes: { kind: 'camera' } });
    const { token, participantId: participant } = participantToken as { token: string; participantId: string };
    const tab: Tab = await browser.newPage();
    await tab.goto(`http://localhost:${(server.address() as AddressInfo).port}`);
    const others = names.filter((other) => other !== name);
    await tab.evaluate(([given, person, rest]) => page.enter(given, person, rest), [{ token, participant, publish: true }, name, others] as const);
    return {
      name, participant,
      stall: (milliseconds) => tab.evaluate((time) => page.stall(time), milliseconds),
      take: () => tab.evaluate(() => page.take()),
    };
  };
  const people: Person[] = [];
  for (const name of names) people.push(await enter(name));
  return {
    stageArn, people,
    fault: async (fault) => void await post('/_faults', fault),
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
      await aws.stop();
    },
  };
}

// Inside the browser.
declare const page: Page;
