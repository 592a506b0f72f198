import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf, histories, HISTORY, Rehearsal, RUNS } from '../event/rehearsal.test.support.js';
import { CHANNEL } from './index.js';

const OPEN = { url: 'https://example.com/live.m3u8', source: 'composition', isPrivate: false, allowance: 20 };
const channel = (live: Rehearsal) => live.tables.channel.get(CHANNEL);
const start = (live: Rehearsal, stream: string) => codeOf(live.system('playback/start', { stream }));
const stop = (live: Rehearsal, stream: string) => codeOf(live.system('playback/stop', { stream }));

describe('playback', () => {
  it('every history: a stream that has ended is never live again (S2.19)', () => {
    fc.assert(fc.property(histories(['playback']), (steps) => {
      const live = new Rehearsal();
      for (const step of steps) {
        const before = channel(live);
        live.take(step);
        const after = channel(live);
        if (before?.state === 'offline' && after?.state === 'live') expect(after.stream).not.toBe(before.stream);
        if (after?.state === 'live') expect([typeof after.startedAt, after.stoppedAt]).toEqual(['number', undefined]);
      }
    }), { numRuns: RUNS });
  });

  it('tells everybody where the channel plays and whether it is live', () => {
    const live = new Rehearsal({ live: false });
    expect(start(live, 'st-1')).toBe('playback/no-channel');
    expect(stop(live, 'st-1')).toBe('playback/no-channel');
    expect(codeOf(live.system('playback/open', OPEN))).toBeUndefined();
    expect(codeOf(live.system('playback/open', OPEN))).toBe('playback/already-open');
    expect(start(live, 'st-1')).toBeUndefined();
    expect(start(live, 'st-1')).toBe('playback/already-live');
    live.engine.settle();
    expect(live.engine.publicView.snapshot().state).toMatchObject({
      channel: { channel: { ...OPEN, state: 'live', stream: 'st-1', startedAt: HISTORY } },
    });
    live.pass(1_000);
    expect(stop(live, 'st-0')).toBe('playback/other-stream');
    expect(stop(live, 'st-1')).toBeUndefined();
    expect(channel(live)).toMatchObject({ state: 'offline', startedAt: HISTORY, stoppedAt: HISTORY + 1_000 });
    expect(stop(live, 'st-1')).toBe('playback/not-live');
  });

  it('a start that comes after its own end starts nothing (S2.19)', () => {
    const live = new Rehearsal();
    live.system('playback/open', OPEN);
    expect(stop(live, 'st-1')).toBeUndefined();
    expect(start(live, 'st-1')).toBe('playback/stream-over');
    expect(start(live, 'st-2')).toBeUndefined();
  });

  it('another address is another channel; another allowance is the same one', () => {
    const live = new Rehearsal();
    live.system('playback/open', OPEN);
    start(live, 'st-1');
    live.system('playback/open', { ...OPEN, allowance: 10 });
    expect(channel(live)).toMatchObject({ state: 'live', allowance: 10 });
    live.system('playback/open', { ...OPEN, url: 'https://example.com/other.m3u8' });
    expect(channel(live)?.state).toBe('offline');
  });
});
