import * as v from 'valibot';

const Id = v.optional(v.pipe(v.string(), v.maxLength(200)));
const Devices = { audioMuted: v.boolean(), videoStopped: v.boolean() };

/** What a client says over the events socket. Fields that are not needed here are left out. */
export const ClientMessage = v.variant('type', [
  v.object({ type: v.literal('PING') }),
  v.object({ type: v.literal('SET_STATE'), ...Devices }),
  v.object({
    type: v.literal('aws:ivs:SET_STATE'),
    payload: v.object({ ...Devices, requestId: Id, traceId: Id }),
  }),
  v.object({
    type: v.literal('aws:ivs:EXCHANGE_TOKEN'),
    payload: v.object({ newToken: v.string(), requestId: Id, traceId: Id }),
  }),
  v.object({
    type: v.literal('aws:ivs:SDP_OFFER'),
    payload: v.object({
      whipUrl: v.string(),
      content: v.string(),
      requestId: Id,
      traceId: Id,
      sdk: v.optional(v.string()),
      initialLayerPref: v.optional(v.string()),
    }),
  }),
]);
export type ClientMessage = v.InferOutput<typeof ClientMessage>;
export type SdpOffer = Extract<ClientMessage, { type: 'aws:ivs:SDP_OFFER' }>['payload'];

/** Undefined for what is not JSON or not known: a newer SDK may say more than we understand. */
export function readMessage(text: string): ClientMessage | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const result = v.safeParse(ClientMessage, json);
  return result.success ? result.output : undefined;
}

/** Why the server ends a participation. */
export type DisconnectCode = 'PARTICIPANT_DISCONNECTED' | 'STAGE_DELETED' | 'TOKEN_REUSED';
