import { describe, expect, it } from 'vitest';
import { encodeCue } from './cue.js';
import { large, notice, poll, quiz, Studio } from './viewer.test.support.js';

const near = (ms: number, by = 1100) => ({
  asymmetricMatch: (value: unknown) => typeof value === 'number' && Math.abs(value - ms) <= by,
  toString: () => `near ${ms}`,
});

async function studioWith(latency?: number, tells?: 'nothing' | 'latency' | 'time') {
  const studio = new Studio(latency, tells);
  await studio.begin();
  return studio;
}

describe('overlays in time with the picture', () => {
  it('appear at once on the stage, for their time, and again for nobody (S2.9, S2.11)', async () => {
    const studio = new Studio();
    await studio.begin(false);
    const ada = await studio.viewer('ada', 'stage');
    const from = studio.clock.now();
    const id = await studio.send(notice(10));
    await studio.clock.advance(30_000);
    expect(ada.times(from)).toEqual({ [id]: [near(0), near(10_000, 20)] });
  });

  it.each([
    ['by cue', 'nothing', false, true],
    ['by latency, with metadata lost', 'latency', true, true],
    ['by the dates of the stream, with metadata lost', 'time', true, true],
    ['by cue alone, with the feed lost', 'nothing', false, false],
  ] as const)('reach a viewer 18 s late when the picture does, for the full time: %s (S3.4)', async (_, tells, losesCues, feed) => {
    const studio = await studioWith(18, tells);
    const ada = await studio.viewer();
    studio.losesCues = losesCues;
    if (tells === 'nothing') {
      // One cue has to have passed for the clock to know.
      await studio.send(notice(5));
      await studio.clock.advance(40_000);
    }
    if (!feed) studio.scene.backend.loseFrames(1);
    const from = studio.clock.now();
    const id = await studio.send(notice(10));
    await studio.clock.advance(25_000);
    expect(ada.shown?.id).toBe(id);
    await studio.clock.advance(20_000);
    expect(ada.times(from)[id]).toEqual([near(18_000, 100), near(28_000, 100)]);
  });

  it('do not wait for a cue that never comes: the feed and the usual delay do (S2.10)', async () => {
    const studio = await studioWith(6, 'nothing');
    studio.losesCues = true;
    const ada = await studio.viewer();
    const from = studio.clock.now();
    const id = await studio.send(notice(10));
    await studio.clock.advance(30_000);
    expect(ada.times(from)).toEqual({ [id]: [near(5000), near(15_000)] });
  });

  it('have for one who joins late the time that is left', async () => {
    const studio = await studioWith(8, 'latency');
    const from = studio.clock.now();
    const id = await studio.send(notice(20));
    await studio.clock.advance(15_000);
    const ada = await studio.viewer();
    expect(ada.shown?.id).toBe(id);
    await studio.clock.advance(30_000);
    expect(ada.times(from)[id]).toEqual([near(15_000), near(28_000, 100)]);
  });

  it('stand while the picture does, and go on with it', async () => {
    const studio = await studioWith(5, 'time');
    const ada = await studio.viewer();
    const from = studio.clock.now();
    const id = await studio.send(notice(10));
    await studio.clock.advance(10_000);
    const { timers } = ada;
    ada.player.pause();
    await studio.clock.advance(60_000);
    expect(ada.shown?.id).toBe(id);
    expect(ada.timers - timers).toBeLessThan(3);
    ada.player.play();
    await studio.clock.advance(10_000);
    expect(ada.times(from)).toEqual({ [id]: [near(5000, 100), near(75_000, 100)] });
  });

  it('go when they are stopped or replaced, in the picture', async () => {
    const studio = await studioWith(8, 'time');
    const ada = await studio.viewer();
    const from = studio.clock.now();
    const first = await studio.send(notice(30));
    await studio.clock.advance(3000);
    const second = await studio.send(large);
    await studio.clock.advance(4000);
    await studio.stop(second);
    await studio.clock.advance(30_000);
    expect(ada.times(from)).toEqual({ [first]: [near(8000, 100), near(11_000, 100)], [second]: [near(11_000, 100), near(15_000, 100)] });
  });

  it('set no timer while nothing is due', async () => {
    const studio = await studioWith(5, 'nothing');
    const ada = await studio.viewer();
    await studio.send(notice(5));
    await studio.clock.advance(30_000);
    const { timers } = ada;
    await studio.clock.advance(1_200_000);
    expect(ada.timers).toBe(timers);
    expect(ada.shown).toBeUndefined();
  });

  it('are not shown without a picture, and go on when it is back', async () => {
    const studio = await studioWith(5, 'time');
    const ada = await studio.viewer();
    const id = await studio.send(notice(30));
    await studio.clock.advance(8000);
    ada.player.attach(undefined);
    expect(ada.shown).toBeUndefined();
    ada.player.attach({} as HTMLVideoElement);
    await studio.clock.advance(1000);
    expect(ada.shown?.id).toBe(id);
  });

  it('stay when one goes from the stage to the later channel, until the picture has passed them there', async () => {
    const studio = await studioWith(18, 'time');
    const ada = await studio.viewer('ada', 'stage');
    const from = studio.clock.now();
    const first = await studio.send(notice(5));
    await studio.clock.advance(6000);
    const second = await studio.send(notice(10));
    await studio.clock.advance(3000);
    ada.watch('channel');
    expect(ada.shown?.id).toBe(second);
    await studio.clock.advance(60_000);
    expect(ada.times(from)).toEqual({ [first]: [near(0), near(5000, 20)], [second]: [near(6000), near(34_000, 100)] });
  });

  it('are there at once when one goes from the channel to the stage', async () => {
    const studio = await studioWith(18, 'time');
    const ada = await studio.viewer();
    const from = studio.clock.now();
    const id = await studio.send(notice(20));
    await studio.clock.advance(6000);
    expect(ada.shown).toBeUndefined();
    ada.watch('stage');
    expect(ada.shown?.id).toBe(id);
    await studio.clock.advance(60_000);
    expect(ada.times(from)).toEqual({ [id]: [near(6000, 50), near(20_000, 50)] });
  });

  it('tell when a phase ends in the time of this machine', async () => {
    const studio = await studioWith(8, 'time');
    const ada = await studio.viewer();
    await studio.send(poll(20));
    await studio.clock.advance(8100);
    const { shown } = ada;
    expect(shown).toMatchObject({ phase: 'open', phaseLength: 18_000, mayAnswer: true });
    expect(shown!.phaseEndsAt! - studio.clock.now()).toEqual(near(17_900, 150));
    await studio.clock.advance(1000);
    // Nothing new to say: the same object.
    expect(ada.shown).toBe(shown);
  });
});

describe('the viewer’s own part', () => {
  it('answers a quiz, is told, and is done with it 2 s later (S2.11)', async () => {
    const studio = await studioWith(8, 'time');
    const ada = await studio.viewer();
    await studio.send(quiz(15));
    await studio.clock.advance(9000);
    expect(ada.shown).toMatchObject({ mayAnswer: true, myChoice: undefined, correct: undefined });
    const answered = ada.overlays.answer(0);
    expect(ada.shown).toMatchObject({ sending: true });
    await studio.scene.outcome(answered);
    expect(ada.shown).toMatchObject({ phase: 'results', myChoice: 0, correct: 1, sending: false, mayAnswer: false });
    await studio.clock.advance(1500);
    expect(ada.shown).toBeDefined();
    await studio.clock.advance(1000);
    expect(ada.shown).toBeUndefined();
  });

  it('of a viewer 18 s late has the full time to answer (S2.11)', async () => {
    const studio = await studioWith(18, 'time');
    const ada = await studio.viewer();
    const id = await studio.send(quiz(10));
    await studio.clock.advance(27_500);
    expect(ada.shown).toMatchObject({ id, phase: 'open', mayAnswer: true });
    await studio.scene.outcome(ada.overlays.answer(1));
    expect(studio.scene.backend.tables.tallies.get(id)?.counts).toEqual([0, 1, 0]);
  });

  it('tells how an answer was refused, and lets it be tried again', async () => {
    const studio = await studioWith(8, 'time');
    const ada = await studio.viewer();
    await studio.send(poll(20));
    await studio.clock.advance(9000);
    expect(await studio.scene.outcome(ada.overlays.answer(4))).toBe('overlays/no-such-choice');
    expect(ada.shown).toMatchObject({ refusal: { code: 'overlays/no-such-choice' }, sending: false, mayAnswer: true });
    await studio.scene.outcome(ada.overlays.answer(1));
    expect(ada.shown).toMatchObject({ refusal: undefined, myChoice: 1, mayAnswer: true });
    await studio.scene.outcome(ada.overlays.answer(0));
    expect(ada.shown).toMatchObject({ myChoice: 0, tally: { counts: [1, 0] } });
  });

  it('is not asked of staff, and refused when nothing is open', async () => {
    const studio = await studioWith(8, 'time');
    const host = await studio.viewer('host');
    expect(await studio.scene.outcome(host.overlays.answer(0))).toBe('overlays/closed');
    await studio.send(poll(20));
    await studio.clock.advance(9000);
    expect(host.shown).toMatchObject({ phase: 'open', mayAnswer: false });
  });

  it('keeps closed what the viewer has closed', async () => {
    const studio = await studioWith(8, 'time');
    const ada = await studio.viewer();
    const id = await studio.send(large);
    await studio.clock.advance(10_000);
    expect(ada.shown?.id).toBe(id);
    ada.overlays.dismiss();
    expect(ada.shown).toBeUndefined();
    ada.overlays.stop();
    ada.overlays.start();
    await studio.clock.advance(10_000);
    expect(ada.shown).toBeUndefined();
    const next = await studio.send(notice());
    await studio.clock.advance(9000);
    expect(ada.shown?.id).toBe(next);
  });
});

describe('content that came by reference', () => {
  it('is fetched once, before the picture is there, and again while that fails (S2.10)', async () => {
    const studio = await studioWith(8, 'time');
    const ada = await studio.viewer();
    ada.failures = 2;
    const id = await studio.send(large);
    await studio.clock.advance(9000);
    expect(ada.shown).toMatchObject({ id, content: { kind: 'product', title: 'A lamp' } });
    expect(ada.fetched).toEqual([id, id, id]);
    await studio.clock.advance(60_000);
    expect(ada.fetched).toHaveLength(3);
  });

  it('shows the frame of it while it is not there yet', async () => {
    const studio = await studioWith(8, 'time');
    const ada = await studio.viewer();
    ada.failures = 6;
    const id = await studio.send(large);
    await studio.clock.advance(9000);
    expect(ada.shown).toMatchObject({ id, content: undefined });
    await studio.clock.advance(60_000);
    expect(ada.shown).toMatchObject({ id, content: { kind: 'product' } });
  });
});

describe('a cue out of a publisher’s picture', () => {
  it('brings an overlay before the feed does, with the server’s content', async () => {
    const studio = new Studio();
    await studio.begin(false);
    const ada = await studio.viewer('ada', 'stage');
    studio.scene.backend.loseFrames(1);
    const id = await studio.send(notice(10, 'True'));
    expect(ada.shown).toBeUndefined();
    const text = encodeCue({ id, at: studio.clock.now(), content: { kind: 'notice', title: 'Fake', message: 'Fake', duration: 10 } });
    ada.overlays.hint(text);
    ada.overlays.hint(text);
    await studio.clock.advance(100);
    expect(ada.shown).toMatchObject({ id, content: { message: 'True' } });
    expect(ada.fetched).toEqual([id]);
  });

  it('that is forged shows nothing, ends nothing, and asks the server for little', async () => {
    const studio = new Studio();
    await studio.begin(false);
    const ada = await studio.viewer('ada', 'stage');
    const id = await studio.send(notice(30));
    for (let forged = 0; forged < 200; forged++) {
      ada.overlays.hint(encodeCue({ id: `zz${forged.toString(36)}`, at: studio.clock.now() }));
      ada.overlays.hint(encodeCue({ id, endedAt: studio.clock.now() }));
      await studio.clock.advance(50);
    }
    expect(ada.shown?.id).toBe(id);
    expect(ada.fetched.length).toBeLessThanOrEqual(3);
  });
});
