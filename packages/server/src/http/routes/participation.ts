import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { LiveError } from '@rostrum/core/engine';
import { tablesOf } from '@rostrum/core/event';
import { barred, NAME_LENGTH } from '@rostrum/core/roster';
import { SESSION } from '@rostrum/core/session';
import type { EventHost } from '../../host/index.js';
import { NotSignedIn, type Caller } from '../../identity/index.js';
import { COMMAND_BYTES, commandId, judge } from '../command.js';
import { accepted, allowed, eventOf } from '../event-of.js';
import { route, type Call, type Route } from '../route.js';
import type { Services } from '../services.js';

const name = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(NAME_LENGTH));
const joinInput = v.optional(v.strictObject({ name: v.optional(name) }), {});
type JoinInput = v.InferOutput<typeof joinInput>;
const commandInput = v.strictObject({
  id: commandId,
  command: v.pipe(v.string(), v.maxLength(64)),
  input: v.optional(v.unknown(), {}),
});
const leaveInput = v.optional(v.strictObject({ authorization: v.optional(v.pipe(v.string(), v.maxLength(8192))) }), {});

export function participationRoutes(services: Services): readonly Route[] {
  const { limits, identify } = services;
  return [
    route({
      method: 'POST', path: '/api/events/{id}/join', who: 'everybody', body: joinInput,
      summary: 'Comes into an event; without a token as a guest, if the event lets guests in.',
      handle: (call) => join(services, call),
    }),
    route({
      method: 'POST', path: '/api/events/{id}/leave', who: 'everybody', body: leaveInput, most: 9 * 1024,
      summary: 'Leaves an event. A beacon has no headers, so the token may be in the body.',
      async handle({ params, body, caller }) {
        const leaving = caller ?? (body.authorization === undefined ? undefined : await identify(body.authorization));
        if (!leaving) throw new NotSignedIn('missing');
        allowed(limits.joins.take(leaving.person));
        const host = await eventOf(services, params.id);
        accepted(await host.execute({ id: randomUUID(), person: leaving.person, command: 'roster/leave', input: {} }));
        return {};
      },
    }),
    route({
      method: 'POST', path: '/api/events/{id}/commands', who: 'anybody-known', body: commandInput, most: COMMAND_BYTES,
      summary: 'Asks for a command. Asking twice with one id gives one answer.',
      async handle({ params, body, person }) {
        const host = await eventOf(services, params.id);
        return accepted(await judge(host, limits, { id: body.id, person, command: body.command, input: body.input }));
      },
    }),
  ];
}

async function join(
  services: Services,
  { params, body, caller, address }: Call<JoinInput, undefined>,
): Promise<object> {
  const { limits, people, directory, guests, chatEndpoint, feed, store } = services;
  if (caller) allowed(limits.joins.take(caller.person));
  else allowed(limits.guests.take(address));
  const host = await eventOf(services, params.id);
  const minted = caller ? undefined : await guests.mint(params.id, await guestName(host, body.name));
  const who: Caller = caller ?? { person: minted!.guest.person, name: minted!.guest.name, guestOf: params.id };
  if (who.guestOf !== undefined && who.guestOf !== params.id) {
    throw new LiveError('identity/other-event', 'This is a guest token of another event.', 'Join without it.', {
      kind: 'denied',
    });
  }
  const known = await host.read((engine) => tablesOf(engine).people.get(who.person));
  if (known?.barred) throw barred();
  const shown = who.name ?? body.name ?? (await people.name(who.person)) ?? known?.name;
  if (shown === undefined) throw nameless();
  if (known?.name !== shown) {
    const isHost = (await directory.get(params.id))?.host === who.person;
    const role = who.guestOf !== undefined ? 'guest' : isHost ? 'host' : 'attendee';
    accepted(
      await host.system('roster/join', { person: who.person, name: shown.slice(0, NAME_LENGTH), role }, who.person),
    );
    await people.remember(who.person, shown);
  }
  const role = await host.read((engine) => engine.roleOf(who.person));
  return {
    person: who.person,
    role,
    name: shown,
    now: store.clock.now(),
    feed,
    chat: chatEndpoint,
    ...(minted && { guest: minted.token }),
  };
}

async function guestName(host: EventHost, wanted: string | undefined): Promise<string> {
  if (!(await host.read((engine) => tablesOf(engine).session.get(SESSION)?.guests))) throw new NotSignedIn('missing');
  if (wanted === undefined) throw nameless();
  return wanted;
}

const nameless = () =>
  new LiveError('http/invalid', 'A name is missing.', 'Correct "name".', { kind: 'invalid', path: ['name'] });
