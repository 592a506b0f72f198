import { describe, expect, it } from 'vitest';
import { dark, highContrast, light, type Colours } from './colours.js';

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

function contrast(a: string, b: string): number {
  const [dim, bright] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (bright + 0.05) / (dim + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
