import type { Meta, StoryObj } from '@storybook/react-vite';
import { useEffect, useState, type ReactNode } from 'react';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { createMemoryBackend, type MemoryBackend } from '@rostrum/core/adapters/memory';
import { createChatLog, createLiveEvent, createStageSession } from '@rostrum/core/client';
import { createDevices } from '@rostrum/core/devices';
import type { PersonRole } from '@rostrum/core/engine';
import { createViewerOverlays } from '@rostrum/core/overlays';
import { en, es, type Labels } from '../labels/index.js';
import { LiveEventProvider, type LiveEventParts } from '../shared/provider.js';
import { drawnDevices } from '../testing/drawn-devices.js';
import { AttendeeView } from './attendee-view.js';
import { PresenterConsole } from './presenter-console.js';

interface Browser {
  readonly parts: LiveEventParts;
  close(): void;
}

/** What one person's browser holds of the event. */
function openBrowser(backend: MemoryBackend, person: string, name: string, role: PersonRole): Browser {
  const seat = backend.as(person, { name, role });
  const event = createLiveEvent(seat);
  const devices = createDevices({ source: drawnDevices() });
  const chat = createChatLog({ event, room: seat.room, history: () => seat.history() });
  const stage = createStageSession({ event, devices, media: seat.media, tokens: seat.stageTokens });
  const overlays = createViewerOverlays({ event, pictureTime: () => event.now(), fetchContent: (id) => seat.overlayContent(id) });
  event.connect();
  chat.connect();
  stage.start();
  overlays.start();
  return {
    parts: { event, devices, chat, stage, overlays },
    close() {
      overlays.stop();
      void stage.stop();
      chat.close();
      event.close();
      devices.close();
    },
  };
}

/** One event, and two people who see it: what one does, the other sees. Nothing is scripted. */
function TwoBrowsers({ labels }: { readonly labels: Labels }) {
  const [browsers, setBrowsers] = useState<readonly [Browser, Browser]>();
  useEffect(() => {
    const backend = createMemoryBackend({ plan: { title: 'Serverless Lisbon: state machines in anger' } });
    const marta = openBrowser(backend, 'marta', 'Marta Silva', 'host');
    const ana = openBrowser(backend, 'ana', 'Ana Torres', 'attendee');
    goLiveAs(backend, 'marta');
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the event begins and ends with the story
    setBrowsers([marta, ana]);
    return () => {
      for (const { close } of [marta, ana]) close();
      backend.stop();
    };
  }, []);
  if (!browsers) return null;
  const [marta, ana] = browsers;
  return (
    <div style={{ display: 'grid', gridTemplate: 'minmax(0, 1fr) / 1fr 1fr', gap: 12, height: '100%' }}>
      <Window title="Marta Silva, host" parts={marta.parts} labels={labels}><PresenterConsole /></Window>
      <Window title="Ana Torres, audience" parts={ana.parts} labels={labels}><AttendeeView /></Window>
    </div>
  );
}

const goLiveAs = (backend: MemoryBackend, person: string) => {
  backend.as(person).send('session/open', {});
  backend.as(person).send('session/go-live', {});
};

interface WindowProps {
  readonly title: string;
  readonly parts: LiveEventParts;
  readonly labels: Labels;
  readonly children: ReactNode;
}

function Window({ title, parts, labels, children }: WindowProps) {
  return (
    <section aria-label={title} style={{ display: 'grid', minWidth: 0, minHeight: 0, border: '1px solid var(--rostrum-line)' }}>
      <LiveEventProvider {...parts} labels={labels}>{children}</LiveEventProvider>
    </section>
  );
}

const meta: Meta = { title: 'screens/Two browsers', parameters: { rehearsal: false } };
export default meta;

/** Raise a hand on the right and bring Ana to the stage on the left; ask, vote, chat, send an overlay. */
export const SideBySide: StoryObj = {
  render: (_, { globals }) => <TwoBrowsers labels={globals['language'] === 'es' ? es : en} />,
  async play({ canvas, globals }) {
    const { hands } = globals['language'] === 'es' ? es : en;
    const marta = within(await canvas.findByRole('region', { name: 'Marta Silva, host' }));
    const ana = within(await canvas.findByRole('region', { name: 'Ana Torres, audience' }));
    const button = await ana.findByRole('button', { name: hands.raise });
    await waitFor(() => expect(button).toBeEnabled());
    await userEvent.click(button);
    await userEvent.type(ana.getByRole('textbox', { name: new RegExp(`^${escaped(hands.question)}`) }), 'How do you test it?{Enter}');
    await marta.findByText('How do you test it?');
    await ana.findByText(hands.raised);
  },
};

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
