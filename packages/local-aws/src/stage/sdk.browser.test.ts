/** The unmodified SDK in a real browser, against a running hub. */
import { SignJWT } from 'jose';
import { createPrivateKey } from 'node:crypto';
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Capability, StageRecord } from './index.js';
import {
  keyPair,
  launchBrowser,
  Participant,
  startTestbed,
  type JoinOptions,
  type Testbed,
} from './testbed.test.support.js';

const SMALL = { width: 640, height: 360 } as const;

let browser: Browser;
let overHttp: Testbed;
let overSocket: Testbed;
let open: Participant[] = [];

beforeAll(async () => {
  [browser, overHttp, overSocket] = await Promise.all([
    launchBrowser(),
    startTestbed(),
    startTestbed({ sdpTransport: 'socket' }),
  ]);
});
afterEach(async () => {
  await Promise.all(open.map((participant) => participant.close()));
  open = [];
});
afterAll(async () => {
  await browser.close();
  await Promise.all([overHttp.close(), overSocket.close()]);
});

async function tab(id: string, testbed = overHttp): Promise<Participant> {
  const participant = await Participant.open(browser, testbed, id);
  open.push(participant);
  return participant;
}

interface Entry extends JoinOptions {
  readonly stage: StageRecord;
  readonly userId?: string;
  readonly capabilities?: Capability[];
  readonly testbed?: Testbed;
}

async function enter({ stage, userId, capabilities, testbed = overHttp, ...options }: Entry): Promise<Participant> {
  const { token, participantId } = await testbed.hub.mint({ stage, userId, capabilities });
  const participant = await tab(participantId, testbed);
  await participant.join(token, { ...SMALL, ...options });
  return participant;
}

const viewer = { capabilities: ['SUBSCRIBE'] as Capability[], camera: false, publish: false };

describe('publishing and subscribing', () => {
  it.each([
    ['over HTTP', () => overHttp, {}],
    ['over the events socket', () => overSocket, {}],
    [
      'over the events socket, second connection implementation',
      () => overSocket,
      { signaling: { connectionImplV2: true } },
    ],
  ])('two publishers see and hear each other %s', async (_name, of, config) => {
    const testbed = of();
    const stage = testbed.stage();
    const [ada, ben] = await Promise.all([enter({ stage, testbed, config }), enter({ stage, testbed, config })]);
    const [ofBen] = await Promise.all([ada.sees(ben.id, 20), ben.sees(ada.id, 20)]);
    expect(ofBen.width / ofBen.height).toBeCloseTo(16 / 9, 1);
    await expect.poll(async () => (await ben.view(ada.id))?.inbound.audio?.energy ?? 0).toBeGreaterThan(0);
    expect(testbed.hub.status().find((one) => one.stage === stage)?.participants).toMatchObject([
      { published: true, subscriptions: 1, browserName: 'Chrome', sdkVersion: '1.41.0' },
      { published: true, subscriptions: 1 },
    ]);
    await ada.hears({ name: 'stageSubscriberCountChanged', count: 2 });
  });

  it('tells of a muted microphone and a stopped camera', async () => {
    const stage = overHttp.stage();
    const [ada, ben] = await Promise.all([enter({ stage }), enter({ stage, ...viewer })]);
    await ben.sees(ada.id, 3);
    await ada.act('participant.audio.setMuted(true), participant.video.setMuted(true)');
    await ben.hears({ name: 'stageStreamMuteChanged', id: ada.id, kind: 'audio', muted: true });
    await ben.hears({ name: 'stageStreamMuteChanged', id: ada.id, kind: 'video', muted: true });
    await ada.act('participant.audio.setMuted(false), participant.video.setMuted(false)');
    await ben.hears({ name: 'stageStreamMuteChanged', id: ada.id, kind: 'video', muted: false });
    await ben.sees(ada.id);
  });

  it('sends sound only to a subscriber that wants no video, and video again', async () => {
    const stage = overHttp.stage();
    const [ada, ben] = await Promise.all([enter({ stage }), enter({ stage, ...viewer })]);
    await ben.sees(ada.id, 3);
    await ben.act(`participant.subscribe = 'audio_only', participant.stage.refreshStrategy()`);
    const packets = async (kind: 'audio' | 'video') => (await ben.view(ada.id))?.inbound[kind]?.packets ?? 0;
    await expect
      .poll(async () => {
        const [video, audio] = [await packets('video'), await packets('audio')];
        await expect.poll(() => packets('audio')).toBeGreaterThan(audio + 10);
        return (await packets('video')) - video;
      })
      .toBe(0);
    await ben.act(`participant.subscribe = 'audio_video', participant.stage.refreshStrategy()`);
    await ben.sees(ada.id);
  });

  it('unpublishes and publishes again', async () => {
    const stage = overHttp.stage();
    const [ada, ben] = await Promise.all([enter({ stage }), enter({ stage, ...viewer })]);
    await ben.sees(ada.id, 3);
    await ada.act('participant.publish = false, participant.stage.refreshStrategy()');
    await ben.hears({ name: 'stageParticipantPublishStateChanged', id: ada.id, state: 'not_published' });
    await ada.act('participant.publish = true, participant.stage.refreshStrategy()');
    await ben.sees(ada.id);
    const told = overHttp.updates.filter((update) => update.stage === stage && update.participantId === ada.id);
    expect(told.map((update) => update.eventName)).toEqual([
      'Participant Joined',
      'Participant Published',
      'Participant Unpublished',
      'Participant Published',
    ]);
  });

  it.each(['H264', 'VP8'])('lets a subscriber choose among simulcast layers of %s', async (codec) => {
    const stage = overHttp.stage();
    const video = { simulcast: { enabled: true }, codecs: [{ codec }] };
    const ada = await enter({ stage, width: 1280, height: 720, video });
    const ben = await enter({ stage, ...viewer, chooseLayer: true });
    await ben.sees(ada.id, 3);
    for (const layer of ['low', 'mid', 'low']) {
      await ben.act('participant.layer = value, participant.stage.refreshStrategy()', layer);
      // The layers' names come to the SDK by polling, and the strategy is asked when they change.
      await expect
        .poll(
          async () => {
            await ben.act('participant.stage.refreshStrategy()');
            return (await ben.view(ada.id))?.height;
          },
          { timeout: 15_000 },
        )
        .toBe(layer === 'low' ? 180 : 360);
      await ben.sees(ada.id);
    }
    const heights = `participant.received[value].streams.find((one) => one.streamType === 'video').getLayers().map((one) => one.height)`;
    expect(await ben.act(heights, ada.id)).toEqual(expect.arrayContaining([180, 360]));
    expect((await ben.view(ada.id))?.inbound.video?.lost).toBe(0);
  });

  it('carries SEI messages through H.264', async (context) => {
    const stage = overHttp.stage();
    const probe = await tab('probe');
    context.skip(!(await probe.act('participant.encodesH264()')), 'this Chromium does not encode H.264');
    const ada = await enter({ stage, video: { inBandMessaging: { enabled: true } } });
    const ben = await enter({ stage, ...viewer, subscribeConfiguration: { inBandMessaging: { enabled: true } } });
    await ben.sees(ada.id);
    await ada.act(`participant.video.insertSeiMessage(new TextEncoder().encode('cue 7').buffer, { repeatCount: 2 })`);
    await ben.hears({ name: 'stageStreamSeiMessageReceived', id: ada.id, text: 'cue 7' });
  });
});

describe('a token exchanged in place', () => {
  const names = async (who: Participant) => (await who.events()).map(({ name }) => name);

  async function exchange(
    who: Participant,
    stage: StageRecord,
    capabilities: Capability[],
    jti = who.id,
  ): Promise<void> {
    await who.act('participant.stage.exchangeToken(value)', await selfSigned({ stage, jti, capabilities }));
  }

  it('promotes a viewer and demotes a speaker without leaving', async () => {
    const stage = overHttp.stage();
    const ben = await enter({ stage, ...viewer });
    const ada = await tab('promoted');
    await ada.join(await selfSigned({ stage, jti: 'promoted', capabilities: ['SUBSCRIBE'] }), { ...SMALL });
    await exchange(ada, stage, ['PUBLISH', 'SUBSCRIBE']);
    await ada.act('participant.stage.refreshStrategy()');
    await ben.sees(ada.id);
    // A client that lies: it neither ends its session nor its peer connection.
    await ada.act(`RTCPeerConnection.prototype.close = () => undefined`);
    await ada.act(`(window.fetch = ((real) => (url, init) =>
      init?.method === 'DELETE' ? Promise.resolve(new Response()) : real(url, init))(window.fetch), null)`);
    await exchange(ada, stage, ['SUBSCRIBE']);
    await ben.hears({ name: 'stageParticipantPublishStateChanged', id: ada.id, state: 'not_published' });
    await expect
      .poll(() => overHttp.updates.filter((update) => update.stage === stage).at(-1)?.eventName)
      .toBe('Participant Unpublished');
    expect(await names(ben)).not.toContain('stageParticipantLeft');
  });

  it('is refused for another participant', async () => {
    const stage = overHttp.stage();
    const ada = await enter({ stage, ...viewer });
    await expect(exchange(ada, stage, ['SUBSCRIBE'], 'somebodyElse')).rejects.toThrow();
    expect(overHttp.hub.status().find((one) => one.stage === stage)?.participants).toMatchObject([
      { participantId: ada.id },
    ]);
  });
});

describe('tokens', () => {
  it.each([
    ['signed with another key', async (stage: StageRecord) => selfSigned({ stage, key: keyPair().privateKey }), 1],
    ['of a key that was not imported', async (stage: StageRecord) => selfSigned({ stage, kid: 'arn:unknown' }), 1],
    [
      'of a deleted stage',
      async (stage: StageRecord) => {
        const token = await selfSigned({ stage });
        overHttp.stages.delete(stage.id);
        return token;
      },
      9,
    ],
    ['that has expired', async (stage: StageRecord) => selfSigned({ stage, expiresIn: -10 }), 2],
  ])('are refused when %s', async (_name, make, code) => {
    const ada = await tab('refused');
    await expect(ada.join(await make(overHttp.stage()), viewer)).rejects.toThrow();
    await ada.hears({ name: 'error', code });
  });
});

describe('leaving', () => {
  it('tells the others and frees everything', async () => {
    const stage = overHttp.stage();
    const [ada, ben] = await Promise.all([enter({ stage }), enter({ stage })]);
    await Promise.all([ben.sees(ada.id, 3), ada.sees(ben.id, 3)]);
    await ada.act('participant.stage.leave()');
    await ben.hears({ name: 'stageParticipantLeft', id: ada.id });
    await ada.hears({ name: 'stageLeft', reason: 'user-initiated' });
    await ben.close();
    open = open.filter((one) => one !== ben);
    await expect.poll(() => overHttp.hub.status().find((one) => one.stage === stage)?.sessionId).toBeUndefined();
    expect(overHttp.updates.filter((update) => update.stage === stage).at(-1)?.eventName).toBe('Session Ended');
    const [session] = overHttp.hub.sessions(stage.id);
    expect(overHttp.hub.participants(stage.id, session?.sessionId ?? '')).toMatchObject([
      { state: 'DISCONNECTED', published: true },
      { state: 'DISCONNECTED', published: true },
    ]);
  });

  it('follows DisconnectParticipant, and the token is dead', async () => {
    const stage = overHttp.stage();
    const { token, participantId } = await overHttp.hub.mint({ stage });
    const ada = await tab(participantId);
    await ada.join(token, viewer);
    expect(overHttp.hub.disconnect(stage.id, participantId, 'enough')).toBe(true);
    await ada.hears({ name: 'stageLeft', reason: 'participant-disconnected' });
    const again = await tab(participantId);
    await expect(again.join(token, viewer)).rejects.toThrow();
    await again.hears({ name: 'error', code: 10 });
    expect(overHttp.hub.disconnect(stage.id, 'nobody')).toBe(false);
  });

  it('follows the deletion of the stage', async () => {
    const stage = overHttp.stage();
    const ada = await enter({ stage, ...viewer });
    overHttp.stages.delete(stage.id);
    overHttp.hub.remove(stage.id);
    await ada.hears({ name: 'stageLeft', reason: 'stage-deleted' });
  });

  it('follows a second use of the token', async () => {
    const stage = overHttp.stage();
    const { token, participantId } = await overHttp.hub.mint({ stage });
    const [first, second] = [await tab(participantId), await tab(participantId)];
    await first.join(token, viewer);
    await second.join(token, viewer);
    await first.hears({ name: 'stageLeft', reason: 'token-reused' });
    expect(overHttp.hub.status().find((one) => one.stage === stage)?.participants).toHaveLength(1);
  });
});

describe('what breaks', () => {
  it('a cut socket comes back and nobody leaves', async () => {
    const stage = overHttp.stage();
    const [ada, ben] = await Promise.all([enter({ stage }), enter({ stage, ...viewer })]);
    await ben.sees(ada.id, 3);
    expect(overHttp.hub.faults.cut(stage.id, ada.id)).toBe(1);
    await ben.sees(ada.id);
    await ada.act('participant.audio.setMuted(true)');
    await ben.hears({ name: 'stageStreamMuteChanged', id: ada.id, kind: 'audio', muted: true });
    expect(await ben.events('stageParticipantLeft')).toEqual([]);
  });

  it('a stalled SFU goes on where it was', async () => {
    const stage = overHttp.stage();
    const [ada, ben] = await Promise.all([enter({ stage }), enter({ stage, ...viewer })]);
    await ben.sees(ada.id, 3);
    const updates = () => overHttp.updates.filter((one) => one.stage === stage).map((one) => one.eventName);
    // Who of the two comes last differs from run to run; after the stall there is nothing to tell.
    const before = updates();
    expect(before).toContain('Participant Published');
    overHttp.hub.faults.stallSfu(1200);
    await ben.sees(ada.id);
    expect(updates()).toEqual(before);
  });

  // A browser alone would need 15 seconds to see that its peer connection is dead.
  it('a killed SFU is started again and video is back soon', async () => {
    const stage = overHttp.stage();
    const everybody = await Promise.all([enter({ stage }), enter({ stage })]);
    const [ada, ben] = everybody;
    await Promise.all([ben.sees(ada.id), ada.sees(ben.id)]);
    const killedAt = Date.now();
    overHttp.hub.faults.killSfu();
    const unpublished = () =>
      overHttp.updates.filter((one) => one.stage === stage && one.eventName === 'Participant Unpublished');
    await expect.poll(unpublished).toHaveLength(2);
    for (const participant of everybody) {
      const streams = async () =>
        (await participant.events('streamsAdded')).filter((one) => one.at > killedAt && one.id !== participant.id);
      await expect.poll(streams, { timeout: 10_000 }).toHaveLength(1);
    }
    await Promise.all([ben.sees(ada.id), ada.sees(ben.id)]);
    expect(await ada.events('stageParticipantLeft')).toEqual([]);
  });
});

const KID = 'arn:aws:ivs:us-east-1:000000000000:public-key/abc';
const imported = keyPair();

interface SelfSigned {
  readonly stage: StageRecord;
  readonly jti?: string;
  readonly capabilities?: Capability[];
  readonly key?: string;
  readonly kid?: string;
  /** Seconds. */
  readonly expiresIn?: number;
}

/** As an application's own server makes them: the header names the imported public key. */
function selfSigned({ stage, jti = 'self', capabilities = ['SUBSCRIBE'], ...how }: SelfSigned): Promise<string> {
  overHttp.publicKeys.set(KID, imported.publicKey);
  const { events, whip } = overHttp.hub.endpoints;
  return new SignJWT({
    resource: stage.arn,
    topic: stage.id,
    events_url: events,
    whip_url: whip,
    user_id: 'u',
    attributes: {},
    capabilities: {
      allow_publish: capabilities.includes('PUBLISH'),
      allow_subscribe: capabilities.includes('SUBSCRIBE'),
    },
    version: '1.0',
  })
    .setProtectedHeader({ alg: 'ES384', typ: 'JWT', kid: how.kid ?? KID })
    .setJti(jti)
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + (how.expiresIn ?? 300))
    .sign(createPrivateKey(how.key ?? imported.privateKey));
}
