import * as v from 'valibot';
import { arnOf, newId } from './arn.js';
import { conflict } from './aws-error.js';
import type { StoredPlaybackRestrictionPolicy } from './channel-records.js';
import { paging, playbackRestrictionPolicyArn, resourceName, tags, text } from './constraints.js';
import { operation } from './operation.js';
import { paginate } from './paginate.js';
import { byCreation } from './records.js';
import { ofRegion, storedPlaybackRestrictionPolicy } from './stored.js';

const allowedCountries = v.array(v.pipe(text(2, 2), v.regex(/^[A-Z]{2}$/)));
const allowedOrigins = v.array(text(0, 128));

export const playbackRestrictionPolicyOperations = [
  operation('CreatePlaybackRestrictionPolicy', {
    input: v.object({
      name: v.optional(resourceName, ''),
      allowedCountries: v.optional(allowedCountries, []),
      allowedOrigins: v.optional(allowedOrigins, []),
      enableStrictOriginEnforcement: v.optional(v.boolean(), false),
      tags: v.optional(tags, {}),
    }),
    stores: true,
    run: ({ store, clock }, input, { region }) => {
      const arn = arnOf('playback-restriction-policy', region, newId());
      const createTime = new Date(clock.now()).toISOString();
      const policy: StoredPlaybackRestrictionPolicy = { ...input, arn, createTime };
      store.playbackRestrictionPolicies.set(arn, policy);
      return { playbackRestrictionPolicy: described(policy) };
    },
  }),

  operation('GetPlaybackRestrictionPolicy', {
    input: v.object({ arn: playbackRestrictionPolicyArn }),
    run: ({ store }, { arn }) =>
      ({ playbackRestrictionPolicy: described(storedPlaybackRestrictionPolicy(store, arn)) }),
  }),

  operation('UpdatePlaybackRestrictionPolicy', {
    input: v.object({
      arn: playbackRestrictionPolicyArn,
      name: v.exactOptional(resourceName),
      allowedCountries: v.exactOptional(allowedCountries),
      allowedOrigins: v.exactOptional(allowedOrigins),
      enableStrictOriginEnforcement: v.exactOptional(v.boolean()),
    }),
    stores: true,
    run: ({ store }, { arn, ...changes }) => {
      const policy: StoredPlaybackRestrictionPolicy = { ...storedPlaybackRestrictionPolicy(store, arn), ...changes };
      store.playbackRestrictionPolicies.set(arn, policy);
      return { playbackRestrictionPolicy: described(policy) };
    },
  }),

  operation('ListPlaybackRestrictionPolicies', {
    input: v.object(paging(100, 1)),
    run: ({ store }, page, { region }) => {
      const policies = ofRegion(store.playbackRestrictionPolicies, region);
      const { items, ...next } = paginate('ListPlaybackRestrictionPolicies', policies, byCreation, page);
      return { playbackRestrictionPolicies: items.map(described), ...next };
    },
  }),

  operation('DeletePlaybackRestrictionPolicy', {
    input: v.object({ arn: playbackRestrictionPolicyArn }),
    stores: true,
    run: ({ store }, { arn }) => {
      storedPlaybackRestrictionPolicy(store, arn);
      const user = [...store.channels.values()].find((channel) => channel.playbackRestrictionPolicyArn === arn);
      if (user) throw conflict(`Playback restriction policy ${arn} is in use by channel ${user.arn}`);
      store.playbackRestrictionPolicies.delete(arn);
      return undefined;
    },
  }),
];

function described({ createTime: _, ...policy }: StoredPlaybackRestrictionPolicy): object {
  return policy;
}
