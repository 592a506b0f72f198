import { Tracer } from '@aws-lambda-powertools/tracer';

const tracer = new Tracer({ serviceName: 'rostrum' });

/** A part of the trace of an invocation, of its own name. */
export async function traced<Result>(name: string, run: () => Promise<Result>): Promise<Result> {
  const result: unknown = await tracer.provider.captureAsyncFunc(`## ${name}`, async (segment) => {
    try {
      return await run();
    } catch (error) {
      segment?.addError(error as Error);
      throw error;
    } finally {
      segment?.close();
    }
  });
  return result as Result;
}
