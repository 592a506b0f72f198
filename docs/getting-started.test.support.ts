import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, defaultClientConditions } from 'vite';

/** A reader's project. It is inside the repository, so that it finds the packages, and in a folder that git leaves out. */
const project = fileURLToPath(new URL('dist/getting-started', import.meta.url));
const page = readFileSync(new URL('getting-started.md', import.meta.url), 'utf8');

/** The blocks of one file, in their order: each replaces the one before. */
export function versionsOf(file: string): readonly string[] {
  const fenced = new RegExp(`^\`\`\`\\w+ ${file.replaceAll('.', '\\.')}\\n([\\s\\S]*?)^\`\`\``, 'gm');
  return [...page.matchAll(fenced)].map(([, code = '']) => code);
}

/** Writes a file of the reader's project and gives its path. */
export function write(file: string, text: string): string {
  const path = join(project, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** What Vite's template has around `src/App.tsx`. */
const template = {
  'index.html': '<!doctype html><body style="margin: 0"><div id="root"></div><script type="module" src="/src/main.tsx"></script></body>',
  'src/main.tsx': [
    "import { StrictMode } from 'react';",
    "import { createRoot } from 'react-dom/client';",
    "import App from './App.tsx';",
    "createRoot(document.getElementById('root')!).render(<StrictMode><App /></StrictMode>);",
  ].join('\n'),
};

/** Builds the app as `npx vite build` does, with the packages as their sources; gives the folder of the result. */
export async function builtApp(name: string, app: string): Promise<string> {
  for (const [file, text] of Object.entries({ ...template, 'src/App.tsx': app })) write(`${name}/${file}`, text);
  await build({
    root: join(project, name),
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    resolve: { conditions: ['@rostrum/source', ...defaultClientConditions] },
    build: { minify: false, chunkSizeWarningLimit: 10_000 },
  });
  return join(project, name, 'dist');
}

export const removeProject = () => rmSync(project, { recursive: true, force: true });
