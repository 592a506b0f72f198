import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import ts from 'typescript';

/**
 * Styles are written to be read: with line ends, indentation, comments. None of it means anything to a browser, and no
 * minifier of JavaScript takes it out of a string; so what is published goes without.
 */
export const shortCss: Plugin = {
  name: 'short-css',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/].*\.tsx?$/ }, async ({ path }) => ({
      contents: shortenTemplates(await readFile(path, 'utf8')),
      loader: path.endsWith('x') ? 'tsx' : 'ts',
    }));
  },
};

/** The source with its templates of more than one line, all of which are styles, made short. */
export function shortenTemplates(source: string): string {
  const file = ts.createSourceFile('module.tsx', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const edits: { readonly from: number; readonly to: number; readonly text: string }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTemplateLiteral(node) && node.getText().includes('\n')) edits.push(...shortened(node));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return edits.sort((a, b) => b.from - a.from)
    .reduce((text, edit) => text.slice(0, edit.from) + edit.text + text.slice(edit.to), source);
}

/** Stands for `${…}` while its surroundings are one text, as a rule may begin before it and end behind it. */
const HOLE = '\uE000';

function shortened(template: ts.TemplateLiteral) {
  const parts = ts.isTemplateExpression(template)
    ? [template.head, ...template.templateSpans.map(({ literal }) => literal)] : [template];
  // Without the backtick or the brace before, and the backtick or `${` behind.
  const places = parts.map((part) => ({
    from: part.getStart() + 1, to: part.end - (ts.isTemplateHead(part) || ts.isTemplateMiddle(part) ? 2 : 1),
  }));
  const { text } = template.getSourceFile();
  const short = shorten(places.map(({ from, to }) => text.slice(from, to)).join(HOLE)).split(HOLE);
  return places.map((place, at) => ({ ...place, text: short[at]! }));
}

/** What stands in quotes stays as it is. */
export function shorten(css: string): string {
  return css.replace(/\/\*[^]*?\*\//g, '').split(/('[^']*'|"[^"]*")/).map((text, at) => (at % 2 ? text : text
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    // Before a colon a space is a descendant's.
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .replace(/(?<![\w.\uE000])0(?=\.\d)/g, ''))).join('').trim();
}
