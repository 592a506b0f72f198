/** The SFU's process: media never waits for what the rest of the server does, and a crash here ends only media. */
import { Socket } from 'node:net';
import { RTCDtlsTransport } from 'werift';
import { FrameWriter } from './frame-writer.js';
import { Sfu } from './sfu.js';
import { SfuFailure, type FromSfu, type Order, type Request, type ToSfu } from './wire.js';

/** As `spawn.ts` lays them out: standard input, output and error, the IPC channel, and then this. */
const FRAMES_FD = 4;

const tell = (event: FromSfu) => {
  if (process.connected) process.send?.(event);
};
const frames = new FrameWriter(new Socket({ fd: FRAMES_FD, readable: false, writable: true }));
const sfu = new Sfu(tell, (tap, frame) => frames.write(tap, frame));

function obey(order: Order): void {
  switch (order.method) {
    case 'end':
      return sfu.end(order.session);
    case 'flow':
      return sfu.flow(order.session, order.play, order.pause);
    case 'select-layer':
      return sfu.selectLayer(order.session, order.layer);
    case 'tap':
      return sfu.tap(order.tap, order.session, order.keyframeEvery);
    case 'untap':
      return sfu.untap(order.tap);
    case 'lose':
      return sfu.lose(order.sessions, order.milliseconds);
    case 'stall': {
      const until = Date.now() + order.milliseconds;
      while (Date.now() < until); // a fault on purpose: the event loop stands still
    }
  }
}

async function reply(id: number, request: Request): Promise<void> {
  try {
    tell({ event: 'reply', id, result: await sfu.handle(request) });
  } catch (error) {
    const code = error instanceof SfuFailure && error.code !== 'unreachable' ? error.code : 'bad-offer';
    tell({ event: 'failure', id, code, message: (error as Error).message });
  }
}

process.on('message', (message: ToSfu) => {
  if ('id' in message) void reply(message.id, message);
  else obey(message);
});

// Without its hub there is nothing to do; a Ctrl+C reaches both processes, and the hub decides.
process.on('disconnect', () => process.exit(0));
process.on('SIGINT', () => undefined);

// A packet that werift cannot digest must not end everybody's media.
process.on('uncaughtException', (error) => console.error('local-aws: SFU:', error));
process.on('unhandledRejection', (error) => console.error('local-aws: SFU:', error));

void RTCDtlsTransport.SetupCertificate().then(() => tell({ event: 'ready' }));
