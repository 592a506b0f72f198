import { WebSocket } from './person.mjs';

/**
 * The public view as a person of the event gets it: the frames out of the chat room, each with its bytes as delivered.
 * Resolves to what ends it.
 */
export async function followFeed(person, event, heard) {
  const { chat } = await person.post(event, 'join');
  const { token } = await person.post(event, 'chat-token');
  const socket = new WebSocket(chat, [token], { perMessageDeflate: false });
  socket.on('message', (text) => {
    const { EventName, Attributes } = JSON.parse(text);
    if (EventName === 'rostrum:frame') heard(JSON.parse(Attributes.f), text.length);
  });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return () => socket.close();
}
