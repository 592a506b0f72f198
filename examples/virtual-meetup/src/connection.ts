import { createBrowserDevices } from '@rostrum/core/adapters/browser-devices';
import type { Joined } from '@rostrum/core/adapters/http';
import { createIvsChat } from '@rostrum/core/adapters/ivs-chat';
import { createIvsPlayer } from '@rostrum/core/adapters/ivs-player';
import { createIvsStage } from '@rostrum/core/adapters/ivs-stage';
import {
  createChatLog, createLiveEvent, createStageSession, roomFeed,
  type ChatLog, type Devices, type LiveEvent, type StageSession,
} from '@rostrum/core/client';
import { createDevices } from '@rostrum/core/devices';
import { createViewerOverlays, stageCues, type ViewerOverlays } from '@rostrum/core/overlays';
import { createAudiencePlayer, type AudiencePlayer } from '@rostrum/core/playback';
import { watchedNow } from '@rostrum/react';
import wasmWorker from 'amazon-ivs-player/dist/assets/amazon-ivs-wasmworker.min.js?url';
import wasmBinary from 'amazon-ivs-player/dist/assets/amazon-ivs-wasmworker.min.wasm?url';
import { api } from './api.js';

/** Everything that one person holds of one event. */
export interface Connection {
  readonly event: LiveEvent;
  readonly chat: ChatLog;
  readonly stage: StageSession;
  readonly devices: Devices;
  readonly player: AudiencePlayer;
  readonly overlays: ViewerOverlays;
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
  const player = createAudiencePlayer({
    event, tokens: api.playbackTokens(id), player: createIvsPlayer({ wasmWorker, wasmBinary }),
  });
  const overlays = createViewerOverlays({
    event,
    // In time with what is watched: the broadcast is some seconds late, the stage is not.
    pictureTime: () => (watchedNow(event) === 'channel' ? player.pictureTime() : event.now()),
    pictureChanges: (listener) => both(player.subscribe(listener), event.subscribe(listener)),
    fetchContent: (overlay) => api.overlayContent(id, overlay),
  });
  const forgetCues = both(
    both(player.onMetadata(({ text }) => overlays.metadata(text)), stage.onCue((text) => overlays.hint(text))),
    stageCues({ event, session: stage }),
  );
  event.connect();
  chat.connect();
  stage.start();
  overlays.start();
  return {
    event, chat, stage, devices, player, overlays,
    close() {
      forgetCues();
      overlays.stop();
      player.close();
      void stage.stop();
      devices.close();
      chat.close();
      event.close();
    },
  };
}

const both = (first: () => void, second: () => void) => () => {
  first();
  second();
};
