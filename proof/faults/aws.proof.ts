import fc from 'fast-check';
import { expect } from 'vitest';
import { Replica } from '../../packages/core/src/sync/index.js';
import type { Participant } from '../../packages/server/src/testing/participant.test.support.js';
import { Rig } from '../../packages/server/src/testing/rig.test.support.js';
import { SkippingClock } from '../../packages/server/src/testing/skipping-clock.test.support.js';
import { RawSocket } from '../../packages/server/src/testing/sockets.test.support.js';
import { until } from '../../packages/server/src/testing/until.test.support.js';
import { prove } from '../prove.js';

/** All that the server asks of Amazon IVS during an event like this. */
const OPERATIONS = [
  'CreateStage', 'GetStage', 'DeleteStage', 'CreateRoom', 'CreateChatToken', 'DisconnectUser', 'DisconnectParticipant',
  'SendEvent', 'DeleteMessage', 'ImportPublicKey', 'CreateParticipantToken',
] as const;
/** Milliseconds until what is tried again is done: a few rounds of its backoff. */
const PATIENCE = 60_000;
/** Milliseconds from one event to the next: its host may ask for so many commands a minute. */
const BETWEEN = 60_000;
/** Milliseconds that pass at each look for what is tried again: after so many faults the SDK has no tries left of its own. */
const TICK = 100;

const fault = fc.record({
  operation: fc.constantFrom(...OPERATIONS),
  kind: fc.constantFrom('throttled', 'failed', 'carried out, answer lost', 'late'),
  // Three attempts of the SDK are one of ours, as long as it may.
  times: fc.integer({ min: 1, max: 12 }),
});
type Fault = typeof fault extends fc.Arbitrary<infer Value> ? Value : never;

function inject({ aws: { faults } }: Rig, { operation, kind, times }: Fault): void {
  if (kind === 'throttled') faults.throttle({ operation, times });
  else if (kind === 'failed') faults.fail({ operation, times, type: 'InternalServerException', status: 500 });
  else if (kind === 'late') faults.delay({ operation, times, milliseconds: 300 });
  else faults.loseAnswer({ operation, times, reset: true });
}

/** As clients do: what is refused for now is asked again. */
async function insist(ask: () => Promise<Response>, refused: string[]): Promise<Record<string, string>> {
  return until(async () => {
    const response = await ask();
    const body = (await response.json()) as Record<string, string>;
    if (response.ok) return body;
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).not.toBeNull();
    refused.push(body['code']!);
    return undefined;
  }, 'an answer', PATIENCE);
}

/** The id of a message that the room may deliver. As people do: what was not reviewed in time is said again. */
async function said(rig: Rig, { person }: Participant, room: string): Promise<string> {
  for (let n = 1; ; n++) {
    // Of Amazon IVS Chat an id has twelve characters: it would refuse to delete another one, for ever.
    const message = `AYk6xKit${String(n).padStart(4, '0')}`;
    const review = await rig.json('POST', '/hooks/chat-review', {
      token: rig.secret, body: { Content: 'Hello', MessageId: message, RoomArn: room, Sender: { UserId: person } },
    });
    if (review['ReviewResult'] === 'ALLOW') return message;
    expect(review).toMatchObject({ Attributes: { Reason: 'chat/late' } });
    expect(n).toBeLessThan(50);
  }
}

interface Outcome {
  readonly status: string;
  readonly people: Readonly<Record<string, string>>;
  readonly banned: readonly string[];
}

const clock = new SkippingClock();
const inTheEnd = (look: () => boolean, what: string) => until(() => (clock.skip(TICK), look()), what, PATIENCE);

/** An event from its beginning to its end; what it came to, as its staff see it. */
async function evening(rig: Rig, faults: readonly Fault[], refused: string[]): Promise<{ outcome: Outcome; retried: number }> {
  const { id, host } = await rig.event();
  for (const each of faults) inject(rig, each);
  await host.do('session/open', {});
  await host.do('session/go-live', {});
  const [anna, ben] = await Promise.all([rig.joined('Anna', id), rig.joined('Ben', id)]);
  const { chat } = await rig.json<{ chat: string }>('POST', `/api/events/${id}/join`, { token: anna.token, body: {} });
  const line = await host.line();
  const chatToken = (person: Participant) => insist(() => person.request('POST', '/chat-token'), refused);
  const room = await RawSocket.open(chat, (await chatToken(anna))['token']!).opened();
  await chatToken(ben);
  for (const person of [anna, ben]) await insist(() => person.request('POST', '/stage-token', { kind: 'view' }), refused);
  const { stage, chat: roomArn } =
    (await rig.store.records.get<{ stage: string; chat: string }>({ partition: 'rooms', id }))!.value;
  await host.do('chat/delete', { message: await said(rig, ben, roomArn) });
  await host.do('moderation/ban', { person: anna.person });
  await inTheEnd(() => room.closed, 'the end of the banned in the chat room');
  await host.do('session/end', {});

  const isThere = () => rig.aws.status().stages.some(({ arn }) => arn === stage);
  await inTheEnd(() => !isThere(), 'the end of the stage');
  const retried = line.all('frame').filter(({ frame }) => {
    const rows = (frame.patch as { readonly retries?: Readonly<Record<string, object | null>> } | undefined)?.retries;
    return Object.values(rows ?? {}).some(Boolean);
  }).length;
  type Staff = { people: Record<string, { role: string }>; bans?: object; retries?: object };
  const staff = new Replica('staff');
  staff.snapshot(line.all('hello')[0]!.staff!);
  const seen = () => {
    for (const { frame } of line.all('frame')) staff.frame(frame);
    return staff.state as unknown as Staff;
  };
  await inTheEnd(() => Object.keys(seen().retries ?? {}).length === 0, 'nothing to be tried again');
  const { people, bans } = seen();
  line.close();
  const { state } = await rig.json<{ state: { session: { session: { status: string } } } }>('GET', `/api/events/${id}`);
  return {
    outcome: {
      status: state.session.session.status,
      people: Object.fromEntries(Object.entries(people).map(([person, { role }]) => [person, role])),
      banned: Object.keys(bans ?? {}),
    },
    retried,
  };
}

prove({
  name: 'Amazon IVS fails',
  holds: 'throttled, failing, late, or cut off after it was done, whatever it is asked: an event comes to the same end as without, or a client is refused with 503 and when to ask again; staff see what is tried again',
  runs: { short: 4, long: 100 },
  async run(runs) {
    const rig = await Rig.start({ clock });
    try {
      const refused: string[] = [];
      const { outcome: wanted } = await evening(rig, [], refused);
      expect(refused).toEqual([]);
      const counted = { events: 0, faults: 0, 'calls that were to fail': 0, 'errands shown to staff': 0 };
      await fc.assert(fc.asyncProperty(fc.array(fault, { minLength: 1, maxLength: 5 }), async (faults) => {
        const { outcome, retried } = await evening(rig, faults, refused);
        rig.aws.faults.clear();
        clock.skip(BETWEEN);
        expect(outcome).toEqual(wanted);
        counted.events++;
        counted.faults += faults.length;
        counted['calls that were to fail'] += faults.reduce((sum, { times }) => sum + times, 0);
        counted['errands shown to staff'] += retried;
      }), { numRuns: runs, seed: 6, endOnFailure: true });
      // Neither an unknown failure nor anything that nobody was told.
      expect(rig.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
      return { ...counted, 'refused for now': refused.length, 'other ends': 0 };
    } finally {
      await rig[Symbol.asyncDispose]();
    }
  },
});
