import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { nameOf, personOf, raiseHands, seatPeople } from '../testing/audience.js';
import { goLive, HOST, ME } from '../testing/rehearsal.js';
import { page } from '../testing/rehearsal-page.js';
import { HandButton, HandQueue } from './index.js';

afterEach(() => vi.restoreAllMocks());

describe('HandButton', () => {
  it('raises the hand with a question (S1.13)', async () => {
    const user = userEvent.setup();
    const { backend } = page(<HandButton />, { before: goLive });
    await user.click(await screen.findByRole('button', { name: 'Raise hand' }));
    await user.type(screen.getByRole('textbox'), 'About retries{Enter}');
    await screen.findByText('Hand raised');
    expect(backend.tables.hands.get(ME)).toMatchObject({ question: 'About retries' });
  });

  it('shows what is asked at once as pending, and nothing else before the server says so (S4.10)', async () => {
    const user = userEvent.setup();
    const { backend, event } = page(<HandButton />, { before: goLive });
    await screen.findByRole('button', { name: 'Raise hand' });
    await waitFor(() => expect(event.getState().connection).toBe('online'));
    backend.cut(ME);
    await user.click(screen.getByRole('button', { name: 'Raise hand' }));
    await user.type(screen.getByRole('textbox'), '{Enter}');
    expect(screen.getByRole('button', { name: 'Raising…' }).getAttribute('aria-busy')).toBe('true');
    expect(backend.tables.hands.get(ME)).toBeUndefined();
    backend.restore(ME);
    await screen.findByText('Hand raised');
  });

  it('lowers the own hand, and tells of one that was seen (S4.10)', async () => {
    const user = userEvent.setup();
    const { backend } = page(<HandButton />, {
      before: goLive, after: async ({ event }) => void (await event.send('hands/raise', {})),
    });
    await screen.findByText('Hand raised');
    backend.as(HOST).send('hands/acknowledge', { person: ME });
    await screen.findByText('The presenters have seen your hand');
    await user.click(screen.getByRole('button', { name: 'Lower hand' }));
    await screen.findByRole('button', { name: 'Raise hand' });
    expect(backend.tables.hands.size).toBe(0);
  });

  it('is not there for staff, and cannot be used before the event is live', async () => {
    const { container, unmount, event } = page(<HandButton />, { role: 'moderator', before: goLive });
    await waitFor(() => expect(event.getState().connection).toBe('online'));
    expect(container.childElementCount).toBe(0);
    unmount();
    page(<HandButton />);
    expect(await screen.findByRole('button', { name: 'Raise hand' })).toHaveProperty('disabled', true);
  });
});

describe('HandQueue', () => {
  const staff = (count: number) => ({
    role: 'moderator' as const,
    before(backend: Parameters<typeof goLive>[0]) {
      seatPeople(backend, count);
      goLive(backend);
      raiseHands(backend, count);
    },
  });

  it('lists the hands in the order of raising, and grants the stage (S4.10, S4.11)', async () => {
    const user = userEvent.setup();
    const { backend } = page(<HandQueue />, staff(4));
    const rows = await screen.findAllByRole('listitem');
    expect(rows.map((row) => within(row).getByText(/.+/, { selector: 'strong' }).textContent)).toEqual([0, 1, 2, 3].map(nameOf));
    await user.click(within(rows[1]!).getByRole('button', { name: `Bring ${nameOf(1)} to the stage` }));
    await screen.findByText('3 hands up');
    expect(backend.tables.slots.get(`c${personOf(1)}`)).toBeDefined();
    await user.click(await screen.findByRole('button', { name: `Take ${nameOf(1)} off the stage` }));
    await waitFor(() => expect(backend.tables.slots.size).toBe(0));
  });

  it('acknowledges, dismisses and lowers all (S4.10)', async () => {
    const user = userEvent.setup();
    const { backend } = page(<HandQueue />, staff(3));
    await user.click(await screen.findByRole('button', { name: `Tell ${nameOf(0)} that you have seen the hand` }));
    await screen.findByText('Seen');
    await user.click(screen.getByRole('button', { name: `Lower the hand of ${nameOf(1)}` }));
    await screen.findByText('2 hands up');
    await user.click(screen.getByRole('button', { name: 'Lower all' }));
    await screen.findByText('No hands are up');
    expect(backend.tables.hands.size).toBe(0);
  });

  it('keeps the keyboard where it was when the row is gone', async () => {
    const user = userEvent.setup();
    page(<HandQueue />, staff(3));
    const dismiss = await screen.findByRole('button', { name: `Lower the hand of ${nameOf(0)}` });
    dismiss.focus();
    await user.keyboard('{Enter}');
    await screen.findByText('2 hands up');
    expect(document.activeElement?.closest('[data-row]')?.getAttribute('data-row')).toBe(personOf(1));
  });

  it('says why it was refused, and lets that be put away', async () => {
    const user = userEvent.setup();
    const { backend } = page(<HandQueue />, {
      role: 'moderator',
      before(backend) {
        seatPeople(backend, 13);
        goLive(backend);
        for (let at = 0; at < 11; at++) backend.as(HOST).send('stage/grant', { person: personOf(at) });
        backend.as(personOf(12)).send('hands/raise', {});
      },
    });
    await user.click(await screen.findByRole('button', { name: `Bring ${nameOf(12)} to the stage` }));
    expect((await screen.findByRole('alert')).textContent).toContain('All places on the stage are taken');
    await user.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(backend.tables.hands.size).toBe(1);
  });

  it('puts only the rows in sight into the page when the queue is long', async () => {
    // jsdom lays nothing out: the list is this high, and each row that.
    vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(88);
    page(<HandQueue />, staff(500));
    await screen.findByText('500 hands up');
    const rows = await screen.findAllByRole('listitem');
    expect(rows.length).toBeLessThan(40);
    expect(rows[0]!.getAttribute('aria-setsize')).toBe('500');
  });
});
