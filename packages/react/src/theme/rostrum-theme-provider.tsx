import { useMemo, type ReactNode } from 'react';
import { ThemeProvider } from '../shared/styled.js';
import type { Colours } from './colours.js';
import { RostrumTheme, type RostrumThemeProps } from './rostrum-theme.js';
import { variableOf, variables } from './variables.js';

/** What `props.theme.rostrum` holds in styled-components: each token as `var(--rostrum-…)`, so that it follows the theme. */
export interface RostrumStyledTheme {
  readonly rostrum: typeof variables;
}

export interface RostrumThemeProviderProps extends RostrumThemeProps {
  /** Colours of one's own on top of the theme's, by name: `{ accent: '#0b6' }`. */
  readonly colours?: Partial<Omit<Colours, 'scheme' | 'shadow'>> | undefined;
  readonly children?: ReactNode;
}

const styledTheme = (outer: object | undefined): RostrumStyledTheme => ({ ...outer, rostrum: variables });

/**
 * `RostrumTheme` for pages that are styled with styled-components: their own styles read the same tokens, as
 * `${({ theme }) => theme.rostrum.accent}`. A theme that is provided above stays.
 */
export function RostrumThemeProvider({ colours, style, children, ...rest }: RostrumThemeProviderProps) {
  const own = useMemo(
    () => Object.fromEntries(Object.entries(colours ?? {}).map(([name, value]) => [variableOf(name), value])),
    [colours],
  );
  return (
    <ThemeProvider theme={styledTheme}>
      <RostrumTheme {...rest} style={{ ...own, ...style }}>{children}</RostrumTheme>
    </ThemeProvider>
  );
}
