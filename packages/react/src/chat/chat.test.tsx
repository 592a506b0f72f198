import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { personOf, sayThings, seatPeople } from '../testing/audience.js';
import { goLive, HOST, ME } from '../testing/rehearsal.js';
import { page } from '../testing/rehearsal-page.js';
import { ChatPanel } from './index.js';

const talk = (backend: Parameters<typeof goLive>[0]) => {
  seatPeople(backend, 8);
  goLive(backend);
  sayThings(backend);
};

describe('ChatPanel', () => {
  it('shows history, system messages and what comes; sends to the group (S4.7)', async () => {
    const user = userEvent.setup();
    const { backend } = page(<ChatPanel />, { before: talk });
    await screen.findByText('Olá from Porto');
    await screen.findByText('The event is live');
    await user.type(screen.getByRole('textbox', { name: 'Message' }), 'Hello{Enter}');
    await screen.findByText('Hello', { selector: 'p' });
    backend.as(personOf(0)).say('Hello back');
    await screen.findByText('Hello back');
  });

  it('writes to the presenters from the direct tab, and a presenter answers that person (S4.7)', async () => {
    const user = userEvent.setup();
    const { backend } = page(<ChatPanel />, { before: talk });
    await screen.findByText('Olá from Porto');
    await user.click(screen.getByRole('tab', { name: 'Direct' }));
    await user.type(screen.getByRole('textbox', { name: 'Message' }), 'Only for you{Enter}');
    await screen.findByText('Only for you', { selector: 'p' });
    expect([...backend.tables.direct.values()].map(({ peer }) => peer)).toContain(ME);
    backend.as(HOST).send('chat/direct', { text: 'Got it', to: ME });
    await screen.findByText('Got it');
    expect(screen.queryByText('Olá from Porto')).toBeNull();
  });

  it('lets staff answer one person, delete and slow down (S2.7, S4.7)', async () => {
    const user = userEvent.setup();
    const { backend } = page(<ChatPanel />, { role: 'moderator', before: talk });
    await user.click((await screen.findAllByRole('button', { name: 'Write to João Pereira only' }))[0]!);
    await user.type(screen.getByRole('textbox', { name: 'Message' }), 'Obrigada{Enter}');
    await waitFor(() => expect([...backend.tables.direct.values()].at(-1)).toMatchObject({ text: 'Obrigada', peer: personOf(0) }));
    await user.click(screen.getByRole('button', { name: 'Delete the message of João Pereira' }));
    await waitFor(() => expect(screen.queryByText('Olá from Porto')).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Chat settings' }));
    await user.click(within(screen.getByRole('menu')).getByRole('menuitemradio', { name: 'Slow mode: 10 s' }));
    await screen.findByText('Slow mode: one message every 10 s');
  });

  it('counts down in slow mode, and opens again (S2.8)', async () => {
    const user = userEvent.setup();
    page(<ChatPanel />, {
      before(backend) {
        goLive(backend);
        backend.as(HOST).send('chat/slow', { seconds: 4 });
      },
    });
    const field = await screen.findByRole('textbox', { name: 'Message' });
    await user.type(field, 'One{Enter}');
    await screen.findByText(/^Slow mode: [1-4] s$/);
    await user.type(field, 'Two');
    expect(screen.getByRole('button', { name: 'Send' })).toHaveProperty('disabled', true);
    await waitFor(() => expect(screen.getByRole('button', { name: 'Send' })).toHaveProperty('disabled', false));
  });

  it('says why one cannot write (S4.7, S4.12)', async () => {
    const { backend } = page(<ChatPanel />, { before: talk });
    await screen.findByRole('textbox', { name: 'Message' });
    backend.as(HOST).send('chat/toggle', { on: false });
    await screen.findByText('The presenters have turned the chat off.');
    backend.as(HOST).send('chat/toggle', { on: true });
    backend.as(HOST).send('moderation/restrict', { person: ME, what: 'chat' });
    await screen.findByText(/kept you from the chat/);
  });

  it('counts what is new for a reader who has scrolled up', async () => {
    const user = userEvent.setup();
    const { backend } = page(<ChatPanel />, { before: talk });
    await screen.findByText('Olá from Porto');
    const log = screen.getByRole('log');
    Object.defineProperties(log, { scrollHeight: { value: 900, configurable: true }, clientHeight: { value: 300 } });
    log.scrollTop = 10;
    log.dispatchEvent(new Event('scroll', { bubbles: true }));
    backend.as(personOf(0)).say('You did not see this');
    backend.as(personOf(1)).say('nor this');
    await user.click(await screen.findByRole('button', { name: '2 new messages' }));
    expect(log.scrollTop).toBe(900);
    expect(screen.queryByRole('button', { name: /new message/ })).toBeNull();
  });
});
