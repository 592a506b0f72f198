import { variables as v } from '../theme/variables.js';

const NONE = 'none';
const thin = (colour: string) => `0.0625rem solid ${colour}`;
const ring = `0 0 0 0.1875rem ${v.accentInk}`;
/** Behind a modal, in every theme. */
const VEIL = 'rgb(8 10 14 / 0.6)';

const look = (bgd: string, text: string, edge: string, shadow = NONE) => ({ bgd, text, border: thin(edge), shadow });
const off = look(v.sunken, v.inkQuiet, v.line);
const scale = (soft: string, plain: string, ink: string) =>
  ({ lightest: soft, lighter: soft, light: ink, primary: plain, dark: ink, darker: ink, darkest: ink });
/** What a notice says, on the dark plate that `colors[severity].primary` is. */
const notice = (text: string) => ({
  text,
  closeButton: { text: v.onStage, hover: { bgd: v.stage, text: v.onStage }, active: { bgd: v.stage, text: v.onStage } },
});
const bubble = (bgd: string, fontColor: string, linkColor: string) =>
  ({ bgd, fontColor, linkColor, linkColorHover: linkColor, linkColorActive: linkColor, linkColorVisited: linkColor });

/**
 * The library's theme in our tokens. Its own primary button has white on `colors.primary.light`, 3.9:1 where 4.5:1 is
 * needed: here what stands on an accent is `onAccent`, in all states. Red is for what is on air, so an error is amber.
 */
export const chimeValues = {
  fonts: { body: v.font },
  radii: { default: v['radius-s'] },
  globalStyle: { bgd: v.canvas, text: v.ink },
  shadows: { small: v['elevation-1'], medium: v['elevation-1'], large: v['elevation-2'] },
  colors: {
    primary: {
      lightest: v.accentSoft, lighter: v.accentSoft, light: v.accent, main: v.accent, dark: v.accentHover, darker: v.accentHover,
      darkest: v.accentInk,
    },
    secondary: { light: v.accentInk, main: v.accentInk, dark: v.accentInk },
    error: scale(v.warnSoft, v.tile, v.warnInk),
    warning: scale(v.warnSoft, v.tile, v.warnInk),
    success: scale(v.sunken, v.tile, v.goodInk),
    info: scale(v.accentSoft, v.tile, v.accentInk),
    // Its darkest greys are behind pictures, and its white is what is written on them.
    greys: {
      black: v.stage, grey100: v.tile, grey90: v.tile, grey80: v.stage, grey70: v.tile, grey60: v.tile, grey50: v.lineStrong,
      grey40: v.lineStrong, grey30: v.line, grey20: v.line, grey10: v.sunken, white: v.onStage,
    },
  },
  buttons: {
    primary: {
      shadow: NONE, static: look(v.accent, v.onAccent, v.accent), hover: look(v.accentHover, v.onAccent, v.accentHover),
      focus: look(v.accentHover, v.onAccent, v.onAccent, ring), active: look(v.accentHover, v.onAccent, v.accentHover),
      selected: look(v.accent, v.onAccent, v.onAccent), disabled: off,
    },
    secondary: {
      shadow: NONE, static: look(v.surface, v.ink, v.lineStrong), hover: look(v.sunken, v.ink, v.lineStrong),
      focus: look(v.surface, v.ink, v.accentInk, ring), active: look(v.accentSoft, v.ink, v.accentInk),
      selected: look(v.accentSoft, v.accentInk, v.accentInk), disabled: off,
    },
    icon: {
      shadow: NONE, static: look('transparent', v.ink, 'transparent'), hover: look(v.accentSoft, v.accentInk, v.accentSoft),
      focus: look('transparent', v.ink, v.accentInk, ring), active: look(v.accentSoft, v.accentInk, v.accentInk),
      selected: look(v.accentSoft, v.accentInk, 'transparent'), disabled: look('transparent', v.inkQuiet, 'transparent'),
    },
  },
  links: { fontColor: v.accentInk, fontColorHover: v.accentInk, fontColorActive: v.accentInk, fontColorVisited: v.accentInk },
  inputs: {
    bgd: v.surface, border: thin(v.lineStrong), borderRadius: v['radius-s'], fontColor: v.ink, placeholder: v.inkQuiet,
    shadow: NONE, clearBg: v.inkQuiet,
    focus: { bgd: v.surface, border: thin(v.accentInk), shadow: ring },
    error: { border: thin(v.warnInk), fontColor: v.warnInk, shadow: `0 0 0 0.125rem ${v.warnSoft}` },
    checked: { bgd: v.accent, border: thin(v.accent), fontColor: v.onAccent, shadow: NONE },
  },
  modal: { bgd: v.raised, text: v.ink, wrapperBgd: VEIL, shadow: v['elevation-2'], border: v.line },
  popOver: {
    menuBgd: v.raised, menuBorder: thin(v.line), shadow: v['elevation-2'], itemBgd: 'transparent', itemText: v.ink,
    titleText: v.inkQuiet, active: { itemBgd: v.accentSoft, itemText: v.accentInk }, disabled: v.inkQuiet, separator: v.line,
  },
  notification: {
    // Where a theme is without shadows the plate has an edge all the same.
    shadow: `0 0 0 0.0625rem ${v.line}, ${v['elevation-2']}`, error: notice(v.onStageWarn), warning: notice(v.onStageWarn), success: notice(v.onStage),
    info: notice(v.onStage),
  },
  controlBar: {
    text: v.ink, shadow: v['elevation-1'], bgd: v.surface, border: thin(v.line), selected: { text: v.onAccent, bgd: v.accent },
  },
  roster: {
    title: v.ink, primaryText: v.ink, secondaryText: v.inkQuiet, headerBorder: v.line, containerBorder: v.line, bgd: v.sunken,
    fgd: v.surface, shadow: v['elevation-1'],
  },
  navbar: { text: v.ink, bgd: v.surface, headerBorder: v.line, wrapperBgd: VEIL },
  videoGrid: { bgd: v.stage },
  chatBubble: {
    incoming: bubble(v.surface, v.ink, v.accentInk), outgoing: bubble(v.accentSoft, v.ink, v.accentInk),
    container: { bgd: v.sunken, fontColor: v.ink },
  },
  channelList: {
    bgd: v.surface, fontColor: v.ink, border: thin('transparent'), active: { bgd: v.accentHover, fontColor: v.onAccent },
    hover: { bgd: v.sunken }, focus: { border: thin(v.accentInk), selectedBorder: thin(v.onAccent) },
    selected: { bgd: v.accent, fontColor: v.onAccent }, iconButton: { activeBgd: v.surface },
  },
  chatDateHeader: { bgd: v.tile, fontColor: v.onStage },
  messageAttachment: {
    size: { fontColor: v.inkQuiet, bgd: v.surface }, icon: { bgd: v.sunken, color: v.ink }, name: { fontColor: v.ink },
    content: { bgd: v.surface, fontColor: v.ink },
  },
} as const;
