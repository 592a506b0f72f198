import type { EventState } from '@rostrum/core/client';
import { useProvided } from '../shared/provider.js';
import { useLiveEvent } from '../shared/use-live-event.js';
import { useSecondsUntil } from '../shared/use-time.js';

const select = ({ connection, closed, retryAt, behind }: EventState) => ({ connection, closed, retryAt, behind });

/** The line to the server: how it stands, why it closed, and in how many seconds it is tried again. */
export function useConnection() {
  const { event } = useProvided();
  const { retryAt, ...connection } = useLiveEvent(select);
  const retryIn = useSecondsUntil(connection.connection === 'reconnecting' ? retryAt : undefined, Date.now);
  return { ...connection, retryIn, connect: () => event.connect() };
}
