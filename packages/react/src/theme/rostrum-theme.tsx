import { forwardRef, type HTMLAttributes, type ReactNode } from 'react';
import { createGlobalStyle, styled } from '../shared/styled.js';
import { tokens } from './tokens.js';

export type ThemeName = 'system' | 'light' | 'dark' | 'high-contrast';

export interface RostrumThemeProps extends HTMLAttributes<HTMLDivElement> {
  /** Without it the nearest `data-rostrum-theme` above decides, and without one the system's preference. */
  readonly theme?: ThemeName | undefined;
  readonly children?: ReactNode;
}

const Tokens = createGlobalStyle`${tokens}`;

const Ground = styled.div`
  min-height: 100%;
  background: var(--rostrum-canvas);
  color: var(--rostrum-ink);
  font-family: var(--rostrum-font);
  font-size: var(--rostrum-text-m);
  line-height: 1.45;
  -webkit-font-smoothing: antialiased;
`;

/** Installs the `--rostrum-*` variables and the ground that components stand on: colour, type, background. */
export const RostrumTheme = forwardRef<HTMLDivElement, RostrumThemeProps>(function RostrumTheme(
  { theme, children, ...rest },
  ref,
) {
  return (
    <Ground ref={ref} {...(theme && { 'data-rostrum-theme': theme })} {...rest}>
      <Tokens />
      {children}
    </Ground>
  );
});
