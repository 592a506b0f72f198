import { chimeValues } from './chime-values.js';

/** What a theme of amazon-chime-sdk-component-library-react 3 has, as far as it is replaced: `lightTheme` and `darkTheme` have it. */
export type ChimeTheme = Readonly<Record<keyof typeof chimeValues, object>>;

/**
 * The theme of amazon-chime-sdk-component-library-react in the colours, the type and the corners of `RostrumTheme`, for its
 * own `ThemeProvider` below one of ours. `base` is the library's `lightTheme` or `darkTheme`: it keeps its sizes and
 * breakpoints, and is not changed. All colours are `var(--rostrum-…)`, so the library's components follow our light, dark
 * and high-contrast themes, and what is restyled, by themselves; one theme is enough. 4.5:1 in every one (WCAG 1.4.3).
 */
export function chimeTheme<Theme extends ChimeTheme>(base: Theme): Theme {
  return laidOver(base, chimeValues) as Theme;
}

interface Values {
  readonly [name: string]: string | Values;
}

/** Of what is laid over it, each part has the rest of the base's. */
function laidOver(base: object, values: Values): object {
  const below = base as Readonly<Record<string, unknown>>;
  const over = Object.entries(values).map(([name, value]) =>
    [name, typeof value === 'string' ? value : laidOver((below[name] ?? {}), value)]);
  return { ...base, ...Object.fromEntries(over) as object };
}
