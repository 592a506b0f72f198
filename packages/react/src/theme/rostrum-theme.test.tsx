import { render, screen } from '@testing-library/react';
import styled, { ThemeProvider } from 'styled-components';
import { expect, it } from 'vitest';
import { RostrumThemeProvider, tokens, variables, type RostrumStyledTheme } from './index.js';

const Box = styled.p`
  color: ${({ theme }) => (theme as RostrumStyledTheme).rostrum.accentInk};
  margin: ${({ theme }) => (theme as { gap?: string }).gap};
`;

it('gives styled-components the tokens as variables, beside the theme that is there', () => {
  render(
    <ThemeProvider theme={{ gap: '3px' }}>
      <RostrumThemeProvider theme="dark" colours={{ accentInk: '#00bb66' }} data-testid="ground"><Box>words</Box></RostrumThemeProvider>
    </ThemeProvider>,
  );
  const ground = screen.getByTestId('ground');
  expect(ground.dataset['rostrumTheme']).toBe('dark');
  expect(ground.style.getPropertyValue('--rostrum-accent-ink')).toBe('#00bb66');
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText)).join('');
  expect(rules).toContain('color: var(--rostrum-accent-ink)');
  expect(getComputedStyle(screen.getByText('words')).margin).toBe('3px');
});

it('names no variable that no theme declares', () => {
  for (const variable of Object.values(variables)) expect(tokens).toContain(`${variable.slice(4, -1)}:`);
});
