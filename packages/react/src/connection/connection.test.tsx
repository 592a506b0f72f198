import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { personOf, seatPeople } from '../testing/audience.js';
import { goLive, HOST, ME } from '../testing/rehearsal.js';
import { page } from '../testing/rehearsal-page.js';
import { Announcer, ConnectionBanner } from './index.js';

describe('ConnectionBanner', () => {
  it('counts down to the next try, and goes when the line is back (S4.13)', async () => {
    const { backend, event, container } = page(<ConnectionBanner />);
    await waitFor(() => expect(event.getState().connection).toBe('online'));
    expect(container.childElementCount).toBe(0);
    backend.cut(ME);
    await screen.findByText(/Connection lost/);
    await screen.findByText(/Trying again/);
    backend.restore(ME);
    await waitFor(() => expect(container.childElementCount).toBe(0));
  });

  it.each([['kick', /removed you from this event/], ['ban', /You were banned/]] as const)('tells of a %s (S4.12)', async (what, text) => {
    const { backend, event } = page(<ConnectionBanner />);
    await waitFor(() => expect(event.getState().connection).toBe('online'));
    backend.as(HOST).send(`moderation/${what}`, { person: ME });
    await screen.findByText(text);
  });
});

describe('Announcer', () => {
  it('is assertive about oneself and polite about the queue', async () => {
    const { backend, event } = page(<Announcer />, {
      role: 'cohost',
      before(backend) {
        seatPeople(backend, 2);
        goLive(backend);
      },
    });
    await waitFor(() => expect(event.getState().connection).toBe('online'));
    await act(() => event.send('stage/join', {}));
    await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('You are live. Everybody can see and hear you.'));
    backend.as(HOST).send('stage/mute', { person: ME, source: 'microphone' });
    await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('A moderator turned your microphone off.'));
    backend.as(personOf(0)).send('hands/raise', {});
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('João Pereira raised a hand.'));
    backend.as(personOf(1)).send('questions/ask', { text: 'Is this recorded?' });
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('New question by Lucía Fernández.'));
  });

  it('says nothing about what was there on arrival', async () => {
    const { event } = page(<Announcer />, { before: goLive });
    await waitFor(() => expect(event.getState().connection).toBe('online'));
    expect(screen.getByRole('status').textContent).toBe('');
    expect(screen.getByRole('alert').textContent).toBe('');
  });
});
