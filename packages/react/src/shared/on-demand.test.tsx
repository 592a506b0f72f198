import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRef, forwardRef } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { LiveScreen, type SidePanels } from '../screens/live-screen.js';
import { LiveEventProvider } from './provider.js';
import { loadAhead, panelOnDemand } from './panel-on-demand.js';
import { rehearse } from '../testing/rehearsal.js';
import { page } from '../testing/rehearsal-page.js';

const Part = forwardRef<HTMLElement, { readonly title: string; readonly className?: string }>(
  function Part({ title, className }, ref) {
    return <section ref={ref} className={className}>{title}</section>;
  },
);

it('keeps a place, says that it loads, and then is the part, once for all that show it', async () => {
  let arrive: (part: typeof Part) => void = () => undefined;
  let times = 0;
  const Late = panelOnDemand<HTMLElement, { title: string; className?: string }>(() => {
    times++;
    return new Promise((resolve) => void (arrive = resolve));
  });
  const ref = createRef<HTMLElement>();
  page(<><Late ref={ref} title="one" className="mine" /><Late title="two" /></>);
  expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toEqual(['Loading…', 'Loading…']);
  expect(document.querySelector('.mine')?.getAttribute('aria-busy')).toBe('true');
  await act(async () => arrive(Part));
  expect(screen.getByText('one')).toBe(ref.current);
  expect(ref.current?.className).toBe('mine');
  screen.getByText('two');
  expect(times).toBe(1);
});

it('says when it could not be loaded, and tries again when asked to', async () => {
  let tries = 0;
  const Late = panelOnDemand<HTMLElement, { title: string; className?: string }>(async () => {
    if (tries++ === 0) throw new Error('The network is away.');
    return Part;
  });
  page(<Late title="here" />);
  expect((await screen.findByRole('alert')).textContent).toContain('could not be loaded');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText('here');
});

it('is the place on a server, loaded or not, so that the browser takes over what was sent', async () => {
  const Late = panelOnDemand<HTMLElement, { title: string; className?: string }>(async () => Part);
  const parts = rehearse();
  const tree = <LiveEventProvider {...parts}><Late title="here" /></LiveEventProvider>;
  const before = renderToString(tree);
  render(tree);
  await screen.findByText('here');
  expect(renderToString(tree)).toBe(before);
  expect(before).toContain('aria-busy="true"');
  parts.stop();
});

it('keeps the place that what comes will have, and none where there will be nothing', async () => {
  type Props = { readonly title: string; readonly className?: string };
  const Late = panelOnDemand<HTMLElement, Props>(
    () => new Promise(() => undefined), ({ title }) => (title ? { minHeight: '3rem' } : undefined),
  );
  const { container, rerender } = page(<Late title="here" className="mine" />);
  expect(document.querySelector<HTMLElement>('.mine')?.style.minHeight).toBe('3rem');
  rerender(<Late title="" />);
  expect(container.childElementCount).toBe(0);
});

it('is on its way before the tab that it is behind is chosen', async () => {
  let times = 0;
  const Late = panelOnDemand<HTMLElement, { title: string; className?: string }>(async () => {
    times++;
    return Part;
  });
  const panels: SidePanels = [['chat', <p key="chat">Chat</p>], ['people', <Late key="people" title="behind the tab" />]];
  page(<LiveScreen panels={panels} defaultTab="chat" stage="The picture" />);
  expect(times).toBe(1);
  loadAhead('div');
  await userEvent.click(screen.getByRole('tab', { name: /^People/ }));
  screen.getByText('behind the tab');
});
