import { expect, test } from 'vitest';
import { Replica, type Frame, type Snapshot } from '@rostrum/core/sync';
import { Rig } from '../testing/rig.test.support.js';
import { RawSocket } from '../testing/sockets.test.support.js';
import { until } from '../testing/until.test.support.js';

const framesIn = (room: RawSocket) => room.messages
  .filter(({ EventName }) => EventName === 'rostrum:frame')
  .map(({ Attributes }) => JSON.parse((Attributes as { f: string }).f) as Frame);

test('frames of the public view come through the chat room, and fit the snapshot', async () => {
  await using rig = await Rig.start();
  const { id, host } = await rig.event();
  const { chat } = await rig.json<{ chat: string }>('POST', `/api/events/${id}/join`, { token: host.token, body: {} });
  const { token } = await host.json<{ token: string }>('POST', '/chat-token');
  const room = await RawSocket.open(chat, token).opened();
  const replica = new Replica('public');
  replica.snapshot(await rig.json<Snapshot & Record<string, unknown>>('GET', `/api/events/${id}`));
  await host.do('session/open', {});
  await host.do('session/go-live', {});
  await until(() => {
    for (const frame of framesIn(room)) replica.frame(frame);
    return JSON.stringify(replica.state).includes('"status":"live"');
  }, 'the event to be live in the room');
});

test('in small events the line is the feed', async () => {
  await using rig = await Rig.start({ feed: 'line' });
  const { id, host } = await rig.event();
  const anna = await rig.joined('Anna', id);
  const line = await anna.line();
  await host.do('session/open', {});
  const opened = () => line.all('frame').find((message) => JSON.stringify(message).includes('backstage'));
  expect((await until(opened, 'a public frame')).frame.view).toBe('public');
});
