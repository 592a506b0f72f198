import { createBrowserDevices } from '@rostrum/core/adapters/browser-devices';
import type { Joined } from '@rostrum/core/adapters/http';
import { createIvsChat } from '@rostrum/core/adapters/ivs-chat';
import { createIvsStage } from '@rostrum/core/adapters/ivs-stage';
import {
  createChatLog, createLiveEvent, createStageSession, roomFeed,
  type ChatLog, type Devices, type LiveEvent, type StageSession,
} from '@rostrum/core/client';
import { createDevices } from '@rostrum/core/devices';
import { api } from './api.js';

/** Everything that one person holds of one event. */
export interface Connection {
  readonly event: LiveEvent;
  readonly chat: ChatLog;
  readonly stage: StageSession;
  readonly devices: Devices;
  close(): void;
}

/** Opens the event for somebody who has joined it. */
export function connect(id: string, joined: Joined): Connection {
  const room = createIvsChat({ endpoint: joined.chat, person: joined.person, token: () => api.chatToken(id) });
  const event = createLiveEvent({
    line: api.line(id),
    snapshots: api.snapshots(id),
    ...(joined.feed === 'room' && { feed: roomFeed(room) }),
  });
  const chat = createChatLog({ event, room, history: () => api.chatHistory(id) });
  const devices = createDevices({ source: createBrowserDevices(), memory: localStorage });
  const stage = createStageSession({ event, media: createIvsStage(), tokens: api.stageTokens(id), devices });
  event.connect();
  chat.connect();
  stage.start();
  return {
    event, chat, stage, devices,
    close() {
      void stage.stop();
      devices.close();
      chat.close();
      event.close();
    },
  };
}
