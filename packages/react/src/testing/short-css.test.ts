// @vitest-environment node
import { expect, it } from 'vitest';
import { shorten, shortenTemplates } from '../../short-css.config.js';

it('takes out of a style what means nothing to a browser', () => {
  expect(shorten(`
    /* Why: it's so. */
    display: grid;
    inset: 0 0.5rem;
    & > div { width: calc(100% - 0.25rem); }
    & :hover, & p + p { color: red; }
    @container (min-width: 10.5rem) { gap: 0; }
  `)).toBe('display:grid;inset:0 .5rem;&>div{width:calc(100% - .25rem)}& :hover,& p + p{color:red}@container (min-width:10.5rem){gap:0}');
});

it('leaves alone what stands in quotes', () => {
  expect(shorten(`content: ' ; { 0.5 ';  grid-template-areas: "a  b";`)).toBe(`content:' ; { 0.5 ';grid-template-areas:"a  b";`);
});

it('shortens templates of several lines, around what they are given, and no other text', () => {
  const source = [
    'const Row = styled.div<{ $a: string }>`', '  ${oneLine}', '  margin: 0 ${({ $a }) => `${$a} 0.5px`};', '  color: red;', '`;',
    'const said = `One : ${two};  three`;',
  ].join('\n');
  expect(shortenTemplates(source)).toBe([
    'const Row = styled.div<{ $a: string }>`${oneLine} margin:0 ${({ $a }) => `${$a} 0.5px`};color:red;`;',
    'const said = `One : ${two};  three`;',
  ].join('\n'));
});
