import { useEffect, useState } from 'react';
import type { LiveError } from '@rostrum/core';
import { api, currentEvent } from './api.js';
import { connect, type Connection } from './connection.js';
import { guestToken } from './identity.js';

/** How long a page waits before it looks for the next event again, in milliseconds. */
const LOOK = 5_000;

export interface Site {
  readonly connection: Connection | undefined;
  readonly problem: LiveError | undefined;
}

/** Into the event that is on now, and from one that is over into the next, with nothing to click. */
export function useSite(guest: string | undefined): Site {
  const [site, setSite] = useState<Site>({ connection: undefined, problem: undefined });
  useEffect(() => {
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let now: Connection | undefined;

    const look = async (): Promise<void> => {
      try {
        const next = await currentEvent();
        if (gone) return;
        if (next !== undefined && next !== now?.id) {
          const connection = await enter(next, guest);
          if (gone) return connection.close();
          now?.close();
          now = connection;
          setSite({ connection, problem: undefined });
        }
      } catch (error) {
        if (!gone && !now) setSite({ connection: undefined, problem: error as LiveError });
      }
      if (!gone) timer = setTimeout(() => void look(), LOOK);
    };
    void look();
    return () => {
      gone = true;
      clearTimeout(timer);
      now?.close();
    };
  }, [guest]);
  return site;
}

async function enter(event: string, guest: string | undefined): Promise<Connection> {
  const named = guest !== undefined && guestToken.get(event) === undefined;
  const joined = await api.join(event, named ? { name: guest } : {});
  if (joined.guest) guestToken.set(event, joined.guest);
  return connect(event, joined);
}
