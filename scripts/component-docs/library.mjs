import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { root } from '../workspace.mjs';

const source = join(root, 'packages/react/src');
/** A group of more words than this has a line for each. */
const A_FEW = 10;
/** Folders that are no feature, and the page on which what they export stands. */
const PAGE_OF = { shared: 'event', theme: 'event' };

/** What `@rostrum/react` exports, read from its types. */
export class Library {
  constructor() {
    const { config } = ts.readConfigFile(join(root, 'packages/react/tsconfig.json'), ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(root, 'packages/react'));
    this.program = ts.createProgram([join(source, 'index.ts')], options);
    this.checker = this.program.getTypeChecker();
    const { exports } = JSON.parse(readFileSync(join(root, 'packages/react/package.json'), 'utf8'));
    const index = this.checker.getSymbolAtLocation(this.program.getSourceFile(join(source, 'index.ts')));
    this.exported = this.checker.getExportsOfModule(index).flatMap((symbol) => {
      const declared = this.#declared(symbol);
      const kind = kindOf(symbol.name, declared);
      if (!kind) return [];
      const file = fileOf(this.#loaded(declared) ?? declared);
      const folder = file.split('/')[0];
      const feature = PAGE_OF[folder] ?? folder;
      return [{ name: symbol.name, kind, declared, file, feature, from: exports[`./${folder}`] ? `@rostrum/react/${folder}` : '@rostrum/react' }];
    });
  }

  #declared(symbol) {
    const aliased = symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
    return aliased.valueDeclaration ?? aliased.declarations?.[0];
  }

  /** The component that stands behind one which is loaded on demand: of the same name, among what the module exports. */
  #loaded({ initializer, name }) {
    const [path] = initializer ? dynamicImports(initializer) : [];
    const module = path && this.checker.getSymbolAtLocation(path);
    const exported = module && this.checker.getExportsOfModule(module).find((each) => each.name === name.text);
    return exported && this.#declared(exported);
  }

  hasFile(file) {
    return this.program.getSourceFile(join(source, file)) !== undefined;
  }

  text(node) {
    return node.getText().replace(/\s+/g, ' ');
  }

  /** The comment without its tags, on one line. */
  comment(symbol) {
    return ts.displayPartsToString(symbol?.getDocumentationComment(this.checker) ?? []).replace(/\s+/g, ' ').trim();
  }

  symbolOf(declared) {
    return this.checker.getSymbolAtLocation(declared.name);
  }

  /** The type of a component's props. */
  propsOf({ declared }) {
    const [call] = this.checker.getTypeOfSymbol(this.symbolOf(declared)).getCallSignatures();
    const props = call?.getParameters()[0];
    return props && this.checker.getTypeOfSymbol(props);
  }

  /** How a hook is called; `written` is the name of what it gives, and `members` are its parts where they are ours. */
  signature({ declared }) {
    const signature = this.checker.getTypeOfSymbol(this.symbolOf(declared)).getCallSignatures()[0];
    const { parameters, typeParameters } = signature.getDeclaration();
    const generic = typeParameters ? `<${typeParameters.map((each) => this.text(each)).join(', ')}>` : '';
    const result = this.checker.getReturnTypeOfSignature(signature);
    const own = this.checker.getPropertiesOfType(result).filter((each) => this.isOwn(each));
    const written = this.checker.typeToString(result);
    return {
      parameters: `${generic}(${parameters.map((each) => this.text(each)).join(', ')})`,
      written: written.startsWith('{') ? '' : written,
      members: own,
    };
  }

  typeOf(symbol) {
    return this.checker.getTypeOfSymbol(symbol);
  }

  /** As somebody wrote it, except where that is a computation of words: then the words. */
  typeText(symbol) {
    const resolved = this.checker.getNonNullableType(this.typeOf(symbol));
    const words = this.checker.typeToString(resolved, undefined, ts.TypeFormatFlags.NoTruncation);
    if (/^("[^"]*"( \| )?)+$/.test(words)) return words.replaceAll('"', "'");
    const [declared] = symbol.declarations ?? [];
    if (declared && ts.isMethodSignature(declared)) {
      return `(${declared.parameters.map((each) => this.text(each)).join(', ')}) => ${declared.type ? this.text(declared.type) : 'void'}`;
    }
    const written = declared?.type ? this.text(declared.type) : words;
    return written.replace(/ \| undefined$/, '');
  }

  isOptional({ flags }) {
    return (flags & ts.SymbolFlags.Optional) !== 0;
  }

  /** Whether the declaration is ours and not React's. */
  isOwn(symbol) {
    const [declared] = symbol.declarations ?? [];
    const file = declared && fileOf(declared);
    return file !== undefined && !file.startsWith('..') && !['shared/part-props.ts', 'shared/rendered.tsx'].includes(file);
  }

  /** The defaults in a component's own parameter list, by prop. */
  defaults({ declared }) {
    const found = new Map();
    const [pattern] = functionIn(this.#loaded(declared) ?? declared)?.parameters.map(({ name }) => name) ?? [];
    if (!pattern || !ts.isObjectBindingPattern(pattern)) return found;
    for (const { name, propertyName, initializer } of pattern.elements) {
      if (initializer) found.set((propertyName ?? name).getText(), this.text(initializer));
    }
    return found;
  }

  /** The files that a file is made of: itself, and what it and they import or pass on by value, as far as `follow` says. */
  closure(file, follow = () => true) {
    const seen = new Set();
    const visit = (each) => {
      if (seen.has(each)) return;
      seen.add(each);
      for (const imported of this.#imports(each)) if (follow(imported)) visit(imported);
    };
    visit(file);
    return seen;
  }

  #imports(file) {
    const sourceFile = this.program.getSourceFile(join(source, file));
    const onDemand = dynamicImports(sourceFile)
      .map((path) => fileOf(this.checker.getSymbolAtLocation(path).valueDeclaration));
    return onDemand.concat(sourceFile.statements.flatMap(({ importClause, exportClause, moduleSpecifier, isTypeOnly }) => {
      const named = importClause?.namedBindings ?? (moduleSpecifier && exportClause);
      if (isTypeOnly || importClause?.isTypeOnly || !named?.elements) return [];
      return named.elements.filter(({ isTypeOnly }) => !isTypeOnly).flatMap(({ name }) => {
        const declared = this.#declared(this.checker.getSymbolAtLocation(name));
        const imported = declared && fileOf(declared);
        return imported && !imported.startsWith('..') ? [imported] : [];
      });
    }));
  }

  /** The English words of one feature: name and source text. */
  english(typeName) {
    const labels = this.#interface('labels/labels.ts', 'Labels');
    const key = labels.members.find((member) => member.type?.getText() === typeName)?.name.getText();
    const en = variable(this.program.getSourceFile(join(source, 'labels/en.ts')), 'en');
    const words = new Map();
    if (key) this.#collect(this.#property(en.initializer, key), words);
    return words;
  }

  #interface(file, name) {
    return this.program.getSourceFile(join(source, file)).statements.find((each) => ts.isInterfaceDeclaration(each) && each.name.text === name);
  }

  #literal(node) {
    if (ts.isObjectLiteralExpression(node)) return node;
    if (!ts.isIdentifier(node)) return undefined;
    const symbol = this.checker.getSymbolAtLocation(node);
    const declared = symbol && this.#declared(symbol);
    return declared?.initializer && this.#literal(declared.initializer);
  }

  #property(node, key) {
    for (const each of this.#literal(node)?.properties ?? []) {
      if (each.name?.getText() === key) return each.initializer ?? each.name;
      const spread = ts.isSpreadAssignment(each) && this.#property(each.expression, key);
      if (spread) return spread;
      if (ts.isShorthandPropertyAssignment(each) && each.name.text === key) return each.name;
    }
    return undefined;
  }

  #collect(node, words, group = '') {
    for (const each of (node && this.#literal(node)?.properties) ?? []) {
      if (ts.isSpreadAssignment(each)) {
        this.#collect(each.expression, words, group);
        continue;
      }
      const path = group + each.name.getText();
      const value = each.initializer && this.#literal(each.initializer);
      if (value?.properties.length > A_FEW) this.#collect(value, words, `${path}.`);
      else words.set(path, this.text(each.initializer ?? each.name));
    }
  }
}

const fileOf = (declared) => relative(source, declared.getSourceFile().fileName);

/** What stands in the brackets of each `import()` below a node. */
function dynamicImports(node) {
  const found = [];
  const visit = (each) => {
    if (ts.isCallExpression(each) && each.expression.kind === ts.SyntaxKind.ImportKeyword) found.push(each.arguments[0]);
    ts.forEachChild(each, visit);
  };
  visit(node);
  return found;
}

function kindOf(name, declared) {
  const isValue = declared && (ts.isVariableDeclaration(declared) || ts.isFunctionDeclaration(declared));
  if (!isValue) return undefined;
  if (/^use[A-Z]/.test(name)) return 'hook';
  return /^[A-Z]/.test(name) ? 'component' : undefined;
}

function functionIn(declared) {
  if (ts.isFunctionDeclaration(declared)) return declared;
  const call = declared.initializer;
  if (!call || !ts.isCallExpression(call)) return call;
  return call.arguments.find((each) => ts.isFunctionExpression(each) || ts.isArrowFunction(each));
}

function variable(sourceFile, name) {
  return sourceFile.statements.filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .find((each) => each.name.getText() === name);
}
