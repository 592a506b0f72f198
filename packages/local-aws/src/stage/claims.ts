import * as v from 'valibot';

const Flag = v.optional(v.boolean(), false);

/** What a participant token says, server-minted or self-signed. */
export const Claims = v.object({
  /** Participant id. */
  jti: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
  exp: v.number(),
  /** Stage ARN. */
  resource: v.string(),
  /** Stage id. */
  topic: v.string(),
  user_id: v.optional(v.string(), ''),
  attributes: v.optional(v.record(v.string(), v.string()), {}),
  capabilities: v.optional(v.object({ allow_publish: Flag, allow_subscribe: Flag }), {}),
  events_url: v.optional(v.string()),
  whip_url: v.optional(v.string()),
  version: v.optional(v.string()),
});
export type Claims = v.InferOutput<typeof Claims>;
