import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Seconds of processor time that a process has used: to the hundredth on Linux, to the second elsewhere. */
export function cpuSeconds(pid) {
  if (process.platform === 'linux') {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  }
  const parts = execFileSync('ps', ['-o', 'cputime=', '-p', String(pid)], { encoding: 'utf8' })
    .trim()
    .split(/[-:]/);
  return parts.reverse().reduce((sum, part, index) => sum + Number(part) * [1, 60, 3600, 86_400][index], 0);
}
