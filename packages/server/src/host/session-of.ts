import { tablesOf } from '@rostrum/core/event';
import { SESSION, type Session } from '@rostrum/core/session';
import type { EventHost } from './contract.js';

/** Undefined only before the event is made. */
export const sessionOf = (host: Pick<EventHost, 'read'>): Promise<Session | undefined> =>
  host.read((engine) => tablesOf(engine).session.get(SESSION));

/** Whether it has ended, or will never begin. */
export const isOver = ({ status }: Session): boolean => status === 'ended' || status === 'cancelled';
