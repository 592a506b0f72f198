import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillStage, seatPeople } from '../testing/audience.js';
import { goLive, HOST, ME } from '../testing/rehearsal.js';
import { page } from '../testing/rehearsal-page.js';
import { arrange, cornerOf, suits, type Box } from './arrange.js';
import { bestGrid } from './best-grid.js';
import { StageControls, StageView } from './index.js';

const tiles = () => [...document.querySelectorAll('[data-tile]')];

describe('StageView', () => {
  it('shows who is on the stage, the host first, with the tally light when on air (S4.6)', async () => {
    page(<StageView />, {
      before(backend) {
        seatPeople(backend, 4);
        goLive(backend);
        fillStage(backend, 2);
      },
    });
    await waitFor(() => expect(tiles().filter((tile) => tile.getAttribute('data-on-air') === 'true')).toHaveLength(4));
    expect(tiles().map((tile) => tile.getAttribute('aria-label'))).toEqual(['Marta Silva', 'Tomás Ruiz', 'João Pereira', 'Lucía Fernández']);
  });

  it('shows a shared screen large, with the cameras in a strip (S4.6)', async () => {
    page(<StageView />, {
      before(backend) {
        goLive(backend);
        backend.as(HOST).send('stage/join', {});
        backend.as(HOST).send('stage/share', {});
      },
    });
    await waitFor(() => expect(tiles()).toHaveLength(2));
    expect(tiles()[0]!.getAttribute('aria-label')).toBe('Marta Silva’s screen');
    expect(tiles()[1]!.closest('li')).not.toBeNull();
  });

  it('has a tally light on every tile: live, muted, preview (S4.6)', async () => {
    const { backend } = page(<StageView />, {
      role: 'speaker',
      before(backend) {
        backend.as(HOST).send('session/open', {});
        backend.as(HOST).send('stage/join', {});
        void backend.as(HOST).publish();
      },
    });
    const tally = () => document.querySelector('[data-tile]')?.getAttribute('data-tally');
    await waitFor(() => expect(tally()).toBe('preview'));
    backend.as(HOST).send('session/go-live', {});
    await waitFor(() => expect(tally()).toBe('live'));
    await screen.findByText('On air');
  });

  it('says in words how well everybody gets through, the own place too (S4.6)', async () => {
    const { backend, event } = page(<StageView />, {
      role: 'speaker',
      before(backend) {
        goLive(backend);
        fillStage(backend, 0);
      },
    });
    const word = (name: string) => within(screen.getByRole('group', { name })).getByText(/network|Nothing gets/).textContent;
    await waitFor(() => expect(word('Tomás Ruiz')).toBe('Excellent network'));
    backend.as('cohost').setNetwork('lost');
    await waitFor(() => expect(word('Tomás Ruiz')).toBe('Nothing gets through'));
    expect(word('Marta Silva')).toBe('Excellent network');
    await event.send('stage/join', {});
    backend.as(ME).setNetwork('poor');
    await waitFor(() => expect(word('Ana Torres (You)')).toBe('Poor network'));
  });

  it('keeps the layout that was chosen, and offers picture in picture to two (S4.6)', async () => {
    const user = userEvent.setup();
    page(<StageView />, {
      before(backend) {
        goLive(backend);
        fillStage(backend, 0);
      },
    });
    await waitFor(() => expect(tiles()).toHaveLength(2));
    const before = tiles();
    await user.click(await screen.findByRole('button', { name: 'Layout' }));
    await user.click(screen.getByRole('menuitemradio', { name: 'Picture in picture' }));
    const layout = () => document.querySelector('[data-layout]')?.getAttribute('data-layout');
    expect(layout()).toBe('picture-in-picture');
    await user.click(screen.getByRole('button', { name: 'Show Tomás Ruiz large' }));
    expect(layout()).toBe('speaker');
    await user.click(screen.getByRole('button', { name: 'Layout' }));
    await user.click(screen.getByRole('menuitemradio', { name: 'Automatic' }));
    expect(layout()).toBe('grid');
    // The same elements all along: a picture that is put elsewhere in the page would stop.
    expect(tiles()).toEqual(before);
    for (const [at, tile] of tiles().entries()) expect(tile).toBe(before[at]);
  });

  it('says what one waits for: scheduled, backstage, empty, ended (S4.1)', async () => {
    const { backend } = page(<StageView />);
    await screen.findByText('We start soon');
    backend.as(HOST).send('session/open', {});
    await screen.findByText('Almost there');
    backend.as(HOST).send('session/go-live', {});
    await screen.findByText('Nobody is on the stage');
    backend.as(HOST).send('session/end', {});
    await screen.findByText('The event has ended');
  });

  it('does not show the stage to the audience before it is live, and warns those on it', async () => {
    const before = (backend: Parameters<typeof goLive>[0]) => {
      backend.as(HOST).send('session/open', {});
      backend.as(HOST).send('stage/join', {});
    };
    const { unmount } = page(<StageView />, { before });
    await screen.findByText('Almost there');
    expect(tiles()).toHaveLength(0);
    unmount();
    page(<StageView />, { role: 'speaker', before });
    await screen.findByText(/^Backstage: the audience cannot see/);
    expect(tiles()).toHaveLength(1);
  });
});

describe('StageControls', () => {
  it('joins and leaves the stage (S4.6)', async () => {
    const user = userEvent.setup();
    const { backend } = page(<StageControls />, { role: 'speaker', before: goLive });
    await user.click(await screen.findByRole('button', { name: 'Join stage' }));
    await screen.findByRole('button', { name: 'Turn microphone off' });
    await waitFor(() => expect(backend.tables.slots.get(`c${ME}`)?.onAir).toBe(true));
    await user.click(screen.getByRole('button', { name: 'Turn microphone off' }));
    await screen.findByRole('button', { name: 'Turn microphone on' });
    await user.click(screen.getByRole('button', { name: 'Leave stage' }));
    await screen.findByRole('button', { name: 'Join stage' });
  });

  it('obeys a remote mute, and asks before it un-mutes (S1.19, S4.12)', async () => {
    const user = userEvent.setup();
    const { backend } = page(<StageControls />, {
      role: 'speaker', before: goLive, after: async ({ event }) => void (await event.send('stage/join', {})),
    });
    await screen.findByRole('button', { name: 'Turn microphone off' });
    backend.as(HOST).send('stage/mute', { person: ME, source: 'microphone' });
    const held = await screen.findByRole('button', { name: /A moderator turned your microphone off/ });
    expect(held.getAttribute('aria-disabled')).toBe('true');
    await user.click(held);
    backend.as(HOST).send('stage/unmute', { person: ME, source: 'microphone' });
    await screen.findByText('A moderator asks you to turn your microphone on.');
    expect(screen.getByRole('button', { name: 'Turn microphone on' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Turn on' }));
    await screen.findByRole('button', { name: 'Turn microphone off' });
  });

  it('accepts and declines an invitation (S1.15)', async () => {
    const user = userEvent.setup();
    const { backend } = page(<StageControls />, { before: goLive });
    backend.as(HOST).send('stage/invite', { person: ME });
    await user.click(await screen.findByRole('button', { name: 'Decline' }));
    await waitFor(() => expect(screen.queryByText('You are invited to the stage')).toBeNull());
    backend.as(HOST).send('stage/invite', { person: ME });
    await user.click(await screen.findByRole('button', { name: 'Join the stage' }));
    await screen.findByRole('button', { name: 'Leave stage' });
  });
});

describe('arrange', () => {
  const size = fc.record({ width: fc.integer({ min: 300, max: 3000 }), height: fc.integer({ min: 240, max: 2000 }) });
  const apart = (a: Box, b: Box) =>
    a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

  it.each(['grid', 'speaker', 'picture-in-picture'] as const)('keeps every tile of the %s inside, and apart', (layout) => {
    fc.assert(fc.property(fc.integer({ min: 1, max: layout === 'picture-in-picture' ? 2 : 13 }), size, (count, space) => {
      const boxes = arrange(layout, count, space);
      expect(boxes).toHaveLength(count);
      for (const [at, { x, y, width, height }] of boxes.entries()) {
        expect(Math.min(x, y, width - 1, height - 1)).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(space.width + 1);
        expect(y + height).toBeLessThanOrEqual(space.height + 1);
        if (layout !== 'picture-in-picture') for (const other of boxes.slice(at + 1)) expect(apart(boxes[at]!, other)).toBe(true);
      }
      if (layout === 'speaker') for (const other of boxes.slice(1)) expect(other.width).toBeLessThan(boxes[0]!.width + 1);
    }));
  });

  it.each(['grid', 'speaker', 'picture-in-picture'] as const)('has a corner for the menu in an uppermost tile of the %s', (layout) => {
    fc.assert(fc.property(fc.integer({ min: 1, max: layout === 'picture-in-picture' ? 2 : 13 }), size, (count, space) => {
      const boxes = arrange(layout, count, space);
      const { x, y } = cornerOf(boxes, space);
      const at = boxes.find((box) => box.y === y && box.x + box.width === space.width - x);
      expect(at).toBeDefined();
      for (const box of boxes) expect(box.y).toBeGreaterThanOrEqual(y);
    }));
  });

  it('chooses by count and shape', () => {
    expect(suits(1, { width: 390, height: 300 })).toBe('grid');
    expect(suits(2, { width: 360, height: 220 })).toBe('picture-in-picture');
    expect(suits(2, { width: 960, height: 540 })).toBe('grid');
    expect(suits(9, { width: 960, height: 540 })).toBe('grid');
    expect(suits(11, { width: 340, height: 300 })).toBe('speaker');
  });
});

describe('bestGrid', () => {
  const size = fc.integer({ min: 120, max: 4000 });
  it('fits every tile into the space', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 12 }), size, size, (count, width, height) => {
      const { columns, rows, tileWidth, tileHeight } = bestGrid(count, width, height, 8);
      expect(columns * rows).toBeGreaterThanOrEqual(count);
      expect(tileWidth * columns + 8 * (columns - 1)).toBeLessThanOrEqual(width + 0.01);
      expect(tileHeight * rows + 8 * (rows - 1)).toBeLessThanOrEqual(height + 0.01);
    }));
  });
});
