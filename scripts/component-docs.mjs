/**
 * docs/components/: a page per feature of `@rostrum/react`, read from its types: the three ways in, props, keys, words,
 * and what the hooks give. And the table of docs/keyboard.md, of the same keys.
 *
 *   node scripts/component-docs.mjs           writes them
 *   node scripts/component-docs.mjs --check   exits with 1 if they are not up to date
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { keyboardPage } from './component-docs/keyboard.mjs';
import { keyRows, keysOf } from './component-docs/keys.mjs';
import { Library } from './component-docs/library.mjs';
import { Stop, root, script } from './workspace.mjs';

const FOLDER = 'docs/components';
const KEYBOARD = 'docs/keyboard.md';
const GENERATED = 'Generated from the types by `node scripts/component-docs.mjs`.';

/** The pages as they should be: text by file name. */
export function componentPages() {
  const library = new Library();
  const lost = Object.keys(keysOf).find((file) => !library.hasFile(file));
  if (lost) throw new Stop(`scripts/component-docs/keys.mjs says what keys do in ${lost}, and there is no such file any more.`);
  const features = [...new Set(library.exported.map(({ feature }) => feature))].sort();
  const screens = library.exported
    .filter(({ feature, kind }) => feature === 'screens' && kind === 'component')
    .map((screen) => ({ ...screen, made: library.closure(screen.file) }));
  const of = (feature, kind) => library.exported.filter((each) => each.feature === feature && each.kind === kind);
  const pages = features.map((feature) => [`${feature}.md`, page(library, screens, feature, of(feature, 'component'), of(feature, 'hook'))]);
  return new Map([['README.md', contents(features, of)], ...pages]);
}

function contents(features, of) {
  const rows = features.map((feature) =>
    `| [${feature}](${feature}.md) | ${names(feature, of(feature, 'component'))} | ${names(feature, of(feature, 'hook'))} |`);
  return lines(
    '# Components',
    `${GENERATED} Each is drawn by \`npm run storybook\`, on a working event.`,
    [
      'Three ways in, and they mix: a **screen** is a page of its own with slots for yours; a **component** is one part ' +
      'with a look; a **hook** is the same part with no look at all.',
    ].join('\n'),
    ['| feature | components | hooks |', '|---|---|---|', ...rows].join('\n'),
    'Every component takes `ref`, `className`, `style` and the rest of its root element’s props; `render`, another root ' +
      '(an element, or a function of the root’s props and the state); and `labels`, other words for this one place.',
  );
}

const anchor = (name) => name.toLowerCase();
const names = (feature, list) => list.map(({ name }) => `[\`${name}\`](${feature}.md#${anchor(name)})`).join(', ') || '–';

function page(library, screens, feature, components, hooks) {
  const words = [...new Set(components.map((each) => labelsOf(library, each)).filter(Boolean))];
  return lines(
    `# ${feature}`,
    GENERATED,
    // Neither is a part of a screen that one could leave out.
    feature === 'screens' || feature === 'event' ? undefined : waysIn(library, screens, components, hooks),
    ...components.map((each) => component(library, each)),
    ...hooks.map((each) => hook(library, each)),
    ...words.map((name) => labels(library, name)),
  );
}

/** Screen, component and hook side by side. */
function waysIn(library, screens, components, hooks) {
  const told = new Set();
  const rows = components.map(({ name, file }) => {
    const inside = library.closure(file, (part) => part.startsWith(`${file.split('/')[0]}/`));
    const own = hooks.filter((each) => inside.has(each.file));
    for (const each of own) told.add(each.name);
    const shown = screens.filter(({ made }) => made.has(file));
    const cell = (list, text) => list.map(text).join('<br>') || '–';
    return `| ${cell(shown, (each) => `\`<${each.name}>\``)} | [\`<${name}>\`](#${anchor(name)}) | ${cell(own, link)} |`;
  });
  const alone = hooks.filter(({ name }) => !told.has(name));
  return [
    '| the whole screen | the component | the hook alone |', '|---|---|---|', ...rows,
    ...(alone.length ? [`| | | ${alone.map(link).join('<br>')} |`] : []),
  ].join('\n');
}

const link = ({ name }) => `[\`${name}()\`](#${anchor(name)})`;

function component(library, each) {
  const { name, from, file, feature, declared } = each;
  // What stands on a page of its own has its keys there.
  const elsewhere = new Set(library.exported.filter((other) => other.kind === 'component' && other.feature !== feature).map((other) => other.file));
  const keys = [...library.closure(file, (part) => !elsewhere.has(part))].flatMap((part) => (keysOf[part] ? [keysOf[part]] : []));
  return lines(
    `## ${name}`,
    library.comment(library.symbolOf(declared)),
    code(`import { ${name} } from '${from}';`),
    feature === 'screens' ? madeOf(library, file) : undefined,
    props(library, each),
    keys.length ? ['| keys | | |', '|---|---|---|', ...keys.flatMap(keyRows)].join('\n') : undefined,
  );
}

/** The components in a screen: what one takes to make a screen of one's own. */
function madeOf(library, file) {
  const made = library.closure(file);
  const parts = library.exported.filter((each) => each.kind === 'component' && !['screens', 'event'].includes(each.feature) && made.has(each.file));
  return `Made of ${parts.map(({ name, feature }) => `[\`<${name}>\`](${feature}.md#${anchor(name)})`).join(', ')}.`;
}

function props(library, each) {
  const type = library.propsOf(each);
  const all = type ? library.checker.getPropertiesOfType(type) : [];
  const defaults = library.defaults(each);
  const own = all.filter((prop) => library.isOwn(prop));
  const words = labelsOf(library, each);
  const root = all.some(({ name }) => name === 'className');
  const rest = [
    root ? '`ref`, `className`, `style` and the rest of the root element’s props' : '',
    all.some(({ name }) => name === 'render') ? '`render`' : '',
    words ? `[\`labels\`](#${anchor(words)})` : '',
  ].filter(Boolean).join('; ');
  if (own.length === 0) return rest && `Takes ${rest}.`;
  const rows = own.map((prop) =>
    `| \`${prop.name}\`${library.isOptional(prop) ? '' : ' (needed)'} | ${cell(library.typeText(prop))} | ` +
    `${defaults.has(prop.name) ? cell(defaults.get(prop.name)) : ''} | ${text(library.comment(prop))} |`);
  return lines(['| prop | type | unless told | |', '|---|---|---|---|', ...rows].join('\n'), rest && `Also ${rest}.`);
}

/** The name of the type whose words a component takes. */
function labelsOf(library, each) {
  const type = library.propsOf(each);
  const labels = type && library.checker.getPropertyOfType(type, 'labels');
  return labels && /PartialLabels<(\w+Labels)>/.exec(library.checker.typeToString(library.typeOf(labels)))?.[1];
}

function hook(library, each) {
  const { name, from, declared } = each;
  const { parameters, written, members } = library.signature(each);
  const rows = members.map((one) => `| \`${one.name}\` | ${cell(library.typeText(one))} | ${text(library.comment(one))} |`);
  return lines(
    `## ${name}`,
    library.comment(library.symbolOf(declared)),
    code(`import { ${name} } from '${from}';`),
    `\`${name}${parameters}${written && `: ${written}`}\``,
    rows.length ? ['| gives | type | |', '|---|---|---|', ...rows].join('\n') : undefined,
  );
}

function labels(library, name) {
  const rows = [...library.english(name)].map(([key, english]) => `| \`${key}\` | ${cell(english)} |`);
  return lines(`## ${name}`, 'The words, in English; `labels` takes any of them.',
    ['| word | English |', '|---|---|', ...rows].join('\n'));
}

const lines = (...parts) => parts.filter(Boolean).join('\n\n');
const code = (line) => `\`\`\`ts\n${line}\n\`\`\``;
const cell = (value) => {
  const escaped = value.replaceAll('|', '\\|');
  return escaped.includes('`') ? `\`\` ${escaped} \`\`` : `\`${escaped}\``;
};
const text = (value) => value.replaceAll('|', '\\|').replaceAll('<', '&lt;');

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await script(() => {
    const pages = componentPages();
    const folder = join(root, FOLDER);
    const keyboard = join(root, KEYBOARD);
    const told = readFileSync(keyboard, 'utf8');
    if (process.argv.includes('--check')) {
      const stale = [...pages].find(([file, page]) => !existsSync(join(folder, file)) || readFileSync(join(folder, file), 'utf8') !== `${page}\n`);
      const old = stale ? `${FOLDER}/${stale[0]}` : keyboardPage(told) !== told && KEYBOARD;
      if (old) throw new Stop(`${old} is not up to date. Run: node scripts/component-docs.mjs`);
      return;
    }
    mkdirSync(folder, { recursive: true });
    for (const file of readdirSync(folder)) if (file.endsWith('.md')) rmSync(join(folder, file));
    for (const [file, page] of pages) writeFileSync(join(folder, file), `${page}\n`);
    writeFileSync(keyboard, keyboardPage(told));
  });
}
