import type { CompositionState } from '../channel/composition-contract.js';
import { conflict } from './aws-error.js';
import type { Services } from './operation.js';

export const hasEnded = (state: CompositionState): boolean => state === 'STOPPED' || state === 'FAILED';

/** Throws ConflictException while a composition runs with the encoder or storage configuration. */
export function checkUnused({ store, compositor }: Pick<Services, 'store' | 'compositor'>, arn: string): void {
  for (const composition of compositor.list()) {
    if (hasEnded(composition.state)) continue;
    const requested = store.compositions.get(composition.arn);
    if (requested?.destinations.some(({ uses }) => uses.includes(arn))) {
      throw conflict(`${arn} is in use by composition ${composition.arn}`);
    }
  }
}
