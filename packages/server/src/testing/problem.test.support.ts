import { expect } from 'vitest';

/** The problem document of a refusal. */
export const problemOf = async (response: Response) => {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  return {
    status: response.status,
    ...((await response.json()) as { code: string; path?: string[]; seq?: number; correlation: string }),
  };
};
