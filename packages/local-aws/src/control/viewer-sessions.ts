import * as v from 'valibot';
import { AwsError } from './aws-error.js';
import { channelArn, integer, text } from './constraints.js';
import { operation, type Services } from './operation.js';
import { storedChannel } from './stored.js';

const viewerSession = v.object({
  channelArn,
  viewerId: text(1, 40),
  viewerSessionVersionsLessThanOrEqualTo: v.optional(integer(0, 2 ** 31 - 1), 0),
});
type ViewerSession = v.InferOutput<typeof viewerSession>;

/** Of one request to BatchStartViewerSessionRevocation (IVS low-latency API reference). */
const SESSIONS_MAX = 20;

export const viewerSessionOperations = [
  operation('StartViewerSessionRevocation', {
    input: viewerSession,
    run: (services, session) => {
      revoke(services, session);
      return {};
    },
  }),

  operation('BatchStartViewerSessionRevocation', {
    input: v.object({ viewerSessions: v.pipe(v.array(viewerSession), v.minLength(1), v.maxLength(SESSIONS_MAX)) }),
    run: (services, { viewerSessions }) => ({
      errors: viewerSessions.flatMap((session) => refusalOf(() => revoke(services, session), session)),
    }),
  }),
];

/** It is done when the call is answered; AWS only starts it. Throws ResourceNotFoundException. */
function revoke({ store, channels }: Services, session: ViewerSession): void {
  const { id } = storedChannel(store, session.channelArn);
  channels.revokeViewer(id, session.viewerId, session.viewerSessionVersionsLessThanOrEqualTo);
}

function refusalOf(work: () => void, { channelArn: arn, viewerId }: ViewerSession): object[] {
  try {
    work();
    return [];
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return [{ channelArn: arn, viewerId, code: error.type, message: error.message }];
  }
}
