import * as v from 'valibot';
import type { Care } from '../effects/index.js';
import type { Rooms } from '../media/index.js';
import type { Services } from './services.js';

/** The longest ARN, and the longest id, of Amazon IVS. */
const ARN_LENGTH = 128;
const short = v.pipe(v.string(), v.maxLength(ARN_LENGTH));
/** Of a stage, a channel or a room: what the table is asked for. */
export const arn = v.pipe(short, v.startsWith('arn:'));

/** An event of Amazon EventBridge, as far as it is looked at. */
export const mediaInput = v.object({
  'detail-type': v.string(),
  resources: v.array(arn),
  detail: v.object({
    // Other reports than those of stages and streams name themselves otherwise.
    event_name: v.optional(v.string(), ''),
    participant_id: v.optional(short),
    user_id: v.optional(short),
    stream_id: v.optional(short),
  }),
});

const STAGE = 'IVS Stage Update';
const STREAM = 'IVS Stream State Change';
const REPORTS: ReadonlySet<string> = new Set([STAGE, STREAM]);

/** Tells the event that a stage or a channel belongs to what has happened there. Throws when it has to come again. */
export async function takeReport(
  { rooms, hosts, media, streams }: Pick<Services, 'hosts'> & Pick<Care, 'media' | 'streams'> & { rooms: Pick<Rooms, 'eventOf'> },
  { 'detail-type': type, resources: [arn], detail }: v.InferOutput<typeof mediaInput>,
): Promise<void> {
  const event = REPORTS.has(type) && arn !== undefined ? await rooms.eventOf(arn) : undefined;
  const host = event === undefined ? undefined : await hosts.open(event);
  if (!host) return;
  const { event_name: name, participant_id: participant, user_id: person, stream_id: stream } = detail;
  if (type === STAGE && participant && person) await media.take(host, { name, participant, person });
  if (type === STREAM && stream) await streams.take(host, { name, stream });
}
