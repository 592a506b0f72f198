import { Unavailable } from '../unavailable.js';

export const mediaUnavailable = (cause: unknown): Unavailable =>
  new Unavailable('access/media-unavailable', 'The media service does not answer.', { cause });

/** What AWS gave, or `access/media-unavailable`. */
export async function asked<Result>(answer: Promise<Result>): Promise<Result> {
  try {
    return await answer;
  } catch (error) {
    throw mediaUnavailable(error);
  }
}
