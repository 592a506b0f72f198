import { useCallback, useEffect, useState } from 'react';
import type { LiveError } from '@rostrum/core';
import { preloadIvsStage } from '@rostrum/core/adapters/ivs-stage';
import { LiveEventProvider } from '@rostrum/react';
import { api } from '../api.js';
import { connect, type Connection } from '../connection.js';
import { guestToken } from '../identity.js';
import { useIdentity } from '../use-identity.js';
import { Muted, Page } from '../ui.js';
import { Door } from './door.js';
import { Room } from './room.js';

/** One event: the door, then the room. */
export function EventPage({ id }: { readonly id: string }) {
  const identity = useIdentity();
  const [connection, setConnection] = useState<Connection>();
  const [problem, setProblem] = useState<LiveError>();
  const [joining, setJoining] = useState(() => wasInside(id));

  const arrived = useCallback((arrival: Arrival) => {
    setJoining(false);
    if (arrival instanceof Error) setProblem(arrival);
    else setConnection(arrival);
  }, []);
  const join = (name?: string) => {
    setJoining(true);
    setProblem(undefined);
    void enter(id, name).then(arrived);
  };

  useEffect(() => void preloadIvsStage(), []);
  // A reload is not a farewell: whoever was inside goes back in.
  useEffect(() => {
    if (wasInside(id)) void enter(id).then(arrived);
  }, [id, arrived]);
  useEffect(() => {
    // Who was sent away does not come back by a reload, but by asking.
    const end = connection?.event.subscribe(() => {
      if (connection.event.getState().connection === 'closed') sessionStorage.removeItem(insideKey(id));
    });
    return () => {
      end?.();
      connection?.close();
    };
  }, [connection, id]);

  const leave = useCallback(() => {
    sessionStorage.removeItem(insideKey(id));
    void api.leave(id).catch(() => undefined);
    setConnection(undefined);
  }, [id]);

  if (joining) return <Page><Muted role="status">Joining…</Muted></Page>;
  if (!connection) return <Door id={id} identity={identity} problem={problem} onJoin={join} />;
  return (
    <LiveEventProvider
      event={connection.event} chat={connection.chat} stage={connection.stage} devices={connection.devices}
      player={connection.player} overlays={connection.overlays}
    >
      <Room id={id} onLeave={leave} />
    </LiveEventProvider>
  );
}

type Arrival = Connection | LiveError;

async function enter(id: string, name?: string): Promise<Arrival> {
  try {
    const joined = await api.join(id, name === undefined ? {} : { name });
    if (joined.guest) guestToken.set(id, joined.guest);
    sessionStorage.setItem(insideKey(id), '1');
    return connect(id, joined);
  } catch (error) {
    sessionStorage.removeItem(insideKey(id));
    return error as LiveError;
  }
}

const insideKey = (id: string) => `meetup.inside.${id}`;
const wasInside = (id: string) => sessionStorage.getItem(insideKey(id)) !== null;
