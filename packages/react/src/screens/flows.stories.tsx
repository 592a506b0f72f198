import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactElement } from 'react';
import { expect, waitFor, within } from 'storybook/test';
import type { MemoryBackend } from '@rostrum/core/adapters/memory';
import { en, es, type Labels } from '../labels/index.js';
import { LiveEventProvider, useProvided } from '../shared/provider.js';
import { fullHouse } from '../testing/audience.js';
import { sendOverlay } from '../testing/overlays.js';
import type { RehearsalOptions } from '../testing/rehearsal.js';
import { contents } from '../testing/sample-overlays.js';
import { AttendeeView } from './attendee-view.js';
import { ModeratorConsole } from './moderator-console.js';
import { PresenterConsole } from './presenter-console.js';

/** What people come to do, done by a script on the whole screen: each is a test, and can be watched. */
const meta: Meta = { title: 'flows' };
export default meta;

type Story = StoryObj;
type Played = Parameters<NonNullable<Story['play']>>[0];

function flow(screen: ReactElement, rehearsal: RehearsalOptions, play: (at: Played, words: Labels) => Promise<void>): Story {
  return {
    render: () => screen,
    parameters: { rehearsal },
    play: (at) => play(at, at.globals['language'] === 'es' ? es : en),
  };
}

const asCohost: RehearsalOptions = { role: 'cohost', before: fullHouse };
/** A field whose name goes on with a hint. */
const begins = (words: string) => new RegExp(`^${words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

export const RaiseAHand = flow(<AttendeeView />, { before: fullHouse }, async ({ canvas, userEvent }, { hands }) => {
  const raise = await canvas.findByRole('button', { name: hands.raise });
  await waitFor(() => expect(raise).toBeEnabled());
  await userEvent.click(raise);
  await userEvent.type(canvas.getByRole('textbox', { name: begins(hands.question) }), 'How do you test it?{Enter}');
  await canvas.findByText(hands.raised);
  await canvas.findByRole('button', { name: hands.lower });
});

export const AskAQuestion = flow(
  <AttendeeView defaultTab="questions" />, { before: fullHouse },
  async ({ canvas, userEvent }, { questions }) => {
    await userEvent.type(await canvas.findByRole('textbox', { name: begins(questions.ask) }), 'What does one step cost?{Enter}');
    await canvas.findByText('What does one step cost?');
    await canvas.findByText(questions.yours);
  },
);

const withOverlay = (kind: 'poll' | 'quiz') => (backend: MemoryBackend) => {
  fullHouse(backend);
  sendOverlay(backend, kind === 'poll' ? { ...contents.poll, duration: 120 } : { ...contents.quiz, duration: 30 });
};
export const VoteInAPoll = flow(<AttendeeView />, { before: withOverlay('poll') }, async ({ canvas, userEvent }, { overlays }) => {
  await userEvent.click(await canvas.findByRole('radio', { name: /Cold starts/ }));
  await canvas.findByText(overlays.voteSent);
  await expect(canvas.getByRole('radio', { name: /Cold starts/ })).toBeChecked();
});
export const AnswerAQuiz = flow(<AttendeeView />, { before: withOverlay('quiz') }, async ({ canvas, userEvent }, { overlays }) => {
  (await canvas.findByRole('radio', { name: /Five minutes/ })).focus();
  await userEvent.keyboard('3');
  await canvas.findByText(overlays.right);
  await expect(canvas.getByRole('radio', { name: /One year/ })).toBeChecked();
});

export const ScreenAQuestion = flow(
  <ModeratorConsole defaultTab="questions" />, { role: 'moderator', before: fullHouse },
  async ({ canvas, userEvent }, { questions }) => {
    await userEvent.click(await canvas.findByRole('button', { name: questions.actions('João Pereira') }));
    await userEvent.click(await canvas.findByRole('menuitem', { name: questions.dismiss }));
    await waitFor(() => expect(canvas.queryByText('Will the slides be shared?')).toBeNull());
    await userEvent.click(canvas.getByRole('tab', { name: begins(questions.dismissed) }));
    await canvas.findByText('Will the slides be shared?');
  },
);

export const GrantAHand = flow(<PresenterConsole />, asCohost, async ({ canvas, userEvent }, { hands }) => {
  await userEvent.click(await canvas.findByRole('button', { name: hands.grant('Sofia Lindqvist') }));
  await canvas.findByRole('button', { name: hands.revoke('Sofia Lindqvist') });
  await expect(canvas.queryByRole('button', { name: hands.grant('Sofia Lindqvist') })).toBeNull();
});

export const SendAMessage = flow(<AttendeeView />, { before: fullHouse }, async ({ canvas, userEvent }, { chat }) => {
  const message = await canvas.findByRole('textbox', { name: chat.message });
  await waitFor(() => expect(message).toBeEnabled());
  await userEvent.type(message, 'Hello from Madrid{Enter}');
  await within(canvas.getByRole('log')).findByText('Hello from Madrid');
  // What was written stays until the server has it.
  await waitFor(() => expect(message).toHaveValue(''));
});

export const MuteASpeaker = flow(<PresenterConsole defaultTab="people" />, asCohost, async ({ canvas, userEvent }, { moderation, roster }) => {
  await userEvent.type(await canvas.findByRole('searchbox', { name: roster.search }), 'Lucía');
  const actions = await canvas.findByRole('button', { name: moderation.actions('Lucía Fernández') });
  await userEvent.click(actions);
  await userEvent.click(await canvas.findByRole('menuitem', { name: moderation.mute('microphone') }));
  // It is off now, and nobody but she turns it on again: she can be asked.
  await waitFor(async () => {
    if (actions.getAttribute('aria-expanded') !== 'true') await userEvent.click(actions);
    await expect(canvas.getByRole('menuitem', { name: moderation.unmute('microphone') })).toBeVisible();
  });
  await userEvent.keyboard('{Escape}');
});

const languages = { en, es };

/** The words of a whole screen are one prop of the provider, and the page's to switch. */
function InEitherLanguage() {
  const provided = useProvided();
  const [language, setLanguage] = useState<keyof typeof languages>('en');
  const choice = (
    <select
      aria-label="Language" value={language} style={{ minHeight: '2rem' }}
      onChange={({ target }) => setLanguage(target.value as keyof typeof languages)}
    >
      <option value="en">English</option>
      <option value="es">Español</option>
    </select>
  );
  return (
    <div lang={language} style={{ height: '100%', minHeight: 0 }}>
      <LiveEventProvider {...provided} labels={languages[language]}><AttendeeView head={choice} /></LiveEventProvider>
    </div>
  );
}
export const SwitchLanguage = flow(<InEitherLanguage />, { before: fullHouse }, async ({ canvas, userEvent }) => {
  await canvas.findByRole('button', { name: en.hands.raise });
  await userEvent.selectOptions(canvas.getByRole('combobox', { name: 'Language' }), 'es');
  await canvas.findByRole('button', { name: es.hands.raise });
  await expect(canvas.queryByRole('button', { name: en.hands.raise })).toBeNull();
});
