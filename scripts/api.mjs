/**
 * docs/api/<package>.api.md: everything that a package exports, as its declarations say it. A change of the public API is
 * then a change that a review sees.
 *
 *   node scripts/api.mjs           writes them
 *   node scripts/api.mjs --check   exits with 1 if one is not up to date
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { Stop, root, script } from './workspace.mjs';

const SOURCE = '@rostrum/source';
const printer = ts.createPrinter({ removeComments: true });

await script(() => {
  const stale = packages().filter((folder) => {
    const file = join(root, 'docs/api', `${folder}.api.md`);
    const report = reportOf(folder);
    if (process.argv.includes('--check')) return !existsSync(file) || readFileSync(file, 'utf8') !== report;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, report);
  });
  if (stale.length) throw new Stop(`The API of ${stale.join(', ')} is not as docs/api says. If it is meant: node scripts/api.mjs`);
});

function packages() {
  return readdirSync(join(root, 'packages')).filter((folder) => existsSync(join(root, 'packages', folder, 'package.json'))).sort();
}

function reportOf(folder) {
  const home = join(root, 'packages', folder);
  const { name, exports } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const entries = Object.entries(exports)
    .flatMap(([path, to]) => (to[SOURCE] ? [{ name: name + path.slice(1), file: join(home, to[SOURCE]) }] : []))
    // The root offers again what the subpaths have.
    .sort((a, b) => b.name.split('/').length - a.name.split('/').length || (a.name < b.name ? -1 : 1));
  const program = programOf(home, entries.map(({ file }) => file));
  const declarations = declarationsOf(program, home);
  const homes = new Map();
  const sections = entries.map((entry) => section(entry, program, declarations, homes));
  return [
    `# ${name}: API`,
    'Generated from the declarations by `node scripts/api.mjs`; what a name means is said where it is declared.',
    ...sections,
  ].join('\n\n') + '\n';
}

function programOf(home, files) {
  const { config } = ts.readConfigFile(join(home, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, home);
  return ts.createProgram(files, { ...options, noEmit: false, declaration: true, emitDeclarationOnly: true });
}

/** The declarations of each source file of the package, parsed. */
function declarationsOf(program, home) {
  const files = new Map();
  program.emit(undefined, (path, text, _mark, _error, [source] = []) => {
    if (source?.fileName.startsWith(home)) files.set(source.fileName, ts.createSourceFile(path, text, ts.ScriptTarget.Latest));
  });
  return files;
}

/** What one entry exports. A name that another entry has already is only named. */
function section({ name, file }, program, declarations, homes) {
  const checker = program.getTypeChecker();
  const source = checker.getSymbolAtLocation(program.getSourceFile(file));
  const told = [];
  const again = new Map();
  for (const exported of checker.getExportsOfModule(source).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const home = homes.get(symbol);
    if (home) again.set(home, [...(again.get(home) ?? []), exported.name]);
    else told.push(declared(symbol, exported.name, declarations));
    homes.set(symbol, home ?? name);
  }
  return [
    `## ${name}`,
    ...(told.length ? [`\`\`\`ts\n${told.join('\n\n')}\n\`\`\``] : []),
    ...[...again].map(([home, names]) => `Of \`${home}\`: ${names.map((each) => `\`${each}\``).join(', ')}.`),
  ].join('\n\n');
}

/** The statements that declare it, without comments and without what only a module says. */
function declared(symbol, name, declarations) {
  const files = new Set((symbol.declarations ?? []).map((node) => declarations.get(node.getSourceFile().fileName)));
  const texts = [...files].filter(Boolean).flatMap((file) => file.statements
    .filter((statement) => namesOf(statement).includes(symbol.name))
    .map((statement) => printer.printNode(ts.EmitHint.Unspecified, statement, file).replace(/^export (declare )?/, '')));
  return texts.length ? texts.join('\n') : `${name}: of another package`;
}

function namesOf(statement) {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name.text);
  return statement.name ? [statement.name.text] : [];
}
