import * as v from 'valibot';
import type { CompositionStatus } from '../channel/composition-contract.js';
import { arnOf, newId, regionOf } from './arn.js';
import { notFound } from './aws-error.js';
import { destinationConfiguration, planned } from './composition-destinations.js';
import { describedLayout, layoutConfiguration, layoutOf } from './composition-layout.js';
import type { RequestedComposition } from './composition-records.js';
import { compositionArn, encoderConfigurationArn, paging, stageArn, tags, text } from './constraints.js';
import { operation, type Services } from './operation.js';
import { newestFirst, paginate } from './paginate.js';
import { storedStage } from './stored.js';

const idempotencyToken = v.pipe(text(1, 64), v.regex(/^[a-zA-Z0-9-_]*$/));

/** Compositions are of the running process: none is there after a restart. */
export const compositionOperations = [
  operation('StartComposition', {
    input: v.object({
      stageArn,
      destinations: v.pipe(v.array(destinationConfiguration), v.minLength(1), v.maxLength(2)),
      layout: v.optional(layoutConfiguration, {}),
      idempotencyToken: v.optional(idempotencyToken),
      tags: v.optional(tags, {}),
    }),
    run: (services, input, { region }) => {
      forgetGone(services);
      const twin = startedWith(services, input.idempotencyToken, region);
      if (twin) return { composition: described(services, twin) };
      const stage = storedStage(services.store, input.stageArn);
      const layout = layoutOf(input.layout);
      const destinations = planned(services, input.destinations);
      const arn = arnOf('composition', region, newId());
      const status = services.compositor.start({
        arn, stage, layout, destinations: destinations.map(({ destination }) => destination),
      });
      services.store.compositions.set(arn, {
        arn, layout, tags: input.tags, idempotencyToken: input.idempotencyToken,
        destinations: destinations.map(({ requested }) => requested),
      });
      return { composition: described(services, status) };
    },
  }),

  operation('GetComposition', {
    input: v.object({ arn: compositionArn }),
    run: (services, { arn }) => ({ composition: described(services, composition(services, arn)) }),
  }),

  operation('ListCompositions', {
    input: v.object({
      filterByStageArn: v.optional(stageArn),
      filterByEncoderConfigurationArn: v.optional(encoderConfigurationArn),
      ...paging(100, 100),
    }),
    run: (services, { filterByStageArn: stage, filterByEncoderConfigurationArn: encoder, ...page }, { region }) => {
      const matching = services.compositor.list().filter((each) =>
        regionOf(each.arn) === region
        && (stage === undefined || each.stage.arn === stage)
        && (encoder === undefined || requested(services, each.arn).destinations
          .some(({ uses }) => uses.includes(encoder))));
      const { items, ...next } = paginate('ListCompositions', matching, byStart, page);
      return { compositions: items.map((each) => summarised(services, each)), ...next };
    },
  }),

  operation('StopComposition', {
    input: v.object({ arn: compositionArn }),
    run: (services, { arn }) => {
      services.compositor.stop(composition(services, arn).arn);
      return {};
    },
  }),
];

const byStart = ({ startTime, arn }: CompositionStatus): string => newestFirst(startTime, arn);

/** Throws ResourceNotFoundException. */
function composition({ compositor }: Services, arn: string): CompositionStatus {
  const status = compositor.get(arn);
  if (!status) throw notFound('composition', arn);
  return status;
}

function requested({ store }: Services, arn: string): RequestedComposition {
  const found = store.compositions.get(arn);
  if (!found) throw notFound('composition', arn);
  return found;
}

function startedWith({ store, compositor }: Services, token: string | undefined, region: string) {
  if (token === undefined) return undefined;
  const twin = [...store.compositions.values()]
    .find((each) => each.idempotencyToken === token && regionOf(each.arn) === region);
  return twin && compositor.get(twin.arn);
}

/** What the compositor no longer knows, nobody can ask for. */
function forgetGone({ store, compositor }: Services): void {
  for (const arn of store.compositions.keys()) {
    if (!compositor.get(arn)) store.compositions.delete(arn);
  }
}

function summarised(services: Services, status: CompositionStatus): object {
  const { arn, stage, state, startTime, endTime, destinations } = status;
  return {
    arn, stageArn: stage.arn, state, startTime, endTime, tags: requested(services, arn).tags,
    destinations: destinations.map(({ recordingPrefix: _, ...summary }) => summary),
  };
}

function described(services: Services, status: CompositionStatus): object {
  const { layout, destinations } = requested(services, status.arn);
  const configurations = new Map(destinations.map(({ id, configuration }) => [id, configuration]));
  return {
    ...summarised(services, status),
    layout: describedLayout(layout),
    destinations: status.destinations.map(({ recordingPrefix, ...summary }) => ({
      ...summary,
      configuration: configurations.get(summary.id),
      detail: recordingPrefix === undefined ? undefined : { s3: { recordingPrefix } },
    })),
  };
}
