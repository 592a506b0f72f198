import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldClock } from '../adapters/memory/index.js';
import { asTrack, TrackDouble } from '../devices/source.test.support.js';
import { MediaLink, type Aim } from './media-link.js';
import { MediaDouble } from './stage-media-double.test.support.js';

const MINUTE = 60_000;
const [one, two] = [asTrack(new TrackDouble('video', 'one')), asTrack(new TrackDouble('video', 'two'))];
const view: Aim = { kind: 'view', person: 'ada', tracks: {}, muted: true };
const camera = (video = one, muted = false): Aim => ({ kind: 'camera', person: 'ada', tracks: { video }, muted });

function setUp() {
  const clock = heldClock();
  const media = new MediaDouble();
  const link = new MediaLink({ media, tokens: media, clock, serverNow: () => clock.now(), changed: () => undefined });
  /** What was asked of the room since the last time. */
  const asked = () => media.log.splice(0);
  return { clock, media, link, asked };
}

describe('MediaLink', () => {
  it('goes on air and off with the token exchanged in place', async () => {
    const { clock, link, asked } = setUp();
    expect(link.state).toBe('off');
    link.aim(view);
    expect(link.state).toBe('connecting');
    await clock.advance(0);
    expect(asked()).toEqual(['get view', 'open view']);
    link.aim(camera());
    await clock.advance(0);
    expect(asked()).toEqual(['get camera', 'exchange camera', 'publish']);
    link.aim(view);
    await clock.advance(0);
    // Silent at once, and only then does it ask for a token.
    expect(asked()).toEqual(['publish', 'get view', 'exchange view']);
    await link.close();
    expect(asked()).toEqual(['leave']);
  });

  it('is silent at once, even while the server does not answer', async () => {
    const { clock, media, link } = setUp();
    media.life = { now: () => clock.now(), milliseconds: 5 * MINUTE };
    link.aim(camera());
    await clock.advance(0);
    media.isHeld = true;
    await clock.advance(4 * MINUTE);
    link.aim(view);
    expect(media.current[0]!.publishing).toBe(false);
  });

  it('opens anew where tokens cannot be exchanged', async () => {
    const { clock, media, link, asked } = setUp();
    media.hasOwnKey = false;
    link.aim(view);
    await clock.advance(0);
    link.aim(camera());
    await clock.advance(0);
    expect(asked()).toEqual(['get view', 'open view', 'get camera', 'leave', 'open camera', 'publish']);
  });

  it('exchanges a token before it runs out, since nobody new is received with an old one', async () => {
    const { clock, media, link, asked } = setUp();
    media.life = { now: () => clock.now(), milliseconds: 5 * MINUTE };
    link.aim(view);
    await clock.advance(4 * MINUTE - 1);
    expect(asked()).toEqual(['get view', 'open view']);
    await clock.advance(1);
    expect(asked()).toEqual(['get view', 'exchange view']);
    await clock.advance(20 * MINUTE);
    expect(asked()).toHaveLength(10);
    link.aim(undefined);
    await clock.advance(20 * MINUTE);
    expect(asked()).toEqual(['leave']);
  });

  it('waits longer each time that it fails, and not when something else is asked', async () => {
    const { clock, media, link, asked } = setUp();
    media.failures = 3;
    link.aim(view);
    await clock.advance(499);
    expect(asked()).toEqual(['get view']);
    await clock.advance(1);
    expect(asked()).toEqual(['get view']);
    expect(link.error?.code).toBe('stage/unreachable');
    await clock.advance(999);
    expect(asked()).toEqual([]);
    link.aim(camera());
    await clock.advance(0);
    expect(asked()).toEqual(['get camera']);
    await clock.advance(500);
    expect(asked()).toEqual(['get camera', 'open camera', 'publish']);
    expect(link.error).toBeUndefined();
  });

  it('makes a new connection after an exchange that was refused', async () => {
    const { clock, media, link, asked } = setUp();
    link.aim(view);
    await clock.advance(0);
    media.isHeld = true;
    link.aim(camera());
    await clock.advance(0);
    media.answer();
    await clock.advance(0);
    media.failures = 1;
    media.isHeld = false;
    media.answer();
    await clock.advance(1000);
    expect(asked()).toEqual(['get view', 'open view', 'get camera', 'exchange camera', 'get camera', 'open camera', 'publish']);
    expect(media.current).toHaveLength(1);
  });

  it.each(['kicked', 'stage-deleted', 'token-reused'] as const)('does not come back by itself when it was %s', async (reason) => {
    const { clock, media, link, asked } = setUp();
    link.aim(view);
    await clock.advance(0);
    media.current[0]!.drop(reason);
    await clock.advance(10 * MINUTE);
    expect(link.state).toBe('left');
    expect(link.error).toBeDefined();
    expect(asked()).toEqual(['get view', 'open view']);
    link.aim(camera());
    await clock.advance(0);
    expect(link.state).toBe('connected');
  });

  it('does not exchange while the SDK reconnects, but is silent at once', async () => {
    const { clock, media, link, asked } = setUp();
    link.aim(camera());
    await clock.advance(0);
    asked();
    media.current[0]!.is('reconnecting');
    expect(link.state).toBe('reconnecting');
    link.aim(view);
    await clock.advance(MINUTE);
    expect(asked()).toEqual(['publish']);
    expect(media.current[0]!.publishing).toBe(false);
    media.current[0]!.is('connected');
    await clock.advance(0);
    expect(asked()).toEqual(['get view', 'exchange view']);
  });

  it('ends up where it should be, whatever is asked and fails in whatever order', async () => {
    const act = fc.oneof(
      fc.constantFrom(undefined, view, camera(), camera(two), camera(one, true)).map((aim) => ({ aim })),
      fc.constantFrom('hold', 'answer', 'let go', 'fail', 'failed', 'kicked', 'reconnecting', 'connected').map((room) => ({ room })),
      fc.constantFrom(0, 400, 30_000, 3 * MINUTE).map((wait) => ({ wait })),
    );
    await fc.assert(fc.asyncProperty(fc.array(act, { maxLength: 40 }), fc.boolean(), async (acts, hasOwnKey) => {
      const { clock, media, link } = setUp();
      media.hasOwnKey = hasOwnKey;
      media.life = { now: () => clock.now(), milliseconds: 5 * MINUTE };
      let aim: Aim | undefined;
      const letGo = async () => {
        media.isHeld = false;
        while (media.answer()) await clock.advance(0);
      };
      for (const each of acts) {
        if ('aim' in each) link.aim((aim = each.aim));
        if ('wait' in each) await clock.advance(each.wait);
        if (!('room' in each)) continue;
        const open = media.current[0];
        if (each.room === 'hold') media.isHeld = true;
        if (each.room === 'answer') media.answer();
        if (each.room === 'let go') await letGo();
        if (each.room === 'fail') media.failures++;
        if (each.room === 'failed' || each.room === 'kicked') open?.drop(each.room);
        if (each.room === 'reconnecting' || each.room === 'connected') open?.is(each.room);
      }
      await letGo();
      media.failures = 0;
      media.current[0]?.is('connected');
      await clock.advance(2 * MINUTE);
      // Somebody who was kicked comes back only for something else.
      if (link.state === 'left') {
        link.aim(undefined);
        link.aim(aim);
        await clock.advance(0);
      }
      expect(media.violations).toEqual([]);
      expect(media.current).toHaveLength(aim ? 1 : 0);
      expect(link.connection).toBe(media.current[0]);
      expect(link.state).toBe(aim ? 'connected' : 'off');
      if (!aim) return;
      expect(media.current[0]).toMatchObject({ kind: aim.kind, publishing: aim.kind === 'camera' });
      expect(media.current[0]!.tracks.video).toBe(aim.tracks.video);
      if (aim.kind === 'camera') expect(media.current[0]!.isMuted).toBe(aim.muted);
    }), { numRuns: 500 });
  });
});
