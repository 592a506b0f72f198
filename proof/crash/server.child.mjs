/** The server that `crash.proof.ts` runs: once armed, it ends itself by SIGKILL when it passes a point for the n-th time. */
import { openStore } from '@rostrum/server/store';
import { startServer } from '@rostrum/server/node';
import { pino } from 'pino';
import { WebSocket } from 'ws';

const { directory, port, endpoint, secret, point, times } = JSON.parse(process.argv[2]);
const store = await openStore({ directory });
let armed = false;
let left = times;

/** Never comes back when this is the point and the time. */
function pass(name) {
  if (!armed || name !== point || --left > 0) return;
  process.kill(process.pid, 'SIGKILL');
}
/** Before and after a method of the store. */
function around(target, method, before, after) {
  const real = target[method].bind(target);
  target[method] = async (...args) => {
    before(...args);
    const running = real(...args);
    after.meanwhile?.();
    const result = await running;
    after.then?.(...args);
    return result;
  };
}

around(store.log, 'append', () => pass('before the append'), {
  // The request is on its way: it may arrive or not.
  meanwhile: () => setImmediate(() => pass('during the append')),
  then: () => pass('after the append'),
});
around(store.auth, 'bar', () => pass('before an effect'), { then: () => pass('in an effect') });
around(store.snapshots.table, 'put', ({ sk }) => {
  if (sk.startsWith('MANIFEST#')) pass('in a snapshot');
}, {});
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (data, ...rest) {
  if (String(data).startsWith('{"t":"frame"')) pass('before the fan-out');
  if (String(data).startsWith('{"t":"ack"')) pass('before the answer');
  return send.call(this, data, ...rest);
};

await startServer({
  store, port, development: true, hookSecret: secret, log: pino({ level: 'error' }, pino.destination(2)),
  aws: { region: 'us-east-1', endpoint },
});
process.stdin.on('data', () => {
  armed = true;
  process.stdout.write('armed\n');
});
// Nobody is left to end it.
process.stdin.on('end', () => process.exit());
process.stdout.write('ready\n');
