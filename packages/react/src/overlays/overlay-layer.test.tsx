import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { heldClock, type MemoryBackend } from '@rostrum/core/adapters/memory';
import { Announcer } from '../connection/index.js';
import { seatPeople } from '../testing/audience.js';
import { answerOverlay, sendOverlay } from '../testing/overlays.js';
import { goLive, HOST, ME } from '../testing/rehearsal.js';
import { page } from '../testing/rehearsal-page.js';
import { contents, scriptedOverlays, shown } from '../testing/sample-overlays.js';
import { OverlayLayer, useShownOverlay } from './index.js';
import { placementOf } from './use-room.js';

const audience = (backend: MemoryBackend) => {
  seatPeople(backend, 5);
  goLive(backend);
};

describe('OverlayLayer', () => {
  it('lays a quiz over the picture, answers it once, and takes it away 2 s after the answer (S2.11)', async () => {
    const clock = heldClock();
    const user = userEvent.setup();
    const { backend } = page(<OverlayLayer>the picture</OverlayLayer>, { clock, before: audience });
    await act(() => clock.advance(1_000));
    sendOverlay(backend, contents.quiz);
    await act(() => clock.advance(2_000));
    await user.click(await screen.findByRole('radio', { name: /One year/ }));
    await act(() => clock.advance(200));
    expect(screen.getByText('That is right!')).toBeTruthy();
    expect([...backend.tables.answers.values()]).toMatchObject([{ person: ME, choice: 2 }]);
    await act(() => clock.advance(2_500));
    expect(screen.queryByRole('radiogroup')).toBeNull();
    expect(screen.getByText('the picture')).toBeTruthy();
  });

  it('shows how a poll ended, and goes after ten seconds (S2.12)', async () => {
    const clock = heldClock();
    const { backend } = page(<OverlayLayer />, { clock, before: audience });
    await act(() => clock.advance(1_000));
    answerOverlay(backend, sendOverlay(backend, { ...contents.poll, duration: 20 }), [1, 3]);
    await act(() => clock.advance(19_000));
    await screen.findByText('Voting has closed. Counting…');
    await act(() => clock.advance(2_500));
    expect(screen.getByText('Result')).toBeTruthy();
    expect(screen.getByText('75%')).toBeTruthy();
    await act(() => clock.advance(10_000));
    expect(screen.queryByText('Result')).toBeNull();
  });

  it('shows one at a time: what is sent takes the place of what is there (S2.9)', async () => {
    const clock = heldClock();
    const { backend } = page(<OverlayLayer />, { clock, before: audience });
    await act(() => clock.advance(1_000));
    sendOverlay(backend, contents.product);
    await act(() => clock.advance(2_000));
    await screen.findByText('The idempotent mug');
    const next = sendOverlay(backend, contents.notice);
    await act(() => clock.advance(2_000));
    expect(screen.queryByText('The idempotent mug')).toBeNull();
    expect(screen.getByText('Break at 19:30')).toBeTruthy();
    backend.as(HOST).send('overlays/stop', { overlay: next });
    await act(() => clock.advance(2_000));
    expect(screen.queryByText('Break at 19:30')).toBeNull();
  });

  it('does not bring back what the viewer has closed, and keeps the focus on the layer', async () => {
    const user = userEvent.setup();
    const overlays = scriptedOverlays(shown(contents.notice));
    page(<OverlayLayer overlays={overlays} data-testid="layer" />);
    await user.click(await screen.findByRole('button', { name: 'Close: Notice' }));
    await waitFor(() => expect(screen.queryByText('Break at 19:30')).toBeNull());
    expect(screen.getByTestId('layer').contains(document.activeElement)).toBe(true);
  });

  it('is told once, when it appears, and once more when the result is out', async () => {
    const overlays = scriptedOverlays();
    function WithNews() {
      const [heard] = useState(overlays);
      return <OverlayLayer overlays={heard} />;
    }
    const { event } = page(<><Announcer overlays={overlays} /><WithNews /></>, { before: audience });
    await waitFor(() => expect(event.getState().connection).toBe('online'));
    const said = () => screen.getAllByRole('status')[0]!.textContent;
    act(() => overlays.show(shown(contents.poll)));
    await waitFor(() => expect(said()).toBe('Poll: Which of these hurts most in production? 4 options.'));
    act(() => overlays.show(shown(contents.poll, { phase: 'closing', mayAnswer: false, myChoice: 0 })));
    expect(said()).toContain('4 options');
    act(() => overlays.show(shown(contents.poll, { phase: 'results', mayAnswer: false, tally: { counts: [1, 3, 0, 0], people: 4 } })));
    await waitFor(() => expect(said()).toBe('The poll has closed. Poison messages has 75%.'));
    act(() => overlays.show(shown(contents.notice)));
    await waitFor(() => expect(said()).toContain('Break at 19:30: Ten minutes.'));
  });
});

describe('useShownOverlay', () => {
  it('has the shown overlay for components of one’s own, and nothing without a store', () => {
    function Own({ given }: { readonly given?: ReturnType<typeof scriptedOverlays> }) {
      return <b>{useShownOverlay(given)?.id ?? 'none'}</b>;
    }
    page(<><Own /><Own given={scriptedOverlays(shown(contents.quiz))} /></>);
    expect(screen.getByText('none')).toBeTruthy();
    expect(screen.getByText('quiz')).toBeTruthy();
  });
});

describe('where an overlay stands', () => {
  const desk = { width: 1000, height: 600, below: 200 };
  const phone = { width: 390, height: 219, below: 500 };
  it('is at the side or in the lower third of a large picture', () => {
    expect(placementOf('quiz', desk)).toBe('side');
    expect(placementOf('notice', desk)).toBe('lower');
  });
  it('is under a small picture, or over all of it where there is nothing below', () => {
    expect(placementOf('poll', phone)).toBe('below');
    expect(placementOf('poll', { ...phone, below: 40 })).toBe('cover');
    expect(placementOf('poll', { width: 390, height: 844, below: 0 })).toBe('lower');
  });
  it('always lets a name and confetti stand in the picture', () => {
    expect(placementOf('lower-third', phone)).toBe('banner');
    expect(placementOf('celebration', phone)).toBe('full');
  });
});
