import { randomBytes } from 'node:crypto';
import { NAME_LENGTH } from '@rostrum/core/roster';
import type { SessionPlan } from '@rostrum/core/session';
import { accepted } from './event-of.js';
import type { Services } from './services.js';

export interface NewEvent {
  readonly plan: SessionPlan;
  /** Who becomes the host. */
  readonly person: string;
  /** As they are called where they sign in. */
  readonly name: string | undefined;
  /** Of a channel that the events before this one had. */
  readonly channel?: string | undefined;
}

/** What events are made with; without `rooms` they are made when somebody first needs them. */
export type NewEventServices = Pick<Services, 'hosts' | 'directory' | 'people' | 'channels' | 'store' | 'log'> & {
  readonly rooms?: Services['rooms'];
};

/** Makes an event with its host, and resolves to its id. */
export async function newEvent(services: NewEventServices, { plan, person, name, channel }: NewEvent): Promise<string> {
  const { hosts, directory, people, rooms, channels, store, log } = services;
  const id = newId();
  const hostName = name ?? (await people.name(person)) ?? 'Host';
  await people.remember(person, hostName);
  await directory.add(id, { host: person, hostName, createdAt: store.clock.now() });
  if (channel !== undefined) await channels.lend(id, channel);
  const host = await hosts.create(id, plan);
  accepted(await host.system('roster/join', { person, name: hostName.slice(0, NAME_LENGTH), role: 'host' }, person));
  await directory.refresh(host);
  if (!rooms) return id;
  // What AWS refuses now is tried again when somebody first needs it.
  const made = await Promise.allSettled([rooms.stage(id), rooms.chat(id)]);
  for (const one of made) if (one.status === 'rejected') log.warn({ err: one.reason as unknown, event: id }, 'room not made yet');
  return id;
}

/** 16 characters of a-z and 0-9. */
const newId = (): string => BigInt(`0x${randomBytes(12).toString('hex')}`).toString(36).padStart(16, '0').slice(-16);
