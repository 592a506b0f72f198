import type { Due, Feature } from '../engine/index.js';
import type { Retry, Session, SessionShape } from './facts.js';

/** The one row of the table. */
export const SESSION = 'session';
/** Minutes before the end at which everybody is warned (S4.4). */
export const WARNINGS: readonly number[] = [5, 1];
const MINUTE = 60_000;

type SessionFeature = Feature<SessionShape>;
type Own = Parameters<SessionFeature['on']['session/created']>[0];
const change = ({ session }: Own, part: Partial<Session>) => {
  const now = session.get(SESSION);
  if (now) session.put(SESSION, { ...now, ...part });
};

export const sessionOn: SessionFeature['on'] = {
  'session/created': ({ session }, { title, description, startsAt, duration, guests, channel }) =>
    session.put(SESSION, { title, description, startsAt, duration, guests, status: 'scheduled', ...(channel && { channel }) }),
  'session/updated': (own, { title, description, startsAt, duration, guests }) =>
    change(own, {
      ...(title !== undefined && { title }), ...(description !== undefined && { description }),
      ...(startsAt !== undefined && { startsAt }), ...(duration !== undefined && { duration }),
      ...(guests !== undefined && { guests }),
    }),
  'session/opened': (own) => change(own, { status: 'backstage' }),
  'session/went-live': (own, { at, endsAt }) => change(own, { status: 'live', liveAt: at, endsAt }),
  'session/warned': (own, { minutes }) => change(own, { warned: minutes }),
  'session/extended': ({ session }, { endsAt, duration }) => {
    const now = session.get(SESSION);
    if (!now) return;
    // More time means that the warnings are given again.
    const { warned: _, ...rest } = now;
    session.put(SESSION, { ...rest, endsAt, duration });
  },
  'session/ended': (own, { at }) => change(own, { status: 'ended', endedAt: at }),
  'session/cancelled': (own, { at }) => change(own, { status: 'cancelled', endedAt: at }),
  'session/retried': ({ retries }, { id, errand, since, person }) =>
    retries.put(id, { id, errand, since, ...(person && { person }) }),
  'session/settled': ({ retries }, { id }) => retries.drop(id),
};

const show = (session: Session) => ({ ...session });
const showRetry = ({ errand, since, person }: Retry) => ({ errand, since, ...(person && { person }) });
export const sessionViews: SessionFeature['views'] = {
  session: { public: show, staff: show },
  retries: { staff: showRetry },
};

/** The warnings and the end of an event that is live. A warning whose time has passed is left out. */
export const sessionDue: NonNullable<SessionFeature['due']> = ({ session }) => {
  const now = session.get(SESSION);
  if (now?.status !== 'live' || now.endsAt === undefined || now.liveAt === undefined) return undefined;
  const { liveAt, endsAt, warned = Infinity } = now;
  const next = WARNINGS.find((minutes) => minutes < warned && endsAt - minutes * MINUTE >= liveAt);
  const due: Due<SessionShape['commands']> = next === undefined
    ? { at: endsAt, person: '', command: 'session/end', input: {} }
    : { at: endsAt - next * MINUTE, person: '', command: 'session/warn', input: { minutes: next } };
  return due;
};
