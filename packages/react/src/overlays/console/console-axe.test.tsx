import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { foundProducts } from '../../testing/found-products.js';
import { busyOverlays } from '../../testing/overlays.js';
import { page } from '../../testing/rehearsal-page.js';
import { OverlayConsole } from '../index.js';

/** What axe finds wrong, as the conformance tests look for it. */
async function faults(): Promise<string[]> {
  const { violations } = await axe.run(document.body, {
    // jsdom has no layout: colours are checked by the themes' own test, and a part is not a page.
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false }, 'scrollable-region-focusable': { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

describe('OverlayConsole, all of it', () => {
  it.each(['Quiz', 'Poll', 'Product', 'Notice', 'Celebration', 'Name banner', 'Call to action'])(
    'has a form for %s that axe finds nothing wrong with, problems and all',
    async (kind) => {
      const user = userEvent.setup();
      page(<OverlayConsole products={foundProducts} />, { role: 'cohost', before: busyOverlays });
      await user.click(await screen.findByRole('radio', { name: kind }));
      await user.click(screen.getByRole('button', { name: 'Save draft' }));
      expect(await faults()).toEqual([]);
    },
  );

  it.each(['drafts', 'results', 'cues'] as const)('has %s that axe finds nothing wrong with', async (tab) => {
    page(<OverlayConsole defaultTab={tab} />, { role: 'cohost', before: busyOverlays });
    await screen.findByRole('tab', { name: /Prepare/ });
    expect(await faults()).toEqual([]);
  });
});
