import type { Preview } from '@storybook/react-vite';
import { en, es } from '../packages/react/src/labels/index.js';
import { RehearsalProvider, type RehearsalOptions } from '../packages/react/src/testing/rehearsal.js';
import { RostrumTheme, type ThemeName } from '../packages/react/src/theme/index.js';

const languages = { en, es };

/** `parameters.rehearsal` says who sits at the screen and what has happened; `parameters.frame` how large it is. */
const preview: Preview = {
  globalTypes: {
    theme: {
      description: 'Theme',
      toolbar: { icon: 'contrast', items: ['system', 'light', 'dark', 'high-contrast'], dynamicTitle: true },
    },
    language: {
      description: 'Language',
      toolbar: { icon: 'globe', items: [{ value: 'en', title: 'English' }, { value: 'es', title: 'Español' }], dynamicTitle: true },
    },
  },
  initialGlobals: { theme: 'light', language: 'en' },
  parameters: { layout: 'fullscreen', a11y: { test: 'error' } },
  decorators: [
    (Story, { globals, parameters, id }) => {
      const { width, height } = (parameters['frame'] ?? {}) as { width?: string; height?: string };
      return (
        <RostrumTheme theme={globals['theme'] as ThemeName} style={{ height: '100vh', overflow: 'auto' }}>
          <div style={{ boxSizing: 'border-box', padding: parameters['frame'] ? 24 : 0, height: '100%' }}>
            <div style={{ display: 'grid', width, height: height ?? (parameters['frame'] ? undefined : '100%'), maxWidth: '100%' }}>
              <RehearsalProvider
                key={id} {...(parameters['rehearsal'] as RehearsalOptions)}
                labels={languages[globals['language'] as keyof typeof languages] ?? en}
              >
                <Story />
              </RehearsalProvider>
            </div>
          </div>
        </RostrumTheme>
      );
    },
  ],
};
export default preview;
