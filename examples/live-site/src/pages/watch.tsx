import { LiveEventProvider, LiveSiteView } from '@rostrum/react';
import { useSite } from '../use-site.js';
import { Waiting } from './waiting.js';

/** What everybody sees: no account, no name to give. */
export function WatchPage() {
  const { connection, problem } = useSite('Viewer');
  if (!connection) return <Waiting problem={problem}>Looking for the stream…</Waiting>;
  return (
    <LiveEventProvider event={connection.event} player={connection.player} overlays={connection.overlays}>
      <LiveSiteView />
    </LiveEventProvider>
  );
}
