import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { goLive, HOST } from '../testing/rehearsal.js';
import { page } from '../testing/rehearsal-page.js';
import { useLiveEvent } from './use-live-event.js';

describe('useLiveEvent', () => {
  it('renders again only when the selected part changes, also with a selector that makes a new object', async () => {
    let renders = 0;
    function Title() {
      const { title } = useLiveEvent(({ view }) => ({ title: view.session?.session?.title }));
      renders++;
      return <b>{title}</b>;
    }
    const { backend, event } = page(<Title />, { before: goLive });
    await screen.findByText(/Serverless/);
    const before = renders;
    await act(async () => {
      backend.as(HOST).send('chat/toggle', { on: false });
      await waitFor(() => expect(event.getState().view.chat?.chat?.on).toBe(false));
    });
    expect(renders).toBe(before);
  });
});
