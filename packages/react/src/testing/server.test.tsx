// @vitest-environment node
import { Suspense, type ComponentType } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import * as published from '../index.js';
import { fullHouse, personOf } from './audience.js';
import { drawnPlayer } from './drawn-player.js';
import { rehearse } from './rehearsal.js';
import { contents, shown } from './sample-overlays.js';

const { LiveEventProvider, RostrumTheme } = published;
const over = (kind: keyof typeof contents) => ({ overlay: shown(contents[kind]), onDismiss: () => undefined });
const ingest = { server: 'rtmps://ingest.example:443/app', key: 'sk_1', playbackUrl: 'https://play.example/live.m3u8' };

/** What a component cannot do without. */
const needs: Readonly<Record<string, object>> = {
  CallToAction: over('call-to-action'), CelebrationOverlay: over('celebration'), LowerThird: over('lower-third'),
  NoticeOverlay: over('notice'), PollOverlay: over('poll'), ProductOverlay: over('product'), QuizOverlay: over('quiz'),
  IngestSettings: { ingest }, LiveSiteOwner: { ingest }, ModerationMenu: { person: { person: personOf(8), name: 'Zanele' } },
};
type Component = ComponentType<object>;
const components = Object.entries(published as unknown as Record<string, Component>)
  .filter(([name]) => /^[A-Z]/.test(name) && name !== 'LiveEventProvider');

describe('on a server, where there is no window', () => {
  it.each(components)('%s is rendered without a warning', (name, Component) => {
    expect(typeof window).toBe('undefined');
    const warned = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')];
    const rehearsal = rehearse({ plan: { channel: 'composition' }, role: 'cohost', before: fullHouse, player: drawnPlayer() });
    onTestFinished(() => {
      rehearsal.stop();
      vi.restoreAllMocks();
    });
    renderToString(
      <LiveEventProvider {...rehearsal}><RostrumTheme><Suspense><Component {...needs[name]} /></Suspense></RostrumTheme></LiveEventProvider>,
    );
    expect(warned.flatMap(({ mock }) => mock.calls)).toEqual([]);
  });
});
