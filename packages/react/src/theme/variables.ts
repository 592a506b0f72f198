import { light, type Colours } from './colours.js';

/** `inkQuiet` is the variable `--rostrum-ink-quiet`. */
export const variableOf = (name: string): string => `--rostrum-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

type ColourName = Exclude<keyof Colours, 'scheme' | 'shadow'>;
const SCALE = [
  'space-1', 'space-2', 'space-3', 'space-4', 'space-5', 'space-6', 'radius-s', 'radius-m', 'radius-l', 'radius-full',
  'font', 'text-xs', 'text-s', 'text-m', 'text-l', 'text-xl', 'fast', 'slow', 'target', 'elevation-1', 'elevation-2',
] as const;
type VariableName = ColourName | (typeof SCALE)[number];

const names = [...Object.keys(light).filter((name) => name !== 'scheme' && name !== 'shadow'), ...SCALE] as VariableName[];

/** Every token by its name, as what a style writes: `variables.inkQuiet` is `var(--rostrum-ink-quiet)`. */
export const variables = Object.fromEntries(names.map((name) => [name, `var(${variableOf(name)})`])) as Readonly<
  Record<VariableName, string>
>;
