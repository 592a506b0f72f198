import { createChatLog, createLiveEvent, createStageSession } from '@rostrum/core';
import { createBrowserDevices } from '@rostrum/core/adapters/browser-devices';
import { createMemoryBackend } from '@rostrum/core/adapters/memory';
import { createDevices } from '@rostrum/core/devices';
import { talk } from './talk';

/**
 * A whole event in this page, with a host who follows a script. Nothing runs before `begin`, so that a server may
 * render it. In an app of yours the backend is `@rostrum/server`, and the line to it `@rostrum/core/adapters/http`.
 */
export function rehearse() {
  const backend = createMemoryBackend({ plan: talk });
  const host = backend.as('marta', { name: 'Marta Silva', role: 'host' });
  const seat = backend.as('me', { name: 'Ana Torres' });
  const event = createLiveEvent(seat);
  const devices = createDevices({ source: createBrowserDevices() });
  const chat = createChatLog({ event, room: seat.room, history: () => seat.history() });
  const stage = createStageSession({ event, devices, media: seat.media, tokens: seat.stageTokens });
  // A server renders it once and keeps nothing running.
  if (typeof window === 'undefined') backend.stop();
  return {
    parts: { event, devices, chat, stage },
    /** Whether it has ended: it does not begin again. */
    isOver: () => event.getState().connection === 'closed',
    begin() {
      host.arrive();
      host.send('session/open', {});
      host.send('session/go-live', {});
      host.send('stage/join', {});
      void host.publish();
      event.connect();
      chat.connect();
      stage.start();
    },
    /** What the host does next: lets the raised hand onto the stage, or welcomes who is here. */
    hostActs() {
      if (backend.tables.hands.get('me')) host.send('hands/grant', { person: 'me' });
      else host.say('Welcome! Raise your hand, and you are next.');
    },
    end() {
      void stage.stop();
      chat.close();
      event.close();
      devices.close();
      backend.stop();
    },
  };
}
