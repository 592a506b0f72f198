/**
 * `npm test`: every suite, on a fresh clone too. Ends with one line: `N passed, N failed`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { installChromium } from './chromium.mjs';
import { Stop, build, install, requireNode, root, run, script, tool } from './workspace.mjs';

const MINUTES = 60;
const until = AbortSignal.timeout(MINUTES * 60_000);
const total = { passed: 0, failed: 0 };
/** Said once more at the end: half an hour of output lies between. */
const failures = [];

await script(async () => {
  try {
    requireNode();
    await install({ until });
    process.env.CHROMIUM_PATH = await installChromium();
    // By itself vitest leaves a core to whoever works on the machine; here nobody does.
    await suite('packages and docs', ['core', 'server', 'local-aws', 'cdk-constructs', 'react', 'react-18', 'docs'], '--maxWorkers=100%');
    await suite('in a browser', ['browser']);
    if ((await build({ until })) === 0) {
      await suite('proofs, in their short form', ['proof']);
      await suite('end to end', ['e2e']);
    } else fail('The build failed, so that nothing could be proved or tested end to end: see above.');
  } catch (error) {
    fail(error.message);
  }
  for (const failure of failures) console.error(`\n${failure}`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
});

/** Runs projects of vitest.config.ts, shows what they print and counts their tests. */
async function suite(name, projects, ...options) {
  console.log(`\n--- ${name} ---`);
  const folder = mkdtempSync(join(tmpdir(), 'rostrum-test-'));
  const report = join(folder, 'report.json');
  try {
    const code = await run(process.execPath, [
      tool('vitest'), 'run', ...options, ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default', '--reporter=json', `--outputFile.json=${report}`,
    ], { until });
    if (until.aborted) throw new Stop(`The tests were still running after ${MINUTES} minutes: "${name}" hangs, or is too slow.`);
    count(name, code, readReport(report));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A suite that crashed has no report, a file that could not be loaded has no failed test, an error may belong to no test. */
function count(name, code, report) {
  if (!report) return fail(`The suite "${name}" crashed (exit code ${code}) and has not said what it ran.`);
  const isFailed = ({ status }) => status === 'failed';
  const unloaded = report.testResults.filter((file) => isFailed(file) && !file.assertionResults.some(isFailed));
  for (const { name: file, message, assertionResults } of report.testResults) {
    for (const { fullName, failureMessages } of assertionResults.filter(isFailed)) {
      failures.push(`FAILED: ${relative(root, file)}: ${fullName}\n${failureMessages.join('\n')}`);
    }
    if (unloaded.some(({ name }) => name === file)) failures.push(`FAILED: ${relative(root, file)} could not be run\n${message}`);
  }
  total.passed += report.numPassedTests;
  total.failed += report.numFailedTests + unloaded.length;
  const { numPendingTests, numTodoTests } = report;
  if (numPendingTests + numTodoTests > 0) console.log(`${numPendingTests + numTodoTests} tests were left out.`);
  if (report.numTotalTests === 0 && !unloaded.length) fail(`The suite "${name}" has no tests.`);
  else if (code !== 0 && report.numFailedTests + unloaded.length === 0) fail(`The suite "${name}" failed outside of its tests.`);
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function fail(message) {
  total.failed += 1;
  failures.push(`FAILED: ${message}`);
}

