/** Shows one story after the other, as Storybook does, for the tests that look at all of them in a browser. */
import { composeStories, setProjectAnnotations } from '@storybook/react-vite';
import { configure, within } from '@testing-library/dom';
import userEvent from '@testing-library/user-event';
import type { ComponentType } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { configure as configureOfStorybook } from 'storybook/test';
import preview from '../../../../.storybook/preview.js';

/** As Storybook calls it. */
type Play = (context: {
  readonly canvasElement: HTMLElement;
  readonly canvas: ReturnType<typeof within>;
  readonly userEvent: ReturnType<typeof userEvent.setup>;
}) => Promise<void>;
type Story = ComponentType & { play?: Play | undefined };
type Stories = Parameters<typeof composeStories>[0];

declare global {
  /** Vite's, as far as it is used here and in .storybook/. */
  interface ImportMeta {
    glob<Module>(pattern: string, options: { eager: true; query?: string; import?: string }): Record<string, Module>;
  }
  interface Window {
    stories: readonly string[];
    showStory(name: string): Promise<void>;
  }
}

// The machine may have other things to do; what is waited for comes all the same. Storybook has a copy of its own.
configure({ asyncUtilTimeout: 20_000 });
configureOfStorybook({ asyncUtilTimeout: 20_000 });
setProjectAnnotations(preview);
const found = new Map<string, Story>();
for (const module of Object.values(import.meta.glob<Stories>('../**/*.stories.tsx', { eager: true }))) {
  const { title } = module.default as { title: string };
  for (const [name, story] of Object.entries(composeStories(module))) found.set(`${title}/${name}`, story as Story);
}

const page = document.body.appendChild(document.createElement('div'));
let root: Root | undefined;
window.stories = [...found.keys()];
window.showStory = async (name) => {
  root?.unmount();
  root = createRoot(page);
  const Shown = found.get(name)!;
  const settled = quiet(page);
  root.render(<Shown />);
  await settled;
  await Shown.play?.({ canvasElement: page, canvas: within(page), userEvent: userEvent.setup() });
};

/**
 * Until there is something, what is loaded on demand too, and nothing comes or goes on the page any more; clocks change
 * what is there.
 */
function quiet(element: HTMLElement): Promise<void> {
  return new Promise((done) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const changes = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (element.querySelector('section[aria-busy="true"]')) return;
        changes.disconnect();
        done();
      }, 150);
    });
    changes.observe(element, { childList: true, subtree: true });
  });
}
