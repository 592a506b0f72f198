import { test } from 'vitest';

/** What was counted or measured, by what it is called on the page: `{ 'histories': 10_000, 'ack p99': '41 ms' }`. */
export type Figures = Readonly<Record<string, number | string>>;

export interface Proof {
  /** Short and unique in its folder: the row's name in docs/proof.md. */
  readonly name: string;
  /** What holds, as one sentence. */
  readonly holds: string;
  /** How much of it: seconds in `npm test`, minutes in `npm run prove`. What it counts is the proof's own. */
  readonly runs: { readonly short: number; readonly long: number };
  /** Throws if it does not hold. */
  run(runs: number): Promise<Figures> | Figures;
}

declare module 'vitest' {
  interface TaskMeta {
    proof?: Pick<Proof, 'name' | 'holds'> & { readonly figures: Figures };
  }
}

/** The one place that decides between the two forms. */
const LONG = process.env['PROOF'] === 'long';
const MINUTES = LONG ? 90 : 4;

/** One proof of a `*.proof.ts`: a test that leaves figures behind. */
export function prove({ name, holds, runs, run }: Proof): void {
  test(`${name}: ${holds}`, { timeout: MINUTES * 60_000 }, async ({ task }) => {
    const figures = await run(LONG ? runs.long : runs.short);
    task.meta.proof = { name, holds, figures };
    console.log(JSON.stringify({ proof: name, ...figures }));
  });
}
