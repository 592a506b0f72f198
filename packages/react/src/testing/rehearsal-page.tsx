import { configure, render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { onTestFinished, vi } from 'vitest';
import type { Labels, PartialLabels } from '../labels/index.js';
import { LiveEventProvider } from '../shared/provider.js';
// Loaded on demand by what is tested: transformed before a test begins to wait for it.
import '../devices/green-room.js';
import '../moderation/audit-trail.js';
import '../moderation/ban-departed.js';
import '../moderation/ban-list.js';
import '../overlays/console/overlay-console.js';
import '../overlays/cards.js';
import '../playback/audience-player.js';
import '../playback/ingest-settings.js';
import '../questions/question-board.js';
import '../roster/roster-list.js';
import { rehearse, type RehearsalOptions } from './rehearsal.js';

// The machine may have other things to do; what is waited for comes all the same.
vi.setConfig({ testTimeout: 60_000 });
configure({ asyncUtilTimeout: 20_000 });

/** A component on a page with a working event behind it, for one test. */
export function page(element: ReactElement, { labels, ...options }: RehearsalOptions & { readonly labels?: PartialLabels<Labels> } = {}) {
  const rehearsal = rehearse(options);
  const wrapper = ({ children }: { children?: React.ReactNode }) => (
    <LiveEventProvider {...rehearsal} labels={labels}>{children}</LiveEventProvider>
  );
  const rendered = render(element, { wrapper });
  onTestFinished(() => {
    rendered.unmount();
    rehearsal.stop();
  });
  return { ...rehearsal, ...rendered };
}
