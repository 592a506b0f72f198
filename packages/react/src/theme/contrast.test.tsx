import { describe, expect, it } from 'vitest';
import { dark, highContrast, light, type Colours } from './colours.js';
import { contrast } from './contrast.test.support.js';

type Name = Exclude<keyof Colours, 'scheme' | 'shadow'>;
const surfaces: readonly Name[] = ['canvas', 'surface', 'raised', 'sunken'];
const text: readonly (readonly [Name, readonly Name[]])[] = [
  ['ink', surfaces], ['inkQuiet', surfaces], ['accentInk', [...surfaces, 'accentSoft']], ['onAirInk', surfaces],
  ['warnInk', [...surfaces, 'warnSoft']], ['goodInk', surfaces], ['ink', ['accentSoft', 'warnSoft']],
  ['inkQuiet', ['accentSoft']], ['onAccent', ['accent', 'accentHover']], ['onOnAir', ['onAir']],
  ['onStage', ['stage', 'tile']], ['onStageQuiet', ['stage', 'tile']], ['onStageAccent', ['stage', 'tile']], ['onStageWarn', ['stage', 'tile']],
];

describe.each([['light', light], ['dark', dark], ['high contrast', highContrast]] as const)('the %s theme', (_, theme) => {
  it.each(text.flatMap(([ink, grounds]) => grounds.map((ground) => [ink, ground] as const)))(
    'has text %s at 4.5:1 on %s (WCAG 1.4.3)',
    (ink, ground) => expect(contrast(theme[ink], theme[ground])).toBeGreaterThanOrEqual(4.5),
  );
  it.each(surfaces)('has edges of controls at 3:1 on %s (WCAG 1.4.11)', (ground) =>
    expect(contrast(theme.lineStrong, theme[ground])).toBeGreaterThanOrEqual(3));
});
