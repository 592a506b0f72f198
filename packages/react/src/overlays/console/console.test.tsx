import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { heldClock } from '@rostrum/core/adapters/memory';
import type { MemoryBackend } from '@rostrum/core/adapters/memory';
import { LiveError } from '@rostrum/core/engine';
import { foundProducts } from '../../testing/found-products.js';
import { answerOverlay, playQuiz, prepareOverlay, sendOverlay } from '../../testing/overlays.js';
import { seatPeople } from '../../testing/audience.js';
import { goLive, ME } from '../../testing/rehearsal.js';
import { page } from '../../testing/rehearsal-page.js';
import { contents } from '../../testing/sample-overlays.js';
import { PresenterConsole } from '../../screens/index.js';
import { OverlayConsole } from '../index.js';

const live = (backend: MemoryBackend) => {
  seatPeople(backend, 8);
  goLive(backend);
};
const open = (props: Parameters<typeof OverlayConsole>[0] = {}, before = live) =>
  page(<OverlayConsole {...props} />, { role: 'cohost', before });
const choose = async (user: ReturnType<typeof userEvent.setup>, kind: string) => {
  await user.click(await screen.findByRole('radio', { name: kind }));
};
const fill = async (user: ReturnType<typeof userEvent.setup>, name: string, text: string) => {
  const field = screen.getByRole(name === 'Seconds on screen' ? 'spinbutton' : 'textbox', { name });
  await user.clear(field);
  await user.click(field);
  await user.paste(text);
};
const sent = (backend: MemoryBackend) => [...backend.tables.overlays.values()].map(({ content }) => content);

describe('preparing', () => {
  it('sends a quiz when all is well, and says beside the fields what is not (S2.11)', async () => {
    const user = userEvent.setup();
    const { backend } = open();
    await user.click(await screen.findByRole('button', { name: 'Send now' }));
    expect(screen.getAllByText('Fill this in.')).toHaveLength(4);
    expect(screen.getByText('Select a correct answer.')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Question' }));
    await fill(user, 'Question', 'Which one?');
    for (const [at, answer] of ['One', 'Two', 'one '].entries()) await fill(user, `Answer ${at + 1}`, answer);
    expect(screen.getByRole('textbox', { name: 'Answer 3' }).getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('Enter a unique option.')).toBeTruthy();
    await fill(user, 'Answer 3', 'Three');
    await user.click(screen.getByRole('radio', { name: 'Answer 2 is the right one' }));
    await user.click(screen.getByRole('button', { name: 'Send now' }));
    await screen.findByRole('button', { name: 'Stop' });
    expect(sent(backend)).toEqual([{ kind: 'quiz', question: 'Which one?', answers: ['One', 'Two', 'Three'], correct: 1, duration: 15 }]);
  });

  it.each([
    ['Product', 'Title', 32], ['Product', 'Price', 10], ['Product', 'Description', 256], ['Notice', 'Title', 24],
    ['Notice', 'Message', 256], ['Poll', 'Option 1', 40], ['Quiz', 'Answer 1', 128], ['Quiz', 'Question', 256],
    ['Name banner', 'Name', 48], ['Call to action', 'Button', 24],
  ])('counts %s / %s down from its limit, and refuses one character more (S2.11)', async (kind, field, max) => {
    const user = userEvent.setup();
    open();
    await choose(user, kind);
    await fill(user, field, 'x'.repeat(max));
    await user.click(screen.getByRole('button', { name: 'Send now' }));
    expect(screen.queryByText('Maximum length exceeded.')).toBeNull();
    expect(screen.getByRole('textbox', { name: field }).getAttribute('aria-describedby')).toBeTruthy();
    await fill(user, field, 'x'.repeat(max + 1));
    expect(screen.getByText('Maximum length exceeded.')).toBeTruthy();
    expect(screen.getByText(`1 too many: ${max} at most`)).toBeTruthy();
  });

  it('takes only addresses of the web (S2.11)', async () => {
    const user = userEvent.setup();
    open();
    await choose(user, 'Product');
    await fill(user, 'Picture address', 'javascript:alert(1)');
    await user.tab();
    expect(screen.getByText('Enter a valid URL.')).toBeTruthy();
    await fill(user, 'Picture address', 'https://shop.example/mug.png');
    expect(screen.queryByText('Enter a valid URL.')).toBeNull();
  });

  it('keeps the time between its limits, and takes three to five answers (S2.11)', async () => {
    const user = userEvent.setup();
    open();
    await screen.findByRole('button', { name: 'Send now' });
    await fill(user, 'Seconds on screen', '31');
    await user.tab();
    expect(screen.getByText('Enter 5 to 30 seconds.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Remove answer 1' })).toHaveProperty('disabled', true);
    await user.click(screen.getByRole('button', { name: 'Add answer' }));
    await user.click(screen.getByRole('button', { name: 'Add answer' }));
    expect(screen.queryByRole('button', { name: 'Add answer' })).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'Answer 5 is the right one' }));
    await user.click(screen.getByRole('button', { name: 'Remove answer 1' }));
    expect(screen.getByRole('radio', { name: 'Answer 4 is the right one' })).toHaveProperty('checked', true);
  });

  it('takes a name banner with a time and without, and lets the time be emptied to type another', async () => {
    const user = userEvent.setup();
    const { backend } = open();
    await choose(user, 'Name banner');
    await fill(user, 'Name', 'Marta Silva');
    await user.clear(screen.getByRole('spinbutton', { name: 'Seconds on screen' }));
    await user.click(screen.getByRole('button', { name: 'Send now' }));
    expect(screen.getByText('Enter 5 to 60 seconds.')).toBeTruthy();
    await user.click(screen.getByRole('checkbox', { name: 'Goes away by itself' }));
    expect(screen.queryByRole('spinbutton')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Send now' }));
    await waitFor(() => expect(sent(backend)).toEqual([{ kind: 'lower-third', name: 'Marta Silva' }]));
  });

  it('shows what the audience would see while it is typed, and its result', async () => {
    const user = userEvent.setup();
    open();
    await choose(user, 'Poll');
    await fill(user, 'Question', 'Tea or coffee?');
    const preview = screen.getByRole('img', { name: 'Preview' });
    expect(within(preview).getByText('Tea or coffee?')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Show the result' }));
    expect(within(preview).getByText('Result')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Light picture' }));
    expect(preview.getAttribute('data-picture')).toBe('light');
  });

  it('keeps what was typed while another part of the screen is looked at', async () => {
    const user = userEvent.setup();
    page(<PresenterConsole defaultTab="overlays" />, { role: 'cohost', before: live });
    await choose(user, 'Notice');
    await fill(user, 'Title', 'Half a notice');
    await user.click(screen.getByRole('tab', { name: /Chat/ }));
    expect(screen.queryByRole('textbox', { name: 'Title' })).toBeNull();
    await user.click(screen.getByRole('tab', { name: /Overlays/ }));
    expect(screen.getByRole('textbox', { name: 'Title' })).toHaveProperty('value', 'Half a notice');
  });

  it('keeps what was typed while the connection is gone, and sends it afterwards', async () => {
    const user = userEvent.setup();
    const { backend, event } = open();
    await choose(user, 'Notice');
    await fill(user, 'Title', 'Break');
    await act(async () => backend.cut(ME));
    await waitFor(() => expect(event.getState().connection).toBe('reconnecting'));
    await fill(user, 'Message', 'Ten minutes');
    await act(async () => backend.restore(ME));
    await waitFor(() => expect(event.getState().connection).toBe('online'));
    await user.click(screen.getByRole('button', { name: 'Send now' }));
    await waitFor(() => expect(sent(backend)).toMatchObject([{ title: 'Break', message: 'Ten minutes' }]));
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Title' })).toHaveProperty('value', ''));
  });

  it('saves drafts before the event is live, changes and discards them (S2.9)', async () => {
    const user = userEvent.setup();
    const { backend } = open({}, (backend) => void backend);
    await choose(user, 'Notice');
    expect(screen.queryByRole('button', { name: 'Send now' })).toBeNull();
    await fill(user, 'Title', 'Break');
    await fill(user, 'Message', 'Ten minutes');
    await user.click(screen.getByRole('button', { name: 'Save draft' }));
    await screen.findByText('Draft saved.');
    await user.click(screen.getByRole('tab', { name: /Drafts/ }));
    await user.click(await screen.findByRole('button', { name: 'Edit Break' }));
    await fill(user, 'Title', 'Lunch');
    await user.click(screen.getByRole('button', { name: 'Save changes' }));
    await waitFor(() => expect([...backend.tables.drafts.values()]).toMatchObject([{ content: { title: 'Lunch' } }]));
    await user.click(screen.getByRole('tab', { name: /Drafts/ }));
    await user.click(await screen.findByRole('button', { name: 'Discard Lunch' }));
    await screen.findByText('No drafts');
  });
});

describe('what is on screen', () => {
  it('sends a draft, shows how people vote, and stops it (S2.9, S2.12)', async () => {
    const user = userEvent.setup();
    const { backend } = open({ defaultTab: 'drafts' }, (backend) => {
      live(backend);
      prepareOverlay(backend, contents.poll);
    });
    await user.click(await screen.findByRole('button', { name: `Send now: ${contents.poll.question}` }));
    const strip = await screen.findByRole('region', { name: 'On screen' });
    answerOverlay(backend, [...backend.tables.overlays.values()][0]!.id, [1, 3]);
    await within(strip).findByText('75%');
    expect(within(strip).getByText('4 votes')).toBeTruthy();
    expect(within(strip).getByRole('timer').textContent).toMatch(/^0:\d\d left$/);
    await user.click(within(strip).getByRole('button', { name: 'Stop' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'On screen' })).toBeNull());
  });

  it('keeps every result, as bars and as a table (S3.6)', async () => {
    const user = userEvent.setup();
    // At one moment: a little later no answer counts any more, and the right one is told.
    const clock = heldClock(Date.now());
    page(<OverlayConsole defaultTab="results" />, {
      clock, role: 'cohost',
      before(backend) {
        live(backend);
        answerOverlay(backend, sendOverlay(backend, contents.quiz), [1, 1, 2]);
        sendOverlay(backend, contents.notice);
      },
    });
    await act(() => clock.advance(0));
    await screen.findByRole('button', { name: 'Show as table' });
    const rows = screen.getAllByRole('article');
    expect(rows.map((row) => row.querySelector('strong')!.textContent)).toEqual(['Break at 19:30', contents.quiz.question]);
    expect(within(rows[1]!).getByText('Late answers still count')).toBeTruthy();
    expect(within(rows[1]!).getByText('4 answers')).toBeTruthy();
    await user.click(within(rows[1]!).getByRole('button', { name: 'Show as table' }));
    const table = within(rows[1]!).getByRole('table', { name: contents.quiz.question });
    expect(within(table).getByRole('row', { name: 'One year 2 50%' })).toBeTruthy();
    expect(within(table).getByRole('row', { name: 'Total 4' })).toBeTruthy();
  });

  it('shows who is ahead once a quiz has closed (S3.6)', async () => {
    const user = userEvent.setup();
    const clock = heldClock(Date.now());
    page(<OverlayConsole defaultTab="results" />, {
      clock, role: 'cohost', after: ({ backend }) => playQuiz(backend, clock, []),
    });
    await user.click(await screen.findByRole('button', { name: 'Leaderboard' }));
    expect(screen.getByRole('region', { name: 'Leaderboard' }).textContent).toContain('Amara Okafor');
    await user.click(screen.getByRole('button', { name: 'Leaderboard' }));
    expect(screen.getByRole('article').textContent).toContain(contents.quiz.question);
  });

  it('hands out the answers as a file, and says why it cannot (S3.6)', async () => {
    const user = userEvent.setup();
    const files: Blob[] = [];
    // jsdom keeps no files.
    vi.stubGlobal('URL', Object.assign(class extends URL {}, {
      createObjectURL: (file: Blob) => `blob:${files.push(file)}`, revokeObjectURL: () => undefined,
    }));
    onTestFinished(() => void vi.unstubAllGlobals());
    const answers = vi.fn(async () => new Blob(['person,answer']))
      .mockRejectedValueOnce(new LiveError('client/offline', 'The server cannot be reached.', 'Try again.'));
    open({ defaultTab: 'results', answers }, (backend) => {
      live(backend);
      sendOverlay(backend, contents.quiz);
    });
    await user.click(await screen.findByRole('button', { name: 'Export answers' }));
    expect((await screen.findByRole('alert')).textContent).toContain('The server cannot be reached.');
    await user.click(screen.getByRole('button', { name: 'Export answers' }));
    await waitFor(async () => expect(await files[0]?.text()).toBe('person,answer'));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('lets moderators read the results and send nothing', async () => {
    page(<OverlayConsole />, { role: 'moderator', before: live });
    await screen.findByText('Nothing sent yet');
    expect(screen.queryByRole('tab', { name: 'Prepare' })).toBeNull();
  });
});

describe('the cue sheet', () => {
  it('plans a draft, warns of what cuts it short, and takes it off (S3.4, S3.7)', async () => {
    const user = userEvent.setup();
    const { backend } = open({ defaultTab: 'cues' }, (backend) => {
      live(backend);
      prepareOverlay(backend, contents.poll);
    });
    const add = await screen.findByRole('button', { name: 'Add to the cue sheet' });
    const minutes = screen.getByRole('spinbutton', { name: 'Minutes' });
    await user.clear(minutes);
    await user.type(minutes, '5');
    await user.click(add);
    await screen.findByText('5:10 after going live');
    await user.selectOptions(screen.getByRole('combobox', { name: 'When' }), 'before the end');
    expect([...backend.tables.cues.values()]).toMatchObject([{ when: { after: 'live', seconds: 310 } }]);
    // An hour in all: 20 seconds after the first, which takes 40.
    await user.clear(minutes);
    await user.type(minutes, '54');
    await user.clear(screen.getByRole('spinbutton', { name: 'Seconds' }));
    await user.type(screen.getByRole('spinbutton', { name: 'Seconds' }), '30');
    await user.click(add);
    await screen.findByText('54:30 before the end');
    expect(await screen.findByText(/takes its place \d+ s before its time is over/)).toBeTruthy();
    await user.click(screen.getAllByRole('button', { name: /Take .* off the cue sheet/ })[0]!);
    await waitFor(() => expect(backend.tables.cues.size).toBe(1));
  });

  it('says why a moment is refused', async () => {
    const user = userEvent.setup();
    open({ defaultTab: 'cues' }, (backend) => {
      live(backend);
      prepareOverlay(backend, contents.poll);
    });
    const seconds = await screen.findByRole('spinbutton', { name: 'Seconds' });
    await user.clear(seconds);
    await user.type(seconds, '0');
    await user.click(screen.getByRole('button', { name: 'Add to the cue sheet' }));
    expect((await screen.findByRole('alert')).textContent).toContain('This moment has passed.');
  });
});

describe('finding a product', () => {
  it('pages, sorts and fills the fields in (S2.11)', async () => {
    const user = userEvent.setup();
    const products = vi.fn(foundProducts);
    open({ products });
    await choose(user, 'Product');
    await user.type(screen.getByRole('searchbox', { name: 'Keyword' }), 'mug{Enter}');
    await screen.findByText('Page 1 of 3');
    await user.click(screen.getByRole('button', { name: 'Next page' }));
    await screen.findByText('Page 2 of 3');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Sort by' }), 'Price: high to low');
    await screen.findByText('Page 1 of 3');
    expect(products.mock.calls.map(([query]) => query)).toEqual([
      { keyword: 'mug', page: 1, sort: 'Relevance' }, { keyword: 'mug', page: 2, sort: 'Relevance' },
      { keyword: 'mug', page: 1, sort: 'Price:HighToLow' },
    ]);
    await user.click(screen.getByRole('button', { name: /^Use The idempotent mug 1,/ }));
    expect(screen.getByRole('button', { pressed: true })).toBe(screen.getByRole('button', { name: /^Use The idempotent mug 1,/ }));
    expect(screen.getByRole('textbox', { name: 'Title' })).toHaveProperty('value', 'The idempotent mug 1');
    expect(screen.getByRole('textbox', { name: 'Link (optional)' })).toHaveProperty('value', contents.product.link);
  });

  it('shows the shop’s refusal as it is, and that nothing was found', async () => {
    const user = userEvent.setup();
    let broken = true;
    open({
      products: async (query) => {
        if (broken) throw new LiveError('products/not-configured', 'No shop is connected.', 'Give the server one.');
        return foundProducts(query);
      },
    });
    await choose(user, 'Product');
    await user.type(screen.getByRole('searchbox', { name: 'Keyword' }), 'nothing{Enter}');
    expect((await screen.findByRole('alert')).textContent).toBe('No shop is connected.Give the server one.');
    broken = false;
    await user.click(screen.getByRole('button', { name: 'Search' }));
    await screen.findByText('No product was found for “nothing”.');
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
