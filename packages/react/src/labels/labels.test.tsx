import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { HandQueue } from '../hands/index.js';
import { OverlayConsole } from '../overlays/index.js';
import { fullHouse } from '../testing/audience.js';
import { page } from '../testing/rehearsal-page.js';
import { en, es, over } from './index.js';

const cohost = { role: 'cohost', before: fullHouse } as const;

describe('words (S4.20)', () => {
  it('are the component\'s own, over the provider\'s, over English', async () => {
    const labels = { locale: 'nl', hands: { count: (value: number) => `${value} handen`, lowerAll: 'Alle omlaag' } };
    page(<HandQueue labels={{ lowerAll: 'Weg' }} />, { ...cohost, labels });
    expect(await screen.findByRole('heading', { name: /^\d+ handen$/ })).toBeTruthy();
    expect(await screen.findByRole('button', { name: 'Weg' })).toBeTruthy();
    expect(screen.getByRole('region', { name: en.hands.queue })).toBeTruthy();
  });

  it('fall back to English one by one, inside a group of them too', async () => {
    page(<OverlayConsole />, { ...cohost, labels: { overlays: { console: { title: 'Tafels' } } } });
    expect(await screen.findByRole('region', { name: 'Tafels' })).toBeTruthy();
    expect(await screen.findByRole('tab', { name: en.overlays.console.prepare })).toBeTruthy();
  });

  it('of a whole language leave nothing in English', () => {
    expect(over(en, es)).toEqual(es);
  });
});
