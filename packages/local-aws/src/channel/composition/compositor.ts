import type { CompositionRequest, CompositionStatus, Compositor } from '../composition-contract.js';
import { Composition } from './composition.js';
import type { CompositorOptions } from './options.js';

/** As on AWS, what is over can be asked for a few minutes more. */
const KEPT_MS = 5 * 60_000;

/** Runs compositions: each takes the media of one stage and goes on by itself, whatever becomes of this object. */
export function createCompositor(options: CompositorOptions): Compositor {
  const compositions = new Map<string, Composition>();

  const forget = (arn: string, composition: Composition) => {
    if (compositions.get(arn) === composition) compositions.delete(arn);
  };

  return {
    start(request: CompositionRequest): CompositionStatus {
      const composition = new Composition(request, options);
      compositions.set(request.arn, composition);
      void composition.over.then(() => options.clock.schedule(KEPT_MS, () => forget(request.arn, composition)));
      return composition.status;
    },

    get: (arn) => compositions.get(arn)?.status,

    list: () => [...compositions.values()].reverse().map(({ status }) => status),

    stop: (arn) => compositions.get(arn)?.stop() ?? false,

    async close() {
      for (const composition of compositions.values()) composition.stop();
      await Promise.all([...compositions.values()].map(({ over }) => over));
      compositions.clear();
    },
  };
}
