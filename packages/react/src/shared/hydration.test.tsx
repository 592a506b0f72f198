import { act, configure, waitFor } from '@testing-library/react';
import { Suspense } from 'react';
import { hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { expect, it, onTestFinished } from 'vitest';
import { LiveEventProvider } from '../index.js';
import { rehearse } from '../testing/rehearsal.js';
import { useLiveEvent } from './use-live-event.js';

configure({ asyncUtilTimeout: 10_000 });

it('a part of the page that the browser takes over late begins with what the server sent, and then is as the event is', async () => {
  const rehearsal = rehearse();
  const { event } = rehearsal;
  let waiting: Promise<void> | undefined;
  function Connection() {
    const connection = useLiveEvent((state) => state.connection);
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- it is how a component says that it is not there yet
    if (waiting) throw waiting;
    return <b>{connection}</b>;
  }
  const tree = <LiveEventProvider event={event}><Suspense><Connection /></Suspense></LiveEventProvider>;
  const container = document.body.appendChild(document.createElement('div'));
  container.innerHTML = renderToString(tree);
  expect(container.textContent).toBe('connecting');

  let arrive = () => {};
  waiting = new Promise((resolve) => (arrive = resolve));
  const mismatches: unknown[] = [];
  let root: Root | undefined;
  act(() => {
    root = hydrateRoot(container, tree, { onRecoverableError: (error) => mismatches.push(error) });
  });
  onTestFinished(() => {
    act(() => root?.unmount());
    container.remove();
    rehearsal.stop();
  });
  await waitFor(() => expect(event.getState().connection).toBe('online'));
  expect(container.textContent).toBe('connecting');
  waiting = undefined;
  await act(async () => arrive());
  await waitFor(() => expect(container.textContent).toBe('online'));
  expect(mismatches).toEqual([]);
});
