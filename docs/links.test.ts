import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
// By name: other tests make and remove folders in docs/ meanwhile.
const docs = ['docs', 'docs/components', 'docs/recipes'].flatMap((folder) =>
  readdirSync(join(root, folder)).filter((page) => page.endsWith('.md')).map((page) => `${folder}/${page}`));
const readmes = ['packages', 'examples'].flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}/README.md`))
  .filter((page) => existsSync(join(root, page)));
const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'llms.txt', ...readmes, ...docs];
const read = (page: string) => readFileSync(join(root, page), 'utf8');

/** Where a page points to in this repository, without what stands in code. */
function links(page: string): readonly string[] {
  const prose = read(page).replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/(?<!\[)`[^`\n]*`(?!\])/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target).filter((target) => !/^[a-z]+:/.test(target));
}

/** As GitHub names a heading. */
const anchors = (text: string) => [...text.matchAll(/^#+ (.+)$/gm)]
  .map(([, heading = '']) => heading.toLowerCase().replaceAll(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-'));

test.each(pages)('%s points to what is there', (page) => {
  const broken = links(page).filter((target) => {
    const [path = '', anchor] = target.split('#');
    const file = path ? join(dirname(page), path) : page;
    if (!existsSync(join(root, file))) return true;
    return anchor !== undefined && !anchors(read(file)).includes(anchor);
  });
  expect(broken).toEqual([]);
});

test('llms.txt names every package and every page of the documentation', () => {
  const named = new Set(links('llms.txt'));
  const wanted = [
    ...readmes.filter((page) => page.startsWith('packages/')),
    // A component's page is one step further, in the list of all of them.
    ...docs.filter((page) => !page.startsWith('docs/components/') || page.endsWith('/README.md')),
  ];
  expect(wanted.filter((page) => !named.has(page))).toEqual([]);
});
