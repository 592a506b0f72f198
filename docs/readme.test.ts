import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'node:util';
import ts from 'typescript';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { snippets, type Snippet } from './snippets.test.support.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'docs/.snippets');
const all = snippets(root);

/** Each block is a module of its own, where a reader's would be: a project that has installed the packages. */
const fileOf = ({ at, language }: Snippet) => join(folder, `${at.replaceAll(/[^a-z0-9]+/gi, '-')}.${language}`);

describe('the code in the documentation is true', () => {
  const problems = compile(all);
  test.each(all.map((snippet) => [snippet.at, snippet] as const))('%s compiles', (_, snippet) => {
    expect(problems.get(fileOf(snippet)) ?? []).toEqual([]);
  });

  test.each(all.filter(({ runs }) => runs).map((snippet) => [snippet.at, snippet] as const))('%s runs', async (_, snippet) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(fileOf(snippet), snippet.code);
    const log = vi.spyOn(console, 'log').mockReturnValue(undefined);
    try {
      await import(/* @vite-ignore */ fileOf(snippet));
      expect(log.mock.calls.map((values) => format(...values))).toEqual(prints(snippet));
    } finally {
      log.mockRestore();
    }
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));
});

/** What stands behind each `console.log`: what the reader will see. */
function prints({ code }: Snippet): string[] {
  return [...code.matchAll(/console\.log\(.*\); \/\/ (.+)$/gm)].map(([, words]) => words!);
}

/** What TypeScript says of each file. One program for all: the packages' types are read once. */
function compile(list: readonly Snippet[]): ReadonlyMap<string, readonly string[]> {
  const files = new Map(list.map((snippet) => [fileOf(snippet), snippet.code]));
  const options: ts.CompilerOptions = {
    ...ts.parseJsonConfigFileContent(ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config, ts.sys, root).options,
    // A reader sees the lines that matter: what is declared need not be used, and each block is a module.
    noUnusedLocals: false, noUnusedParameters: false, moduleDetection: ts.ModuleDetectionKind.Force,
    jsx: ts.JsxEmit.ReactJSX, noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.readFile = (file) => files.get(file) ?? readFile(file);
  host.getSourceFile = (file, target, ...rest) => {
    const code = files.get(file);
    return code === undefined ? getSourceFile(file, target, ...rest) : ts.createSourceFile(file, code, target);
  };
  const program = ts.createProgram({ rootNames: [...files.keys()], options, host });
  return new Map([...files.keys()].map((file) => [file, diagnostics(program, program.getSourceFile(file))]));
}

function diagnostics(program: ts.Program, file: ts.SourceFile | undefined): string[] {
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(({ start = 0, messageText }) => {
    const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `line ${line}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
}
