import { describe, expect, expectTypeOf, it } from 'vitest';
import { dark, highContrast, light, type Colours } from '../theme/colours.js';
import { contrast } from '../theme/contrast.test.support.js';
import { tokens } from '../theme/tokens.js';
import { variableOf } from '../theme/variables.js';
import { chimeTheme, type ChimeTheme } from './index.js';

type Names = { readonly [name: string]: string | Names };
const all = (names: string, value: string | Names = 'theirs'): Names => Object.fromEntries(names.split(' ').map((name) => [name, value]));
const button = { shadow: 'theirs', ...all('static hover focus active selected disabled', all('bgd border text shadow')) };
const notice = { text: 'theirs', closeButton: { text: 'theirs', ...all('hover active', all('bgd text')) } };
const bubble = all('bgd fontColor linkColor linkColorHover linkColorActive linkColorVisited');
const scale = all('lightest lighter light primary dark darker darkest');

/** What may have a colour, a shadow or an edge in a theme of the library, by the declarations of its version 3.12. */
const documented = {
  buttons: all('primary secondary icon', button),
  colors: {
    ...all('error success info warning', scale), primary: all('lightest lighter light main dark darker darkest'),
    secondary: all('light main dark'),
    greys: all('black grey100 grey90 grey80 grey70 grey60 grey50 grey40 grey30 grey20 grey10 white'),
  },
  globalStyle: all('bgd text'),
  links: all('fontColor fontColorHover fontColorActive fontColorVisited'),
  shadows: all('small medium large'),
  inputs: {
    ...all('bgd border borderRadius fontColor placeholder shadow clearBg'), focus: all('bgd border shadow'),
    error: all('border fontColor shadow'), checked: all('bgd border fontColor shadow'),
  },
  modal: all('bgd text wrapperBgd shadow border'),
  popOver: {
    ...all('menuBgd menuBorder shadow itemBgd itemText titleText disabled separator'), active: all('itemBgd itemText'),
  },
  notification: { shadow: 'theirs', ...all('error success info warning', notice) },
  controlBar: { ...all('text shadow bgd border'), selected: all('text bgd') },
  roster: all('title primaryText secondaryText headerBorder containerBorder bgd fgd shadow'),
  navbar: all('text bgd headerBorder wrapperBgd'),
  videoGrid: all('bgd'),
  chatBubble: { incoming: bubble, outgoing: bubble, container: all('fontColor bgd') },
  channelList: {
    ...all('bgd fontColor border'), active: all('bgd fontColor'), hover: all('bgd'), focus: all('border selectedBorder'),
    selected: all('bgd fontColor'), iconButton: all('activeBgd'),
  },
  chatDateHeader: all('bgd fontColor'),
  messageAttachment: { size: all('fontColor bgd'), icon: all('bgd color'), name: all('fontColor'), content: all('bgd fontColor') },
  fonts: all('body'),
  radii: all('default'),
} satisfies ChimeTheme & Names;
const base = { name: 'Light Theme', zIndex: { modal: 20 }, ...documented, roster: { ...documented.roster, maxWidth: '18.5rem' } };
const theme = chimeTheme(base);

const leaves = (values: object, path = ''): readonly (readonly [string, unknown])[] =>
  Object.entries(values).flatMap(([name, value]) =>
    (typeof value === 'object' ? leaves(value as object, `${path}${name}.`) : [[path + name, value] as const]));

describe('the theme of the Chime component library', () => {
  it('has no colour of its own left, and nothing that it does not know', () => {
    expect(leaves(theme).filter(([, value]) => value === 'theirs')).toEqual([]);
    expect(leaves(theme).map(([path]) => path).sort()).toEqual(leaves(base).map(([path]) => path).sort());
  });

  it('keeps its sizes and its type, and leaves the base alone', () => {
    expect(theme).toMatchObject({ name: 'Light Theme', zIndex: { modal: 20 }, roster: { maxWidth: '18.5rem' } });
    expectTypeOf(theme).toEqualTypeOf<typeof base>();
    expect(base.videoGrid).toEqual({ bgd: 'theirs' });
  });

  it('names no variable that no theme declares', () => {
    const named = new Set(leaves(theme).flatMap(([, value]) => String(value).match(/--rostrum-[a-z0-9-]+/g) ?? []));
    expect([...named].filter((variable) => !tokens.includes(`${variable}:`))).toEqual([]);
  });
});

const pairs: readonly (readonly [text: string, ground: string])[] = [
  ...['primary', 'secondary'].flatMap((name) =>
    ['static', 'hover', 'focus', 'active', 'selected', 'disabled'].map((state) => [`buttons.${name}.${state}.text`, `buttons.${name}.${state}.bgd`] as const)),
  ['buttons.icon.hover.text', 'buttons.icon.hover.bgd'], ['buttons.icon.static.text', 'controlBar.bgd'],
  ['globalStyle.text', 'globalStyle.bgd'], ['links.fontColor', 'globalStyle.bgd'],
  ['inputs.fontColor', 'inputs.bgd'], ['inputs.placeholder', 'inputs.bgd'], ['inputs.error.fontColor', 'inputs.bgd'],
  ['inputs.checked.fontColor', 'inputs.checked.bgd'], ['modal.text', 'modal.bgd'], ['popOver.itemText', 'popOver.menuBgd'],
  ['popOver.active.itemText', 'popOver.active.itemBgd'], ['controlBar.text', 'controlBar.bgd'],
  ['controlBar.selected.text', 'controlBar.selected.bgd'], ['roster.primaryText', 'roster.fgd'], ['roster.secondaryText', 'roster.fgd'],
  ['roster.title', 'roster.bgd'], ['navbar.text', 'navbar.bgd'], ['chatBubble.incoming.fontColor', 'chatBubble.incoming.bgd'],
  ['chatBubble.outgoing.fontColor', 'chatBubble.outgoing.bgd'], ['chatBubble.outgoing.linkColor', 'chatBubble.outgoing.bgd'],
  ['channelList.selected.fontColor', 'colors.primary.light'], ['channelList.active.fontColor', 'channelList.active.bgd'],
  ...['error', 'warning', 'success', 'info'].map((severity) => [`notification.${severity}.text`, `colors.${severity}.primary`] as const),
  ['colors.greys.white', 'colors.greys.grey100'], ['colors.greys.white', 'colors.greys.grey60'], ['colors.greys.white', 'colors.error.primary'],
];

describe.each([['light', light], ['dark', dark], ['high contrast', highContrast]] as const)('in the %s theme', (_, colours) => {
  const hexOf = new Map(Object.entries(colours).map(([name, hex]) => [`var(${variableOf(name)})`, hex]));
  const values = new Map(leaves(theme));
  const colour = (path: string) => hexOf.get(values.get(path) as string) as Colours['ink'];
  it.each(pairs)('%s is read on %s (WCAG 1.4.3)', (text, ground) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });
});
