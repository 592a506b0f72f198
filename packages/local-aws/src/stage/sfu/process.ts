/** The SFU's process: media never waits for what the rest of the server does, and a crash here ends only media. */
import { RTCDtlsTransport } from 'werift';
import { refuse } from './refuse.js';
import { Sfu } from './sfu.js';
import { SfuFailure, type FromSfu, type Order, type Request, type ToSfu } from './wire.js';

const tell = (event: FromSfu) => {
  if (process.connected) process.send?.(event);
};
const sfu = new Sfu(tell);

function obey(order: Order): void {
  switch (order.method) {
    case 'end':
      return sfu.end(order.session);
    case 'flow':
      return sfu.flow(order.session, order.play, order.pause);
    case 'select-layer':
      return sfu.selectLayer(order.session, order.layer);
    case 'refuse':
      return refuse(order.endpoints);
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
