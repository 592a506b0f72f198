import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { heldClock } from '@rostrum/core/adapters/memory';
import { describe, expect, it } from 'vitest';
import { goLive, HOST } from '../testing/rehearsal.js';
import { page } from '../testing/rehearsal-page.js';
import { seatPeople, personOf, nameOf } from '../testing/audience.js';
import { RetryNotice, SessionControls, SessionTimer } from './index.js';

describe('SessionTimer', () => {
  it('counts elapsed and remaining by the server\'s clock, and warns at 5 and 1 minutes (S4.4)', async () => {
    const clock = heldClock();
    page(<SessionTimer />, { clock, plan: { duration: 10 }, before: goLive });
    await act(() => clock.advance(4 * 60_000));
    const timer = await screen.findByRole('timer');
    await waitFor(() => expect(timer.textContent).toMatch(/Elapsed4:00Remaining6:00/));
    expect(timer.dataset['warning']).toBeUndefined();
    await act(() => clock.advance(90_000));
    await waitFor(() => expect(timer.dataset['warning']).toBe('5'));
    await act(() => clock.advance(3.75 * 60_000));
    await waitFor(() => expect(timer.dataset['warning']).toBe('1'));
    await waitFor(() => expect(timer.textContent).toMatch(/Remaining0:45/));
  });
});

describe('SessionControls', () => {
  it('goes from scheduled to backstage to live, and longer (S4.3, S4.5)', async () => {
    const user = userEvent.setup();
    const { backend } = page(<SessionControls />, { role: 'cohost' });
    await user.click(await screen.findByRole('button', { name: 'Open backstage' }));
    await user.click(await screen.findByRole('button', { name: 'Go live' }));
    await user.click(await screen.findByRole('button', { name: 'Extend' }));
    await user.click(screen.getByRole('menuitem', { name: '+15 minutes' }));
    await waitFor(() => expect(backend.tables.session.get('session')).toMatchObject({ status: 'live', duration: 75 }));
  });

  it('ends only after asking (S4.4)', async () => {
    const user = userEvent.setup();
    const { backend } = page(<SessionControls />, { role: 'cohost', before: goLive });
    const status = () => backend.tables.session.get('session')?.status;
    await user.click(await screen.findByRole('button', { name: 'End event' }));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Cancel' }));
    expect(status()).toBe('live');
    await user.click(screen.getByRole('button', { name: 'End event' }));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'End event' }));
    await waitFor(() => expect(status()).toBe('ended'));
  });

  it('is not there for the audience', async () => {
    const { container, event, backend } = page(<SessionControls />, { before: goLive });
    await waitFor(() => expect(event.getState().connection).toBe('online'));
    expect(container.childElementCount).toBe(0);
    expect(backend.as(HOST)).toBeTruthy();
  });
});

describe('RetryNotice', () => {
  it('says what the server tries again, whom it is about and since when, until it is done', async () => {
    const { backend } = page(<RetryNotice data-testid="retries" />, { role: 'moderator', before: (early) => seatPeople(early, 3) });
    const region = await screen.findByTestId('retries');
    // There before there is something to say, or a screen reader would not hear it.
    expect([region.getAttribute('role'), region.textContent]).toEqual(['status', '']);
    act(() => void backend.system('session/retry', { id: 'e01', errand: 'removal', person: personOf(1) }));
    await waitFor(() => expect(region.textContent).toMatch(`Still trying: disconnect ${nameOf(1)} (since`));
    act(() => void backend.system('session/retry', { id: 'e02', errand: 'removal', person: 'gone' }));
    await waitFor(() => expect(region.textContent).toContain('disconnect Someone'));
    act(() => void backend.system('session/settle', { id: 'e01' }));
    act(() => void backend.system('session/settle', { id: 'e02' }));
    await waitFor(() => expect(region.textContent).toBe(''));
  });

  it('shows those that have waited longest, and how many more there are', async () => {
    const errands = ['listing', 'channel', 'cue', 'message', 'ending'] as const;
    page(<RetryNotice />, {
      role: 'cohost', before: (backend) => errands.forEach((errand, at) => void backend.system('session/retry', { id: `e0${at}`, errand })),
    });
    await screen.findByText(/prepare the broadcast/);
    expect(screen.getByRole('status').children).toHaveLength(4);
    screen.getByText('2 more');
  });

  it('is nothing to the audience', async () => {
    const { event } = page(<RetryNotice data-testid="retries" />, {
      before: (backend) => void backend.system('session/retry', { id: 'e01', errand: 'listing' }),
    });
    await waitFor(() => expect(event.getState().connection).toBe('online'));
    expect(screen.queryByTestId('retries')).toBeNull();
  });
});
