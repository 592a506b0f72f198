import { parseCommandLine, USAGE, UsageError } from './command-line.js';
import { DEFAULT_PORT, startLocalAws, type LocalAws } from './server.js';

/** Prints one JSON line when ready; a problem is one line on standard error and exit code 1 (2 for a wrong option). */
async function main(): Promise<void> {
  const options = parseCommandLine(process.argv.slice(2), process.env);
  if (options === 'help') {
    process.stdout.write(USAGE);
    return;
  }
  const running = await startLocalAws(options);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop(running));
  const { endpoint, rtmp, ingest } = running;
  process.stdout.write(`${JSON.stringify({ endpoint, rtmp, ingest })}\n`);
  // For a person; a program that has started it reads the line above, and standard error for problems.
  if (process.stderr.isTTY && ingest) process.stderr.write(howToTrust(endpoint, ingest));
}

const howToTrust = (endpoint: string, ingest: string): string =>
  `Watch it at ${endpoint}. A browser that is to stream refuses the certificate of ${ingest}, which was made on this\n`
  + 'machine, until you open that address in it once and go on, or trust the certificate as the page there says.\n';

async function stop(running: LocalAws): Promise<void> {
  await running.close();
  process.exit(0);
}

function explained(error: unknown): string {
  const { code, message, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') return `port ${port} is in use; choose another with ${optionOf(port)}`;
  return message;
}

/** Which option moves what could not have this port. */
function optionOf(port: number | undefined): string {
  const options = parseCommandLine(process.argv.slice(2), process.env);
  const { port: main = DEFAULT_PORT, rtmpPort = main + 1 } = options === 'help' ? {} : options;
  if (port === main) return '--port';
  return port === rtmpPort ? '--rtmp-port' : '--ingest-port';
}

main().catch((error: unknown) => {
  process.stderr.write(`local-aws: ${explained(error)}\n`);
  process.exit(error instanceof UsageError ? 2 : 1);
});
