import { act, configure, render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { LiveEvent } from '@rostrum/core/client';
import type { LiveError } from '@rostrum/core/engine';
import { ChatPanel, HandButton, HandQueue, LiveEventProvider, StageView, useHand } from '../index.js';
import { rehearse, type Rehearsal } from '../testing/rehearsal.js';

configure({ asyncUtilTimeout: 10_000 });

const begin = (): Rehearsal => {
  const rehearsal = rehearse();
  onTestFinished(() => rehearsal.stop());
  return rehearsal;
};
const sentences = () => vi.mocked(console.warn).mock.calls.map(([sentence]) => String(sentence));

/** What a page is told that cannot be rendered. */
function refusal(element: ReactElement): LiveError {
  try {
    render(element);
  } catch (error) {
    return error as LiveError;
  }
  throw new Error('It was rendered.');
}

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  // React tells of every error that it hands on.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  // jsdom as well.
  const quiet = (event: ErrorEvent) => event.preventDefault();
  window.addEventListener('error', quiet);
  onTestFinished(() => window.removeEventListener('error', quiet));
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
  vi.restoreAllMocks();
});

describe('bad use gets a sentence that says what, why and how to mend it', () => {
  it('a component outside of a provider', () => {
    const error = refusal(<HandQueue />);
    expect(error.code).toBe('react/no-provider');
    expect(error.message).toMatch(/outside of a <LiveEventProvider>.* Put <LiveEventProvider event=\{\.\.\.\}> around it\./);
  });

  it('a provider without an event, as JavaScript lets one write it', () => {
    const error = refusal(<LiveEventProvider event={undefined as unknown as LiveEvent} />);
    expect(error.code).toBe('react/missing-part');
    expect(error.message).toMatch(/needs `event`.* Make it with createLiveEvent of @rostrum\/core and pass it/);
  });

  it.each([
    ['chat', <ChatPanel key="it" />, 'createChatLog of @rostrum/core'],
    ['stage', <StageView key="it" />, 'createStageSession of @rostrum/core'],
  ])('a component of `%s`, which the provider was not given', (part, element, maker) => {
    const { event } = begin();
    const error = refusal(<LiveEventProvider event={event}>{element}</LiveEventProvider>);
    expect(error.code).toBe('react/missing-part');
    expect(error.hint).toBe(`Make it with ${maker} and pass it: <LiveEventProvider ${part}={${part}}>.`);
  });

  it('a provider inside that of another event, once on a page', () => {
    const outer = begin();
    const inner = begin();
    const nested = (
      <LiveEventProvider event={outer.event}><LiveEventProvider event={inner.event}>Here</LiveEventProvider></LiveEventProvider>
    );
    render(nested).rerender(nested);
    expect(sentences()).toEqual([expect.stringMatching(/another event.*acts on the inner event only\. Put the two side by side.*\(react\/nested-events\)/)]);
  });

  it('and not a provider with other parts of the same event', () => {
    const { event, chat } = begin();
    render(<LiveEventProvider event={event}><LiveEventProvider event={event} chat={chat}><ChatPanel /></LiveEventProvider></LiveEventProvider>);
    expect(sentences()).toEqual([]);
  });

  it('two copies of @rostrum/react on a page', async () => {
    const { event } = begin();
    vi.resetModules();
    const { LiveEventProvider: Another } = await import('../shared/provider.js');
    const error = refusal(<Another event={event}><HandButton /></Another>);
    expect(error.code).toBe('react/two-copies');
    expect(error.message).toMatch(/cannot see a <LiveEventProvider> of the other\. Find them with `npm ls @rostrum\/react`/);
  });

  it('two copies of @rostrum/core on a page, whose refusals are shown all the same', async () => {
    const { event } = begin();
    vi.resetModules();
    const { LiveError: Another } = await import('@rostrum/core/engine');
    const strange: LiveEvent = { ...event, send: () => Promise.reject(new Another('hands/closed', 'Hands are closed.', 'Wait.')) };
    function Hand() {
      const { raise, error } = useHand();
      return <button onClick={() => void raise()}>{error ? `${error.code}: ${error.hint}` : 'Raise'}</button>;
    }
    render(<LiveEventProvider event={strange}><Hand /></LiveEventProvider>);
    act(() => screen.getByText('Raise').click());
    await screen.findByText('hands/closed: Wait.');
    expect(sentences()).toEqual([expect.stringMatching(/two copies of @rostrum\/core.*\(react\/two-cores\)/)]);
  });

  it('in development only: production has the code, and no warnings', () => {
    vi.stubEnv('NODE_ENV', 'production');
    const outer = begin();
    const inner = begin();
    render(<LiveEventProvider event={outer.event}><LiveEventProvider event={inner.event}>Here</LiveEventProvider></LiveEventProvider>);
    expect(refusal(<HandQueue />)).toMatchObject({ code: 'react/no-provider', message: 'react/no-provider' });
    expect(sentences()).toEqual([]);
  });
});
