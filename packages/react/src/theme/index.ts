'use client';
export { dark, highContrast, light, type Colours } from './colours.js';
export { RostrumTheme, type RostrumThemeProps, type ThemeName } from './rostrum-theme.js';
export { tokens } from './tokens.js';
