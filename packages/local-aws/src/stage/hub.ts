import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { StageHub, StageHubOptions, StageStatus } from './contract.js';
import { EventsEndpoint } from './events.js';
import { LiveStage } from './live-stage.js';
import { Media } from './media.js';
import { Outages } from './outages.js';
import { Taps } from './taps.js';
import { Tokens } from './token.js';
import { handleWhip } from './whip.js';

const EVENTS_PATH = '/stage/events';
const WHIP_PATH = '/stage/whip';

/**
 * Runs every stage: real participants with the unmodified web SDK, their state and their media.
 * The SFU is started in processes of its own; one that dies is started again.
 */
export async function createStageHub(options: StageHubOptions): Promise<StageHub> {
  const { directory, origin } = options;
  const endpoints = { events: `${origin.replace(/^http/, 'ws')}${EVENTS_PATH}`, whip: `${origin}${WHIP_PATH}` };
  const tokens = new Tokens(directory, endpoints);
  const stages = new Map<string, LiveStage>();
  const media = await Media.start({
    publishing: (stageId, id, isPublishing) => stages.get(stageId)?.setPublishing(id, isPublishing),
    subscribersChanged: (stageId) => stages.get(stageId)?.subscribersChanged(),
  });

  const outages = new Outages();
  /** Until then nobody can reach any stage. */
  let backAt = 0;
  const taps = new Taps(media, (id) => stages.get(id)?.room);

  /** @throws Error when the directory does not know the stage; a verified token never names such a one. */
  const liveStage = (id: string): LiveStage => {
    const existing = stages.get(id);
    if (existing) return existing;
    const stage = directory.stage(id);
    if (!stage) throw new Error(`There is no stage ${id}.`);
    const live = new LiveStage({
      stage,
      serverFeatures: options.sdpTransport === 'socket' ? ['xdp'] : [],
      onUpdate: options.onUpdate,
      onChanged: () => taps.changed(id),
      onLeft: (participantId) => media.endOf(id, participantId, 'everything'),
      subscribers: () => media.subscribers(id),
    });
    stages.set(id, live);
    return live;
  };
  const events = new EventsEndpoint({ tokens, media, outages, whipUrl: endpoints.whip, stage: liveStage });

  return {
    endpoints,

    async mint(request) {
      const minted = await tokens.mint(request);
      liveStage(request.stage.id).room.expect(minted.participantId);
      return minted;
    },

    disconnect(stageId, participantId, reason = '') {
      const stage = stages.get(stageId);
      if (!stage?.room.knows(participantId)) return false;
      stage.kick(participantId, 'PARTICIPANT_DISCONNECTED', reason);
      return true;
    },

    remove(stageId) {
      stages.get(stageId)?.remove();
      stages.delete(stageId);
      taps.removed(stageId);
    },

    sessions: (stageId) => stages.get(stageId)?.room.sessions ?? [],

    participants: (stageId, sessionId) => stages.get(stageId)?.room.participants(sessionId) ?? [],

    status: () => [...stages].map(([id, live]) => statusOf(id, live, media)),

    taps,

    request(request: IncomingMessage, response: ServerResponse): boolean {
      const path = pathOf(request);
      if (!path.startsWith('/stage/')) return false;
      if (Date.now() < backAt) {
        request.socket.destroy();
        return true;
      }
      const whip = path.startsWith(`${WHIP_PATH}/`) ? path.slice(WHIP_PATH.length) : '';
      void handleWhip(request, response, whip, {
        url: endpoints.whip,
        tokens,
        media,
        outages,
        isPresent: (stageId, id) => stages.get(stageId)?.room.has(id) ?? false,
        onSdkVersion: (stageId, id, sdkVersion) => stages.get(stageId)?.room.learn(id, { sdkVersion }),
      });
      return true;
    },

    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
      if (!pathOf(request).startsWith('/stage/')) return false;
      if (pathOf(request) === EVENTS_PATH && Date.now() >= backAt) events.upgrade(request, socket, head).catch(() => socket.destroy());
      else socket.destroy();
      return true;
    },

    faults: {
      cut: (stageId, participantId) => stages.get(stageId)?.cut(participantId) ?? 0,
      killSfu: (participantId) => media.killSfu(participantId),
      stallSfu: (milliseconds) => media.stallSfu(milliseconds),
      lose(stageId, participantId, milliseconds) {
        if (!stages.get(stageId)?.lose(participantId, milliseconds)) return 0;
        outages.begin(participantId, milliseconds);
        media.lose((session) => session.stageId === stageId && session.owner === participantId, milliseconds);
        return 1;
      },
      vanish(milliseconds) {
        backAt = Date.now() + milliseconds;
        for (const stage of stages.values()) stage.cut();
        media.lose(() => true, milliseconds);
      },
    },

    async close() {
      events.close();
      for (const stage of stages.values()) stage.close();
      stages.clear();
      await media.close();
    },
  };
}

const pathOf = (request: IncomingMessage) => (request.url ?? '').split('?')[0] ?? '';

function statusOf(id: string, { room }: LiveStage, media: Media): StageStatus {
  const sessionId = room.sessionId;
  const present =
    sessionId === undefined ? [] : room.participants(sessionId).filter((one) => room.has(one.participantId));
  return {
    stage: room.stage,
    sessionId,
    participants: present.map((participant) => ({
      ...participant,
      publishing: room.isPublishing(participant.participantId),
      bitrateIn: media.bitrateIn(id, participant.participantId),
      subscriptions: media.subscriptions(id, participant.participantId),
    })),
  };
}
