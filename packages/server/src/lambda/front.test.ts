import { expect, test } from 'vitest';
import { FRONT, pastTheFront } from './front.js';

const from = (headers: Record<string, string>) => new Request('https://api.test/api/events', { headers });

test('what comes past the firewall is refused (S4.18)', async () => {
  for (const headers of [{}, { [FRONT]: '' }, { [FRONT]: 'wrong' }, { [FRONT]: 'right, right' }] as Record<string, string>[]) {
    const refusal = pastTheFront(from(headers), 'right')!;
    expect(refusal.status).toBe(403);
    expect(await refusal.json()).toMatchObject({ code: 'http/not-the-front' });
  }
  expect(pastTheFront(from({ [FRONT]: 'right' }), 'right')).toBeUndefined();
});

test('where nobody is in front, all come in', () => {
  expect(pastTheFront(from({}), undefined)).toBeUndefined();
});
