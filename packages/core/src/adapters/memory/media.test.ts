import { describe } from 'vitest';
import type { RemoteParticipant, StageChange, StageConnection } from '../../ports/index.js';
import { stageMediaContract, type Shown, type TestRoom, type TestSeat } from '../../ports/stage-media.test.support.js';
import { createMemoryBackend } from './index.js';

describe('StageMedia in memory', () => stageMediaContract(async () => memoryRoom()));

function memoryRoom(): TestRoom {
  const backend = createMemoryBackend();
  const host = backend.as('host', { role: 'host' });
  host.arrive();
  host.send('session/open', {});
  host.send('session/go-live', {});
  return {
    async open(person, kind) {
      const seat = backend.as(person, { role: 'speaker' });
      const grant = (wanted: typeof kind) => {
        if (wanted === 'view') return;
        if (!backend.tables.slots.get(`c${person}`)) seat.send('stage/join', {});
        if (wanted === 'screen') seat.send('stage/share', {});
      };
      grant(kind);
      const token = await seat.stageTokens.get(kind);
      const connection = await seat.media.open({ token, person, publishOnly: kind === 'screen' });
      return testSeat(connection, token.participant, async (wanted) => {
        if (wanted === 'bad') return { token: 'bad', participant: token.participant, publish: true };
        grant(wanted);
        return seat.stageTokens.get(wanted, token.participant);
      });
    },
    async kick(_seat, person) {
      host.send('moderation/kick', { person });
    },
    async delete() {
      host.send('session/end', {});
    },
  };
}

type Token = Parameters<StageConnection['exchange']>[0];
function testSeat(
  connection: StageConnection, participant: string, tokenFor: (kind: Parameters<TestSeat['exchange']>[0]) => Promise<Token>,
): TestSeat {
  const ids: string[][] = [];
  const cues: string[] = [];
  const left: (StageChange & { type: 'left' })['reason'][] = [];
  connection.subscribe((change) => {
    if (change.type === 'left') left.push(change.reason);
    else if (change.type === 'cue') cues.push(change.text);
    else if (connection.state !== 'left') ids.push(connection.participants.map(({ id }) => id));
  });
  return {
    participant,
    look: async () => ({
      state: connection.state, publishing: connection.publishing, participants: connection.participants.map(shown),
    }),
    networks: async () => ({
      own: connection.network, of: Object.fromEntries(connection.participants.map(({ id, network }) => [id, network])),
    }),
    heard: async () => ({ ids, cues, left }),
    async exchange(kind) {
      await connection.exchange(await tokenFor(kind)).catch(({ code }) => { throw new Error(code); });
    },
    publish: ({ audio, video }) => connection.publish({ audio: audio ? track() : undefined, video: video ? track() : undefined }),
    setMuted: async (source, muted) => connection.setMuted(source, muted),
    setAudioOnly: async (on) => connection.setAudioOnly(on),
    sendCue: async (text) => connection.sendCue(text),
    leave: () => connection.leave(),
  };
}

const track = () => ({}) as MediaStreamTrack;
const shown = ({ audio, video, network: _, ...rest }: RemoteParticipant): Shown => ({ ...rest, audio: !!audio, video: !!video });
