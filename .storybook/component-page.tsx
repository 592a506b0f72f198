import { Controls, Description, Markdown, Primary, Title, useOf } from '@storybook/addon-docs/blocks';

const pages = import.meta.glob<string>('../docs/components/*.md', { query: '?raw', import: 'default', eager: true });

/** A component at work, its controls, and what docs/components/ says of it: ways in, props, keys, words. */
export function ComponentPage() {
  const { preparedMeta } = useOf('meta', ['meta']);
  return (
    <>
      <Title />
      <Description />
      <Primary />
      <Controls />
      <Markdown>{referenceFor(preparedMeta.title)}</Markdown>
    </>
  );
}

/** Of `hands/HandQueue`: the sections of HandQueue in hands.md, and those that they lead to; else the whole page. */
function referenceFor(title: string): string {
  const [feature = '', name = ''] = title.split('/');
  const [head = '', ...sections] = (pages[`../docs/components/${feature}.md`] ?? '').split(/^(?=## )/m);
  const components = name.match(/\b[A-Z]\w+/g) ?? [];
  const about = sections.filter((section) => components.some((component) => section.startsWith(`## ${component}\n`)));
  const table = head.split('\n').filter((row) => row.startsWith('|'));
  if (about.length === 0) return plain([table.join('\n'), ...sections]);
  const ways = table.filter((row, index) => index < 2 || components.some((component) => row.includes(`\`<${component}>\`](`)));
  const linked = new Set([...[...ways, ...about].join('\n').matchAll(/\]\(#(\w+)\)/g)].map(([, anchor]) => anchor));
  const led = sections.filter((section) => !about.includes(section) && linked.has(/^## (\w+)/.exec(section)?.[1]?.toLowerCase()));
  return plain([ways.join('\n'), ...about, ...led]);
}

/** The links lead through the folder of the pages, which is not here. */
const plain = (parts: readonly string[]) => parts.join('\n\n').replaceAll(/\[(`[^`]+`)\]\([^)]*\)/g, '$1');
