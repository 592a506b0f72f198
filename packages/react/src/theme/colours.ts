/** One theme's colours. Names say what a colour is for; red (`onAir`) is for what is on air, and nothing else. */
export interface Colours {
  readonly scheme: 'light' | 'dark';
  /** Behind everything. */
  readonly canvas: string;
  readonly surface: string;
  readonly raised: string;
  readonly sunken: string;
  readonly line: string;
  /** The edge of a control: 3:1 on every surface (WCAG 1.4.11). */
  readonly lineStrong: string;
  readonly ink: string;
  readonly inkQuiet: string;
  readonly accent: string;
  readonly accentHover: string;
  readonly onAccent: string;
  readonly accentSoft: string;
  readonly accentInk: string;
  readonly onAir: string;
  readonly onOnAir: string;
  readonly onAirInk: string;
  readonly warnSoft: string;
  readonly warnInk: string;
  readonly goodInk: string;
  /** Behind pictures; dark in every theme, so that faces stand out. */
  readonly stage: string;
  readonly tile: string;
  readonly onStage: string;
  readonly onStageQuiet: string;
  readonly onStageAccent: string;
  readonly onStageWarn: string;
  readonly shadow: string;
}

export const light: Colours = {
  scheme: 'light',
  canvas: '#eef0f3',
  surface: '#ffffff',
  raised: '#ffffff',
  sunken: '#f4f5f8',
  line: '#dfe2e8',
  lineStrong: '#7d8493',
  ink: '#14171c',
  inkQuiet: '#545b69',
  accent: '#3350cc',
  accentHover: '#263fac',
  onAccent: '#ffffff',
  accentSoft: '#e8ecfd',
  accentInk: '#2b46b8',
  onAir: '#cf1f2e',
  onOnAir: '#ffffff',
  onAirInk: '#b81926',
  warnSoft: '#fdf0d5',
  warnInk: '#7a4d00',
  goodInk: '#17693f',
  stage: '#101216',
  tile: '#1f232a',
  onStage: '#f5f6f8',
  onStageQuiet: '#b0b7c3',
  onStageAccent: '#93a7ff',
  onStageWarn: '#f5c35c',
  shadow: '15 20 30',
};

export const dark: Colours = {
  scheme: 'dark',
  canvas: '#0c0e11',
  surface: '#15181d',
  raised: '#1e2229',
  sunken: '#101317',
  line: '#2a2f38',
  lineStrong: '#717988',
  ink: '#eff1f5',
  inkQuiet: '#a3abb9',
  accent: '#93a7ff',
  accentHover: '#adbcff',
  onAccent: '#0d1233',
  accentSoft: '#232b4d',
  accentInk: '#adbcff',
  onAir: '#e5404e',
  onOnAir: '#150204',
  onAirInk: '#ff8089',
  warnSoft: '#3a2c0d',
  warnInk: '#f5c35c',
  goodInk: '#62cf94',
  stage: '#07080a',
  tile: '#1d2127',
  onStage: '#f5f6f8',
  onStageQuiet: '#a9b1be',
  onStageAccent: '#93a7ff',
  onStageWarn: '#f5c35c',
  shadow: '0 0 0',
};

export const highContrast: Colours = {
  ...dark,
  canvas: '#000000',
  surface: '#000000',
  raised: '#000000',
  sunken: '#000000',
  line: '#ffffff',
  lineStrong: '#ffffff',
  ink: '#ffffff',
  inkQuiet: '#ffffff',
  accent: '#ffe45c',
  accentHover: '#fff0a3',
  onAccent: '#000000',
  accentSoft: '#2b2700',
  accentInk: '#ffe45c',
  onAir: '#ff5a66',
  onOnAir: '#000000',
  onAirInk: '#ff9aa2',
  warnSoft: '#000000',
  warnInk: '#ffd166',
  goodInk: '#7dffb6',
  stage: '#000000',
  tile: '#000000',
  onStage: '#ffffff',
  onStageQuiet: '#ffffff',
  onStageAccent: '#ffe45c',
  onStageWarn: '#ffd166',
};
