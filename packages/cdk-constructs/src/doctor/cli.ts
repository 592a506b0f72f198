import { parseArgs } from 'node:util';
import { diagnose, diagnosePlan, type Diagnosis } from './diagnose.js';
import { report } from './report.js';

const USAGE = `Usage: rostrum doctor --attendees 5000 --speakers 6 --hours 2 [--audience stage|channel]

Says which limit of AWS an event meets first, what to ask AWS for, and what the event costs.
Ends with 1 when a limit breaks.`;

/** Runs the command line. Gives what to print and the exit code. */
export function run(args: readonly string[]): { readonly text: string; readonly code: number } {
  try {
    const diagnosis = diagnosed(args);
    return { text: report(diagnosis), code: diagnosis.uses[0]!.share > 1 ? 1 : 0 };
  } catch (error) {
    const reason = error instanceof Error && error.message !== '' ? `${error.message}\n\n` : '';
    return { text: `${reason}${USAGE}`, code: 2 };
  }
}

function diagnosed(args: readonly string[]): Diagnosis {
  const text = { type: 'string' } as const;
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { attendees: text, speakers: text, hours: text, audience: text },
  });
  if (positionals.join(' ') !== 'doctor') throw new Error();
  const plan = {
    attendees: positive('attendees', values.attendees),
    speakers: positive('speakers', values.speakers),
    hours: positive('hours', values.hours),
  };
  const { audience } = values;
  if (audience === undefined) return diagnosePlan(plan);
  if (audience !== 'stage' && audience !== 'channel')
    throw new Error(`--audience is stage or channel, not ${audience}.`);
  return diagnose({ ...plan, audience });
}

function positive(name: string, value: string | undefined): number {
  const number = Number(value);
  if (value !== undefined && number > 0 && Number.isFinite(number)) return number;
  throw new Error(value === undefined ? `--${name} is missing.` : `--${name} is a number above 0, not ${value}.`);
}
