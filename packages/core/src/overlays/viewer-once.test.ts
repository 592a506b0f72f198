import fc from 'fast-check';
import { expect, it } from 'vitest';
import { large, notice, poll, Studio, type Viewer } from './viewer.test.support.js';

type Step = (studio: Studio, viewer: Viewer) => Promise<unknown> | void;

const pass = fc.integer({ min: 1500, max: 15_000 }).map((ms): Step => ({ clock }) => clock.advance(ms));
const send = fc.constantFrom(notice(5), notice(20), poll(10), large).map((content): Step => async (studio) => {
  await studio.send(content);
  await studio.clock.advance(1500);
});
const stop: fc.Arbitrary<Step> = fc.constant(async (studio) => {
  const active = [...studio.scene.backend.tables.overlays.values()].find(({ endedAt }) => endedAt === undefined);
  if (active) await studio.stop(active.id);
});
const picture = fc.constantFrom<Step>(
  (_, { player }) => player.pause(),
  (_, { player }) => player.play(),
  ({ stream }) => stream.stall(true),
  ({ stream }) => stream.stall(false),
);
const jump = fc.constantFrom<Step>(
  (_, { player }) => player.toLive(),
  (_, viewer) => viewer.watch('stage'),
  (_, viewer) => viewer.watch('channel'),
);
const loss = fc.constantFrom<Step>(
  (studio) => void (studio.losesCues = true),
  (studio) => void (studio.losesCues = false),
  ({ scene }) => scene.backend.loseFrames(1),
  ({ scene }) => scene.backend.loseFrames(0),
);
const tells = fc.constantFrom('nothing' as const, 'latency' as const, 'time' as const);
const latency = fc.integer({ min: 2, max: 19 });

async function play(path: readonly Step[], late: number, told: 'nothing' | 'latency' | 'time') {
  const studio = new Studio(late, told);
  await studio.begin();
  const viewer = await studio.viewer();
  for (const step of path) await step(studio, viewer);
  studio.scene.backend.loseFrames(0);
  studio.stream.stall(false);
  viewer.player.play();
  await studio.clock.advance(400_000);
  const ids = viewer.screen.map(({ id }) => id).filter((id) => id !== undefined);
  return { ids, sent: [...studio.scene.backend.tables.overlays.values()], viewer, studio };
}

it('shows each overlay at most once, through any pause, jump, loss and change of what is watched (S2.9)', async () => {
  await fc.assert(fc.asyncProperty(
    fc.array(fc.oneof(pass, send, send, stop, picture, jump, loss), { maxLength: 25 }), latency, tells,
    async (path, late, told) => {
      const { ids, sent, viewer } = await play(path, late, told);
      expect(ids).toEqual([...new Set(ids)]);
      // In the end everything is over but what is shown until it is stopped.
      const left = sent.find(({ endedAt }) => endedAt === undefined);
      expect([undefined, left?.id]).toContain(viewer.shown?.id);
    },
  ), { numRuns: 60 });
});

it('loses none while the feed or the cues come through, and the viewer only pauses and waits', async () => {
  await fc.assert(fc.asyncProperty(
    fc.array(fc.oneof(pass, send, stop, picture), { maxLength: 25 }), latency, tells,
    async (path, late, told) => {
      const { ids, sent } = await play(path, late, told);
      expect(ids).toEqual(sent.map(({ id }) => id));
    },
  ), { numRuns: 60 });
});
