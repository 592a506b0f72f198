import fc from 'fast-check';
import type { Message} from 'werift';
import { parseMessage } from 'werift';
import { expect, it } from 'vitest';
import { refusal } from './refuse.js';

it('answers a connectivity check with an error that its sender can trust', () => {
  const check = Buffer.alloc(20);
  check.writeUInt16BE(0x0001, 0);
  check.writeUInt32BE(0x2112_a442, 4);
  check.write('transaction!', 8);
  const reply = refusal(check, 'secret');
  // Fails unless message integrity and fingerprint are right.
  const message: Message | undefined = parseMessage(reply ?? Buffer.alloc(0), Buffer.from('secret'));
  expect(message?.transactionId).toEqual(Buffer.from('transaction!'));
  expect(message?.getAttributeValue('ERROR-CODE')?.[0]).toBe(400);
});

it('answers nothing else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const isCheck = bytes.length >= 20 && bytes[0] === 0 && bytes[1] === 1;
      expect(refusal(Buffer.from(bytes), 'secret') !== undefined).toBe(isCheck);
    }),
  );
});
