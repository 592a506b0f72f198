import { AwsError } from './aws-error.js';

export interface Batch<Found> {
  readonly found: readonly Found[];
  /** What could not be found, and why. */
  readonly errors: readonly { readonly arn: string; readonly code: string; readonly message: string }[];
}

/** Looks each ARN up once. One that is refused is reported and fails nobody else, as in the BatchGet operations. */
export function gathered<Found>(arns: readonly string[], find: (arn: string) => Found): Batch<Found> {
  const found: Found[] = [];
  const errors: Batch<Found>['errors'][number][] = [];
  for (const arn of new Set(arns)) {
    try {
      found.push(find(arn));
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      errors.push({ arn, code: error.type, message: error.message });
    }
  }
  return { found, errors };
}
