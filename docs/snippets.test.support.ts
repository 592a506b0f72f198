import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface Snippet {
  /** `README.md:12`: where its code begins. */
  readonly at: string;
  readonly code: string;
  readonly language: 'ts' | 'tsx';
  /** The fence says `ts run`, or the first line is `// run`. */
  readonly runs: boolean;
}

/** Every TypeScript block of the pages that people read first. */
export function snippets(root: string): readonly Snippet[] {
  return pages(root).flatMap((page) => blocks(page, readFileSync(join(root, page), 'utf8')));
}

function pages(root: string): string[] {
  const packages = readdirSync(join(root, 'packages')).map((name) => `packages/${name}/README.md`);
  const recipes = existsSync(join(root, 'docs/recipes'))
    ? readdirSync(join(root, 'docs/recipes'), { recursive: true, encoding: 'utf8' }).map((name) => `docs/recipes/${name}`)
    : [];
  return ['README.md', 'llms.txt', 'docs/getting-started.md', ...packages, ...recipes]
    .filter((page) => /\.(md|txt)$/.test(page) && existsSync(join(root, page)));
}

function blocks(page: string, text: string): Snippet[] {
  const fenced = /^( *)```(ts|tsx)\b([^\n]*)\n([\s\S]*?)^\1```/gm;
  return [...text.matchAll(fenced)].map(({ 1: indent = '', 2: language, 3: info = '', 4: body = '', index }) => {
    const code = body.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
    const line = text.slice(0, index).split('\n').length + 1;
    return { at: `${page}:${line}`, code, language: language as 'ts' | 'tsx', runs: /\brun\b/.test(info) || /^\/\/ run\b/.test(code) };
  });
}
