import { createHlsPlayer } from '@rostrum/core/adapters/hls-player';
import type { Joined } from '@rostrum/core/adapters/http';
import { createIvsChat } from '@rostrum/core/adapters/ivs-chat';
import { createIvsPlayer } from '@rostrum/core/adapters/ivs-player';
import { createLiveEvent, roomFeed, type LiveEvent } from '@rostrum/core/client';
import { createViewerOverlays, type ViewerOverlays } from '@rostrum/core/overlays';
import { createAudiencePlayer, type AudiencePlayer } from '@rostrum/core/playback';
import wasmWorker from 'amazon-ivs-player/dist/assets/amazon-ivs-wasmworker.min.js?url';
import wasmBinary from 'amazon-ivs-player/dist/assets/amazon-ivs-wasmworker.min.wasm?url';
import { api } from './api.js';

/** Everything that one viewer holds of the event. */
export interface Connection {
  readonly id: string;
  readonly event: LiveEvent;
  readonly player: AudiencePlayer;
  readonly overlays: ViewerOverlays;
  close(): void;
}

/** `?player=hls` plays with hls.js instead of Amazon's player. */
const wantsHls = (): boolean => new URLSearchParams(location.search).get('player') === 'hls';

export function connect(id: string, joined: Joined): Connection {
  // The chat room carries the public view to everybody; the site shows no chat.
  const room = createIvsChat({ endpoint: joined.chat, person: joined.person, token: () => api.chatToken(id) });
  const event = createLiveEvent({
    line: api.line(id),
    snapshots: api.snapshots(id),
    ...(joined.feed === 'room' && { feed: roomFeed(room) }),
  });
  const player = createAudiencePlayer({
    event, tokens: api.playbackTokens(id),
    player: wantsHls() ? createHlsPlayer() : createIvsPlayer({ wasmWorker, wasmBinary }),
  });
  const overlays = createViewerOverlays({
    event, pictureTime: () => player.pictureTime(), pictureChanges: (listener) => player.subscribe(listener),
    fetchContent: (overlay) => api.overlayContent(id, overlay),
  });
  const forget = player.onMetadata(({ text }) => overlays.metadata(text));
  event.connect();
  if (joined.feed === 'room') room.connect();
  overlays.start();
  return {
    id, event, player, overlays,
    close() {
      forget();
      overlays.stop();
      player.close();
      room.close();
      event.close();
    },
  };
}
