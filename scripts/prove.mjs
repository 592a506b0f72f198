/**
 * `npm run prove`: the long form of every proof of proof/, one process each, with its figures as lines of JSON.
 * What held is written into docs/proof.md.
 *
 *   npm run prove -- [names] [--short]   only those whose path has one of the names; --short as in npm test, and writes nothing
 */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { installChromium } from './chromium.mjs';
import { Page } from './prove/page.mjs';
import { Stop, build, install, requireNode, root, run, script, tool } from './workspace.mjs';

await script(async () => {
  const { values, positionals } = parseArgs({ options: { short: { type: 'boolean' } }, allowPositionals: true });
  requireNode();
  await install();
  // Some prove what is published, in a process of its own.
  if ((await build({ only: ['@rostrum/server', '@rostrum/local-aws', 'virtual-meetup'] })) !== 0) throw new Stop('The build failed: see above.');
  process.env.CHROMIUM_PATH = await installChromium();
  process.env.PROOF = values.short ? 'short' : 'long';
  const files = readdirSync(join(root, 'proof'), { recursive: true })
    .map((file) => file.split(sep).join('/'))
    .filter((file) => /\.proof\.(ts|mjs)$/.test(file))
    .filter((file) => !positionals.length || positionals.some((part) => file.includes(part)))
    .sort();
  if (!files.length) throw new Stop(`There is no proof named ${positionals.join(' or ')} in proof/.`);

  const machine = `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
  console.log(JSON.stringify({ machine }));
  const path = join(root, 'docs/proof.md');
  const page = new Page(existsSync(path) ? readFileSync(path, 'utf8') : '');
  let failed = 0;
  for (const file of files) {
    const proofs = await proved(file);
    failed += proofs.filter(({ figures }) => !figures).length;
    for (const proof of proofs) if (proof.figures) page.put(file, proof);
    // As it goes: an hour of figures is not lost with what fails last.
    if (!values.short) writeFileSync(path, page.text(machine));
  }
  console.log(failed ? `${failed} did not hold.` : 'All of them hold.');
  return failed ? 1 : 0;
});

/** What one file proved: without figures where it did not hold. */
async function proved(file) {
  const folder = mkdtempSync(join(tmpdir(), 'rostrum-prove-'));
  const report = join(folder, 'report.json');
  let printed = '';
  try {
    await run(process.execPath, [
      tool('vitest'), 'run', '--project', 'proof', join('proof', file),
      '--reporter=default', '--reporter=json', `--outputFile.json=${report}`,
    ], { show: (chunk) => (printed += chunk) });
    const results = JSON.parse(readFileSync(report, 'utf8')).testResults.flatMap(({ assertionResults }) => assertionResults);
    const proofs = results.map(({ fullName, status, duration, meta }) =>
      status === 'passed' && meta.proof ? { ...meta.proof, milliseconds: duration } : { name: fullName });
    for (const { name, figures } of proofs) console.log(JSON.stringify({ proof: `${file}: ${name}`, ...(figures ?? { failed: true }) }));
    if (proofs.some(({ figures }) => !figures)) console.error(printed);
    return proofs.length ? proofs : [{ name: file }];
  } catch (error) {
    console.error(`${file} could not be run: ${error.message}\n${printed}`);
    return [{ name: file }];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
