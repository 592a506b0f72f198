/**
 * docs/errors.md: every code that a LiveError can have, with what it says and what to do, read from the sources.
 *
 *   node scripts/errors.mjs           writes it
 *   node scripts/errors.mjs --check   exits with 1 if it is not up to date
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { Stop, root, script } from './workspace.mjs';

const PAGE = 'docs/errors.md';
const STATUS = { invalid: 400, denied: 403, unknown: 404, conflict: 409, limit: 429 };
/** Refusals that HTTP has a status of its own for. */
const STATUS_OF_CLASS = { NotSignedIn: 401, Unavailable: 503 };
const CODE = /^[a-z-]+\/[a-z-]+$/;

/** The page as it should be. */
export function errorsPage() {
  const files = sources();
  for (const file of files) limits(file);
  const classes = errorClasses(files);
  const errors = files.flatMap((file) => raised(file, classes));
  const features = [...new Set(errors.map(({ code }) => code.split('/')[0]))].sort();
  return [
    '# Errors',
    'Generated from the sources by `node scripts/errors.mjs`. A refusal is a `LiveError`: its `code` is stable, `message` ' +
      'says what happened and why, `hint` what to do. Over HTTP it is a problem document with this status. ' +
      '`<name>` stands for what is known only then.',
    ...features.map((feature) => section(feature, errors.filter(({ code }) => code.startsWith(`${feature}/`)))),
  ].join('\n\n') + '\n';
}

function section(feature, errors) {
  const codes = [...new Set(errors.map(({ code }) => code))].sort();
  const row = (code) => {
    const same = errors.filter((error) => error.code === code);
    const all = (field) => [...new Set(same.flatMap((error) => error[field]))].sort().map(cell).join('<br>');
    return `| \`${code}\` | ${all('status')} | ${all('message')} | ${all('hint')} |`;
  };
  return [`## ${feature}\n`, '| code | HTTP | what happened | what to do |', '|---|---|---|---|', ...codes.map(row)].join('\n');
}

const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function sources() {
  return readdirSync(join(root, 'packages'))
    .flatMap((name) => readdirSync(join(root, 'packages', name, 'src'), { recursive: true }).map((file) => join('packages', name, 'src', file)))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\.stories\.|\/testing/.test(file))
    .sort()
    .map((file) => ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true));
}

/** Numbers that have a name: a reader wants to know how many. */
const numbers = new Map();
function limits(file) {
  for (const node of nodes(file)) {
    if (!ts.isVariableDeclaration(node) || !node.initializer || !ts.isNumericLiteral(node.initializer)) continue;
    // Only what is exported has one name everywhere.
    if (ts.isVariableStatement(node.parent.parent) && node.parent.parent.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) {
      numbers.set(node.name.getText(), node.initializer.text.replaceAll('_', ''));
    }
  }
}

/** LiveError and what extends it: how the arguments of `new` become a code, a message and a hint. */
function errorClasses(files) {
  const known = new Map([['LiveError', (args) => ({ code: args[0], message: args[1], hint: args[2], options: args[3], status: undefined })]]);
  for (const node of files.flatMap(nodes)) {
    if (!ts.isClassDeclaration(node) || !node.name || baseOf(node) !== 'LiveError') continue;
    const construct = node.members.find(ts.isConstructorDeclaration);
    const call = construct && nodes(construct).find((each) => ts.isCallExpression(each) && each.expression.kind === ts.SyntaxKind.SuperKeyword);
    if (!call) continue;
    const parameters = construct.parameters.map((parameter) => parameter.name.getText());
    known.set(node.name.text, (args) => {
      const given = new Map(parameters.map((name, index) => [name, args[index] ?? construct.parameters[index].initializer]));
      const [code, message, hint, options] = call.arguments;
      return { code, message, hint, options, status: given.get('status'), given };
    });
  }
  return known;
}

const baseOf = (node) => node.heritageClauses?.[0]?.types[0]?.expression.getText();

/** Every `new LiveError('feature/reason', ...)` whose code stands there; one that hands on another's code says nothing new. */
function raised(file, classes) {
  return nodes(file).flatMap((node) => {
    if (!ts.isNewExpression(node)) return [];
    const name = node.expression.getText();
    const { code, message, hint, options, status, given } = classes.get(name)?.(node.arguments ?? []) ?? {};
    return texts(code, given).filter((text) => CODE.test(text)).map((text) => ({
      code: text, message: texts(message, given), hint: texts(hint, given), status: statuses(name, status, options),
    }));
  });
}

function statuses(name, status, options) {
  if (STATUS_OF_CLASS[name]) return [STATUS_OF_CLASS[name]];
  if (status) return texts(status);
  const kind = options && ts.isObjectLiteralExpression(options)
    ? options.properties.find((property) => property.name?.getText() === 'kind')
    : undefined;
  if (!kind) return [STATUS.conflict];
  return texts(kind.initializer).flatMap((each) => STATUS[each] ?? []);
}

/** What an expression may say: both sides of a condition, `<name>` for what is filled in. `given` are arguments by name. */
function texts(node, given = new Map()) {
  if (!node) return [];
  const inner = (each) => texts(each, given);
  if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return [node.text];
  if (ts.isIdentifier(node) && given.get(node.text)) return texts(given.get(node.text));
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return inner(node.expression);
  if (ts.isConditionalExpression(node)) return [...inner(node.whenTrue), ...inner(node.whenFalse)];
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    return inner(node.left).flatMap((left) => inner(node.right).map((right) => left + right));
  }
  if (ts.isTemplateExpression(node)) {
    return node.templateSpans.reduce(
      (sofar, { expression, literal }) => sofar.flatMap((text) => inner(expression).map((part) => text + part + literal.text)),
      [node.head.text],
    );
  }
  if (ts.isElementAccessExpression(node)) {
    const table = nodes(node.getSourceFile()).find((each) => ts.isVariableDeclaration(each) && each.name.getText() === node.expression.getText());
    const [key] = inner(node.argumentExpression);
    const entry = table && nodes(table).find((each) => ts.isPropertyAssignment(each) && each.name.getText() === key);
    if (entry) return texts(entry.initializer);
  }
  return [numbers.get(node.getText()) ?? `<${label(node)}>`];
}

/** The last name in an expression: `known.name` is `name`, `states.join(' or ')` is `states`. */
function label(node) {
  if (ts.isCallExpression(node)) {
    return ts.isPropertyAccessExpression(node.expression) ? label(node.expression.expression) : label(node.expression);
  }
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  if (ts.isNonNullExpression(node) || ts.isAwaitExpression(node)) return label(node.expression);
  return ts.isIdentifier(node) ? node.text : 'value';
}

function nodes(node) {
  const found = [];
  const visit = (each) => {
    found.push(each);
    ts.forEachChild(each, visit);
  };
  visit(node);
  return found;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await script(() => {
    const page = errorsPage();
    if (!process.argv.includes('--check')) return writeFileSync(join(root, PAGE), page);
    if (readFileSync(join(root, PAGE), 'utf8') !== page) throw new Stop(`${PAGE} is not up to date. Run: node scripts/errors.mjs`);
  });
}
