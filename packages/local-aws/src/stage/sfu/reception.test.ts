import { describe, expect, it } from 'vitest';
import { Reception } from './reception.js';

describe('a receiver report', () => {
  it('counts what is missing, in all and since the last one', () => {
    const reception = new Reception(90_000);
    for (const sequence of [65_534, 65_535, 1, 2]) reception.arrived(sequence, 0, 0);
    expect(reception.report(0)).toMatchObject({
      packetsLost: 1,
      fractionLost: Math.floor(256 / 5),
      highestSequence: 65_538,
    });
    reception.arrived(3, 0, 0);
    expect(reception.report(0)).toMatchObject({ packetsLost: 1, fractionLost: 0 });
  });

  it('has no jitter when packets come as evenly as they were made', () => {
    const reception = new Reception(90_000);
    for (let index = 0; index < 50; index += 1) reception.arrived(index, index * 3000, index * (3000 / 90));
    expect(reception.report(0).jitter).toBeLessThanOrEqual(1);
  });

  it('returns the time of the sender report and how long ago it came', () => {
    const reception = new Reception(90_000);
    expect(reception.report(0)).toMatchObject({ lsr: 0, dlsr: 0 });
    reception.senderReport(0x0001_0002_0003_0004n, 1000);
    expect(reception.report(1500)).toMatchObject({ lsr: 0x0002_0003, dlsr: 32_768 });
  });
});
