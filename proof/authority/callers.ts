import { decodeJwt, importJWK, SignJWT, UnsecuredJWT, type JWK, generateKeyPair } from 'jose';
import type { Participant } from '../../packages/server/src/testing/participant.test.support.js';
import type { Rig } from '../../packages/server/src/testing/rig.test.support.js';
import type { Kind } from './expectations.js';

/** An event with one caller of every kind, and their tokens. */
export interface Cast {
  readonly id: string;
  readonly host: Participant;
  readonly tokens: Readonly<Record<Kind, string | undefined>>;
  readonly people: ReadonlyMap<Kind, Participant>;
  /** An attendee whom the others do things to. */
  readonly target: Participant;
}

let casts = 0;

/** All of them in one event that is live. */
export async function castOf(rig: Rig): Promise<Cast> {
  const { id, host } = await rig.event({ duration: 480, channel: 'encoder' });
  await host.do('session/open', {});
  await host.do('session/go-live', {});
  const unique = `of cast ${casts++}`;
  const people = new Map<Kind, Participant>([['host', host]]);
  for (const kind of ['attendee', 'granted', 'speaker', 'moderator', 'cohost', 'banned', 'kicked'] as const) {
    people.set(kind, await rig.joined(`${kind} ${unique}`, id));
  }
  const target = await rig.joined(`Target ${unique}`, id);
  for (const role of ['speaker', 'moderator', 'cohost'] as const) {
    await host.do('roster/promote', { person: people.get(role)!.person, role });
  }
  const granted = people.get('granted')!;
  await granted.do('hands/raise', {});
  await host.do('hands/grant', { person: granted.person });
  await publish(rig, granted);
  await host.do('moderation/ban', { person: people.get('banned')!.person });
  await host.do('moderation/kick', { person: people.get('kicked')!.person });
  const stranger = await rig.signIn(`Other host ${unique}`);
  const plan = { title: 'Elsewhere', description: '', startsAt: Date.now(), duration: 60, guests: true };
  const other = await rig.json<{ id: string }>('POST', '/api/events', { token: stranger.token, body: plan });
  people.set('other host', stranger);
  const asGuest = async (event: string) => (await rig.json<{ guest: string }>('POST', `/api/events/${event}/join`, { body: { name: 'Gus' } })).guest;
  const guest = await asGuest(id);
  const accounts = Object.fromEntries([...people].map(([kind, { token }]) => [kind, token])) as Record<Kind, string>;
  return {
    id, host, people, target,
    tokens: { ...accounts, guest, 'other guest': await asGuest(other.id), ...(await forged(rig, host.token, id)) },
  };
}

/** As the media service reports it, so that the place does not run out. */
async function publish(rig: Rig, speaker: Participant): Promise<void> {
  const { token, participant } = await speaker.json<{ token: string; participant: string }>('POST', '/stage-token', { kind: 'camera' });
  await rig.json('POST', '/hooks/media-events', {
    token: rig.secret,
    body: {
      'detail-type': 'IVS Stage Update', resources: [decodeJwt(token)['resource']],
      detail: { session_id: 's', event_name: 'Participant Published', participant_id: participant, user_id: speaker.person },
    },
  });
}

/** Tokens that claim to be the host's, each wrong in one thing only. */
async function forged(rig: Rig, genuine: string, event: string) {
  const { value: jwk } = (await rig.store.records.get<JWK>({ partition: 'keys', id: 'development-issuer' }))!;
  const key = await importJWK(jwk, 'ES256');
  const stranger = (await generateKeyPair('ES256')).privateKey;
  const claims = decodeJwt(genuine);
  const header = { alg: 'ES256', kid: jwk.kid! };
  const sign = (more: object, by = key) => new SignJWT({ ...claims, ...more }).setProtectedHeader(header).sign(by);
  const past = Math.floor(Date.now() / 1000) - 3600;
  return {
    nobody: undefined,
    expired: await sign({ exp: past }),
    'wrong audience': await sign({ aud: 'another-application' }),
    'wrong key': await sign({}, stranger),
    'alg none': new UnsecuredJWT(claims).encode(),
    'guest by hand': new UnsecuredJWT({ ...claims, iss: 'rostrum:guest', aud: event, name: 'Gus' }).encode(),
    service: rig.secret,
  };
}
