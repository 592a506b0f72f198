import type { Preview } from '@storybook/react-vite';
import { en, es } from '../packages/react/src/labels/index.js';
import { RehearsalProvider, type RehearsalOptions } from '../packages/react/src/testing/rehearsal.js';
import { RostrumTheme, type ThemeName } from '../packages/react/src/theme/index.js';
import { ComponentPage } from './component-page.js';

const languages = { en, es };
const screen = (name: string, width: number, height: number) => ({ name, styles: { width: `${width}px`, height: `${height}px` } });

/**
 * `parameters.rehearsal` says who sits at the screen and what has happened, or is false where a story has an event of its
 * own; `parameters.frame` says how large it is.
 */
const preview: Preview = {
  tags: ['autodocs'],
  globalTypes: {
    theme: {
      description: 'Theme',
      toolbar: { icon: 'contrast', items: ['system', 'light', 'dark', 'high-contrast'], dynamicTitle: true },
    },
    language: {
      description: 'Language',
      toolbar: { icon: 'globe', items: [{ value: 'en', title: 'English' }, { value: 'es', title: 'Español' }], dynamicTitle: true },
    },
    direction: {
      description: 'Direction of writing',
      toolbar: {
        icon: 'transfer', dynamicTitle: true,
        items: [{ value: 'ltr', title: 'Left to right' }, { value: 'rtl', title: 'Right to left' }],
      },
    },
  },
  initialGlobals: { theme: 'light', language: 'en', direction: 'ltr' },
  parameters: {
    layout: 'fullscreen',
    a11y: { test: 'error' },
    // Another root is code: there is no control to set it with.
    controls: { exclude: ['render', 'ref'] },
    docs: { page: ComponentPage },
    options: { storySort: { order: ['Start here', 'screens', ['Two browsers']] } },
    viewport: {
      options: {
        phone: screen('Phone', 390, 844),
        sidebar: screen('Sidebar', 340, 800),
        tablet: screen('Tablet', 820, 1180),
        laptop: screen('Laptop', 1280, 800),
        projector: screen('Projector', 1920, 1080),
      },
    },
  },
  decorators: [
    (Story, { globals, parameters, id, viewMode }) => {
      const { width, height } = (parameters['frame'] ?? {}) as { width?: string; height?: string };
      const language = globals['language'] as keyof typeof languages;
      const rehearsal = parameters['rehearsal'] as RehearsalOptions | false | undefined;
      // A docs page is as high as what is on it: what fills a window has to be given a height there.
      const whole = viewMode === 'docs' ? '44rem' : '100%';
      return (
        <RostrumTheme
          theme={globals['theme'] as ThemeName} lang={language} dir={globals['direction'] as string}
          style={viewMode === 'docs' ? undefined : { height: '100vh', overflow: 'auto' }}
        >
          <div style={{ boxSizing: 'border-box', padding: parameters['frame'] ? 24 : 0, height: viewMode === 'docs' ? undefined : '100%' }}>
            <div style={{ display: 'grid', width, height: height ?? (parameters['frame'] ? undefined : whole), maxWidth: '100%' }}>
              {rehearsal === false ? <Story /> : (
                <RehearsalProvider key={id} {...rehearsal} labels={languages[language] ?? en}><Story /></RehearsalProvider>
              )}
            </div>
          </div>
        </RostrumTheme>
      );
    },
  ],
};
export default preview;
