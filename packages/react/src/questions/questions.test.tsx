import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { askQuestions, seatPeople } from '../testing/audience.js';
import { goLive, HOST, ME } from '../testing/rehearsal.js';
import { page } from '../testing/rehearsal-page.js';
import { QuestionBoard } from './index.js';

const asked = (backend: Parameters<typeof goLive>[0]) => {
  seatPeople(backend, 8);
  goLive(backend);
  askQuestions(backend);
};
const texts = () => screen.getAllByRole('article').map((row) => row.querySelector('p')!.textContent);

describe('QuestionBoard', () => {
  it('puts what is answered now and what is pinned on top, then first asked or most votes (S4.8)', async () => {
    const user = userEvent.setup();
    page(<QuestionBoard />, { before: asked });
    await screen.findByText('Being answered now');
    expect(texts()).toEqual([
      expect.stringContaining('longer than a year'), 'How do you version a running machine?',
      'Will the slides be shared?', 'Express or standard workflows for webhooks?',
    ]);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Sort by' }), 'votes');
    expect(texts().slice(2)).toEqual(['Express or standard workflows for webhooks?', 'Will the slides be shared?']);
  });

  it('asks, and keeps the text when it was refused (S4.3)', async () => {
    const user = userEvent.setup();
    const { backend } = page(<QuestionBoard />, { before: goLive });
    const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Your question' });
    for (let at = 0; at < 5; at++) {
      await user.type(field, `Question ${at}{Enter}`);
      await screen.findByText(`Question ${at}`, { selector: 'p' });
    }
    await user.type(field, 'One too many{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('5 of your questions are waiting');
    expect(field.value).toBe('One too many');
    expect(backend.tables.questions.size).toBe(5);
  });

  it('votes and takes the vote back (S4.8)', async () => {
    const user = userEvent.setup();
    page(<QuestionBoard />, { before: asked });
    const row = (await screen.findByText('Will the slides be shared?')).closest('article')!;
    await user.click(within(row).getByRole('button', { name: 'Vote for this question. 0 votes' }));
    const taken = await within(row).findByRole('button', { name: 'Take your vote back. 1 vote' });
    expect(taken.getAttribute('aria-pressed')).toBe('true');
    await user.click(taken);
    await within(row).findByRole('button', { name: 'Vote for this question. 0 votes' });
  });

  it('lets a presenter answer in text for all to read (S4.8)', async () => {
    const user = userEvent.setup();
    page(<QuestionBoard />, { role: 'speaker', before: asked });
    const row = (await screen.findByText('Will the slides be shared?')).closest('article')!;
    await user.click(await within(row).findByRole('button', { name: 'Answer in text' }));
    await user.type(within(row).getByRole('textbox'), 'Yes, tomorrow');
    await user.click(within(row).getByRole('button', { name: 'Publish answer' }));
    await user.click(screen.getByRole('tab', { name: /Answered/ }));
    expect(await screen.findByText('Yes, tomorrow')).toBeTruthy();
  });

  it('offers the audience no act of staff', async () => {
    page(<QuestionBoard />, { before: asked });
    await screen.findByText('Will the slides be shared?');
    for (const name of ['Answer live', 'Answer in text', 'Finish']) expect(screen.queryByRole('button', { name })).toBeNull();
    expect(screen.queryByRole('tab', { name: /Dismissed/ })).toBeNull();
  });

  it('pins by the keyboard, through the menu (S4.8)', async () => {
    const user = userEvent.setup();
    const { backend } = page(<QuestionBoard />, { role: 'moderator', before: asked });
    const row = (await screen.findByText('Will the slides be shared?')).closest('article')!;
    (await within(row).findByRole('button', { name: /Actions on the question/ })).focus();
    await user.keyboard('{Enter}');
    await user.keyboard('{Home}{Enter}');
    await waitFor(() => expect([...backend.tables.questions.values()][0]!.pinned).toBe(true));
  });

  it('says when one is kept from asking (S4.12)', async () => {
    const { backend } = page(<QuestionBoard />, { before: goLive });
    await screen.findByRole('textbox', { name: 'Your question' });
    backend.as(HOST).send('moderation/restrict', { person: ME, what: 'questions' });
    await screen.findByText('The moderators have kept you from asking questions.');
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});
