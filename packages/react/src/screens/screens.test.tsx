import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { fullHouse, personOf, seatPeople } from '../testing/audience.js';
import { broadcast } from '../testing/broadcast.js';
import { drawnPlayer } from '../testing/drawn-player.js';
import { answerOverlay, sendOverlay } from '../testing/overlays.js';
import { HOST, ME } from '../testing/rehearsal.js';
import { page } from '../testing/rehearsal-page.js';
import { contents } from '../testing/sample-overlays.js';
import { AttendeeView, LiveSiteOwner, LiveSiteView, ModeratorConsole, PresenterConsole } from './index.js';

describe('PresenterConsole', () => {
  it('moves between hands, questions, chat, people and audit by the keyboard (S4.11)', async () => {
    const user = userEvent.setup();
    page(<PresenterConsole />, { role: 'cohost', before: fullHouse });
    await screen.findByText('5 hands up');
    screen.getByRole('tab', { name: /Hands/ }).focus();
    await user.keyboard('{ArrowRight}');
    await screen.findByRole('textbox', { name: 'Your question' });
    await user.keyboard('{ArrowRight}');
    await screen.findByRole('log');
    await user.keyboard('{End}');
    await screen.findByText(/went live/);
    await user.keyboard('{ArrowRight}');
    await screen.findByText('5 hands up');
  });

  it('counts what is said while one looks elsewhere, but not the history', async () => {
    const { backend } = page(<PresenterConsole />, { role: 'cohost', before: fullHouse });
    await screen.findByText('5 hands up');
    expect(screen.getByRole('tab', { name: 'Chat' })).toBeTruthy();
    await waitFor(() => {
      backend.as(personOf(9)).say('Hello');
      expect(screen.getByRole('tab', { name: /Chat \d+ new/ })).toBeTruthy();
    });
  });
});

describe('AttendeeView', () => {
  it('goes from the hand to the stage and back (S4.10)', async () => {
    const user = userEvent.setup();
    const { backend, devices } = page(<AttendeeView />, { before: fullHouse });
    await user.click(await screen.findByRole('button', { name: 'Raise hand' }));
    await user.keyboard('{Enter}');
    await screen.findByText('Hand raised');
    backend.as(HOST).send('hands/grant', { person: ME });
    await screen.findByRole('button', { name: 'Leave stage' });
    await waitFor(() => expect(backend.tables.slots.get(`c${ME}`)?.onAir).toBe(true));
    backend.as(HOST).send('hands/revoke', { person: ME });
    await screen.findByRole('button', { name: 'Raise hand' });
    await waitFor(() => expect(devices.getState().video).toBeUndefined());
  });

  it('closes camera and microphone with the window in which they were tried (S4.5)', async () => {
    const user = userEvent.setup();
    const { devices } = page(<AttendeeView />, { before: fullHouse });
    await user.click(await screen.findByRole('button', { name: 'Camera and sound' }));
    await user.click(await screen.findByRole('button', { name: 'Turn on camera and microphone' }));
    await waitFor(() => expect(devices.getState().audio).toBeDefined());
    await user.click(screen.getByRole('button', { name: 'Done' }));
    await waitFor(() => expect(devices.getState().audio).toBeUndefined());
  });
});

describe('ModeratorConsole', () => {
  it('has the chat first, acts on people, and no place on the stage (S4.12)', async () => {
    const user = userEvent.setup();
    page(<ModeratorConsole head={<a href="/">Back</a>} controls={<span>On duty</span>} />, { role: 'moderator', before: fullHouse });
    expect((await screen.findByRole('tab', { name: /^Chat/ })).getAttribute('aria-selected')).toBe('true');
    expect(screen.getByText('On duty')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Back' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Join stage' })).toBeNull();
    await user.click(screen.getByRole('tab', { name: /^People/ }));
    expect((await screen.findAllByRole('button', { name: /^Actions on/ })).length).toBeGreaterThan(0);
  });
});

describe('a live site', () => {
  const site = { plan: { title: 'The lighthouse quiz', channel: 'encoder' as const }, before: broadcast };

  it('is a title, how it stands with the stream, and the player, for guests too (S3.2, S3.5)', async () => {
    page(<LiveSiteView />, { ...site, role: 'guest', player: drawnPlayer() });
    await screen.findByRole('heading', { name: 'The lighthouse quiz' });
    expect(screen.getByText('The stream is live')).toBeTruthy();
    await screen.findByRole('button', { name: 'Pause' });
  });

  it('shows its owner the answers as charts, hands them out, and has what the encoder needs (S3.6)', async () => {
    const user = userEvent.setup();
    const ingest = { server: 'rtmps://ingest.example:443/app', key: 'sk_1', playbackUrl: 'https://play.example/live.m3u8' };
    page(<LiveSiteOwner overlayTab="results" ingest={ingest} answers={async () => new Blob()} />, {
      ...site, role: 'cohost', player: drawnPlayer(),
      before(backend) {
        broadcast(backend);
        seatPeople(backend, 4);
        answerOverlay(backend, sendOverlay(backend, contents.quiz), [1, 0, 3]);
      },
    });
    await screen.findByText('75%');
    expect(screen.getByRole('button', { name: 'Export answers' })).toBeTruthy();
    await user.click(screen.getByRole('tab', { name: 'Stream' }));
    expect(await screen.findByRole('textbox', { name: 'Server' })).toHaveProperty('value', ingest.server);
    expect(document.body.textContent).not.toContain(ingest.key);
  });
});
