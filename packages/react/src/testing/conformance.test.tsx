import { act, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { createRef, type ComponentType, type ReactElement } from 'react';
import { hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { MemoryBackend } from '@rostrum/core/adapters/memory';
import {
  AttendeeView, AudiencePlayer, AuditTrail, BanList, CallToAction, CelebrationOverlay, ChatPanel, ConnectionBanner, CueSheet, en,
  es, GreenRoom, HandButton, HandQueue, IngestSettings, Leaderboard, LiveEventProvider, LiveSiteOwner, LiveSiteView, LowerThird,
  ModerationMenu, ModeratorConsole, NoticeOverlay, OverlayConsole, OverlayLayer, OverlayResults, PollOverlay, PresenterConsole,
  ProductOverlay, QuestionBoard, QuizOverlay, RetryNotice, RosterList, SessionControls, SessionTimer, StageControls, StageView, StreamStatus, WatchingSwitch,
} from '../index.js';
import type { ListedPerson } from '../index.js';
import { fullHouse, nameOf, personOf } from './audience.js';
import { broadcast } from './broadcast.js';
import { drawnPlayer } from './drawn-player.js';
import { busyOverlays } from './overlays.js';
import { ME, type RehearsalOptions } from './rehearsal.js';
import { page } from './rehearsal-page.js';
import { contents, scriptedOverlays, shown as shownOverlay } from './sample-overlays.js';

const cohost: RehearsalOptions = { role: 'cohost', before: fullHouse };
const audience: RehearsalOptions = { before: fullHouse };
const troubled = (backend: MemoryBackend) => {
  fullHouse(backend);
  backend.system('session/retry', { id: 'e01', errand: 'removal', person: personOf(8) });
};
const viewer: RehearsalOptions = { plan: { channel: 'composition' }, before: broadcast, player: drawnPlayer() };
const overlays: RehearsalOptions = { role: 'cohost', before: busyOverlays };
const over = (kind: keyof typeof contents) => ({ overlay: shownOverlay(contents[kind]), onDismiss: () => undefined });
const ingest = { server: 'rtmps://ingest.example:443/app', key: 'sk_1', playbackUrl: 'https://play.example/live.m3u8' };
const person: ListedPerson = {
  person: personOf(8), name: nameOf(8), role: 'attendee', base: 'attendee', me: false, online: true, onStage: false, onAir: false,
  handUp: true, invited: false, noChat: false, noQuestions: false, held: { microphone: false, camera: false },
};

type Any = ComponentType<Record<string, unknown>>;
const components: readonly (readonly [string, Any, RehearsalOptions, object?])[] = [
  ['StageView', StageView as Any, audience],
  ['StageControls', StageControls as Any, cohost],
  ['HandButton', HandButton as Any, audience],
  ['HandQueue', HandQueue as Any, cohost],
  ['QuestionBoard', QuestionBoard as Any, cohost],
  ['ChatPanel', ChatPanel as Any, cohost],
  ['RosterList', RosterList as Any, cohost],
  ['ModerationMenu', ModerationMenu as unknown as Any, cohost, { person }],
  ['BanList', BanList as Any, cohost],
  ['AuditTrail', AuditTrail as Any, cohost],
  ['SessionTimer', SessionTimer as Any, audience],
  ['SessionControls', SessionControls as Any, cohost],
  ['RetryNotice', RetryNotice as Any, { ...cohost, before: troubled }],
  ['GreenRoom', GreenRoom as Any, { ...audience, after: ({ devices }) => void devices.open() }],
  ['ConnectionBanner', ConnectionBanner as Any, { after: ({ backend }) => backend.cut(ME) }],
  ['AudiencePlayer', AudiencePlayer as Any, viewer],
  ['StreamStatus', StreamStatus as Any, viewer],
  ['WatchingSwitch', WatchingSwitch as Any, viewer],
  ['IngestSettings', IngestSettings as unknown as Any, {}, { ingest, onNewKey: async () => undefined }],
  ['LiveSiteView', LiveSiteView as Any, viewer],
  ['LiveSiteOwner', LiveSiteOwner as unknown as Any, { ...viewer, role: 'cohost' }, { ingest }],
  ['QuizOverlay', QuizOverlay as unknown as Any, {}, over('quiz')],
  ['PollOverlay', PollOverlay as unknown as Any, {}, over('poll')],
  ['ProductOverlay', ProductOverlay as unknown as Any, {}, over('product')],
  ['NoticeOverlay', NoticeOverlay as unknown as Any, {}, over('notice')],
  ['CelebrationOverlay', CelebrationOverlay as unknown as Any, {}, over('celebration')],
  ['LowerThird', LowerThird as unknown as Any, {}, over('lower-third')],
  ['CallToAction', CallToAction as unknown as Any, {}, over('call-to-action')],
  ['OverlayLayer', OverlayLayer as Any, {}, { overlays: scriptedOverlays(shownOverlay(contents.quiz)) }],
  ['Leaderboard', Leaderboard as Any, audience],
  ['OverlayConsole', OverlayConsole as Any, overlays],
  ['OverlayResults', OverlayResults as Any, overlays],
  ['CueSheet', CueSheet as Any, overlays],
  ['ModeratorConsole', ModeratorConsole as Any, cohost],
  ['PresenterConsole', PresenterConsole as Any, cohost],
  ['AttendeeView', AttendeeView as Any, audience],
];

for (const [name, Component, options, own = {}] of components) describe(name, () => {
  const marked = { ...own, 'data-testid': 'root', className: 'mine', style: { outlineWidth: '3px' }, title: 'a title' };
  const show = async (props: object, labels = en) => {
    const shown = page(<Component {...marked} {...props} />, { ...options, labels });
    const root = await shown.findByTestId('root');
    // What is loaded on demand, in it, is there.
    await waitFor(() => expect(root.querySelector('section[aria-busy="true"]')).toBeNull());
    return { ...shown, root };
  };

  it('passes ref, className, style and the rest of the props to its root', async () => {
    const ref = createRef<HTMLElement>();
    const { root } = await show({ ref });
    expect(ref.current).toBe(root);
    expect(root.classList).toContain('mine');
    expect(root.style.outlineWidth).toBe('3px');
    expect(root.title).toBe('a title');
  });

  it('takes another root by `render`, as an element and as a function', async () => {
    const element = await show({ render: <article className="other" /> });
    expect(element.root.tagName).toBe('ARTICLE');
    expect(element.root.classList).toContain('mine');
    expect(element.root.classList).toContain('other');
    element.unmount();
    const made = await show({ render: (props: object): ReactElement => <nav {...props} aria-label="made" /> });
    expect(made.root.tagName).toBe('NAV');
  });

  it('says no English to a reader of Spanish', async () => {
    const { root } = await show({}, es);
    const english = new Set(words(en));
    for (const word of words(es)) english.delete(word);
    const said = [...root.querySelectorAll('button, h1, h2, h3, label, [role=tab]')].map((one) => one.textContent?.trim());
    expect(said.filter((one) => one && english.has(one))).toEqual([]);
  });

  it('has nothing that axe finds wrong', async () => {
    const { root } = await show({});
    const { violations } = await axe.run(root, {
      // jsdom has no layout: colours are checked by the themes' own test, and a part is not a page.
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false }, 'scrollable-region-focusable': { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  it('is taken over from a server by the browser as it is', async () => {
    const { unmount, ...parts } = await show({});
    unmount();
    // A server has no camera.
    parts.devices.close();
    const tree = <LiveEventProvider {...parts}><Component {...own} /></LiveEventProvider>;
    const container = document.body.appendChild(document.createElement('div'));
    const mismatches: unknown[] = [];
    const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    // At one moment, as the state is one and the same.
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now());
    let root: Root | undefined;
    onTestFinished(() => {
      act(() => root?.unmount());
      container.remove();
      errors.mockRestore();
    });
    act(() => {
      container.innerHTML = renderToString(tree);
      // React 18 takes jsdom for a browser and warns of its layout effects; server.test.tsx has no window.
      errors.mockClear();
      root = hydrateRoot(container, tree, { onRecoverableError: (error) => mismatches.push(error) });
    });
    clock.mockRestore();
    expect(mismatches).toEqual([]);
    expect(errors.mock.calls).toEqual([]);
  });
});

function words(labels: object): string[] {
  return Object.values(labels).flatMap((value: unknown) =>
    typeof value === 'string' ? [value] : typeof value === 'object' && value ? words(value) : []);
}
