import { createSocket, type RemoteInfo } from 'node:dgram';
import { once } from 'node:events';
import fc from 'fast-check';
import type { Message} from 'werift';
import { parseMessage } from 'werift';
import { expect, it } from 'vitest';
import { refusal, refuse } from './refuse.js';

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

it('says a farewell from the port that the browser knows', async () => {
  const [browser, died] = [createSocket('udp4'), createSocket('udp4')];
  for (const socket of [browser, died]) await new Promise<void>((bound) => { socket.bind(0, '127.0.0.1', bound); });
  const [to, from] = [browser.address(), died.address().port];
  await new Promise<void>((closed) => { died.close(closed); });
  const record = Buffer.from('over').toString('base64');
  const heard = once(browser, 'message') as Promise<[Buffer, RemoteInfo]>;
  refuse([{ port: from, password: 'secret', farewell: { from, to, record } }]);
  const [message, { port }] = await heard;
  expect([String(message), port]).toEqual(['over', from]);
  browser.close();
});
