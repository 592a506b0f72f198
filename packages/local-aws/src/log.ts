/** One problem, as one line of JSON. Fields name things (ARNs, operations, codes); never tokens, secrets or content. */
export type Log = (problem: string, fields?: Readonly<Record<string, string | number>>) => void;

/** Writes `{"time":…,"problem":…,…}` to standard error. */
export const logToStderr: Log = (problem, fields) => {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), problem, ...fields })}\n`);
};
