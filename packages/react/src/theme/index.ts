'use client';
export { dark, highContrast, light, type Colours } from './colours.js';
export { RostrumTheme, type RostrumThemeProps, type ThemeName } from './rostrum-theme.js';
export { RostrumThemeProvider, type RostrumStyledTheme, type RostrumThemeProviderProps } from './rostrum-theme-provider.js';
export { tokens } from './tokens.js';
export { variables } from './variables.js';
