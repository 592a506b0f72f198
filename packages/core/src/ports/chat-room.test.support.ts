import { expect, it } from 'vitest';
import type { ChatRoom } from './chat-room.js';

export interface TestChat {
  /** The room as this person has it; ada, ben and cara may write. */
  of(person: string): ChatRoom;
  remove(message: string): Promise<void>;
  /** From now on nobody may write. */
  turnOff(): Promise<void>;
  sendAway(person: string): Promise<void>;
  /** The network breaks, and is there again at once. */
  drop(person: string): Promise<void>;
}

/** What every adapter of `ChatRoom` does. `chat` gives a fresh room. */
export function chatRoomContract(chat: () => Promise<TestChat>): void {
  const enter = async (room: ChatRoom) => {
    const heard: string[] = [];
    const ids: string[] = [];
    room.on({
      message: ({ id, person, name, role, text, at }) => {
        ids.push(id);
        heard.push(`${name} (${person}, ${role}): ${text}${at > 0 ? '' : '?'}`);
      },
      deleted: (id) => heard.push(`deleted ${ids.indexOf(id)}`),
      state: (state) => heard.push(state),
    });
    room.connect();
    await expect.poll(() => heard.at(-1), { timeout: 5000 }).toBe('connected');
    return { room, heard, ids };
  };

  it('delivers a message to everybody, the sender too, and then says so (S4.7)', async () => {
    const { of } = await chat();
    const [ada, ben] = [await enter(of('ada')), await enter(of('ben'))];
    await ada.room.send('hello');
    const line = 'Ada (ada, attendee): hello';
    expect(ada.heard).toEqual(['connecting', 'connected', line]);
    await expect.poll(() => ben.heard).toEqual(['connecting', 'connected', line]);
    ada.room.close();
    ben.room.close();
  });

  it('does not send while it is not connected', async () => {
    const { of } = await chat();
    const room = of('ada');
    await expect(room.send('early')).rejects.toMatchObject({ code: 'chat/offline' });
    const { heard } = await enter(room);
    room.close();
    expect(heard.at(-1)).toBe('closed');
    await expect(room.send('late')).rejects.toMatchObject({ code: 'chat/offline' });
    await enter(room);
    await room.send('again');
    room.close();
  });

  it('tells of a message that was deleted', async () => {
    const { of, remove } = await chat();
    const ada = await enter(of('ada'));
    await ada.room.send('oh');
    await remove(ada.ids[0]!);
    await expect.poll(() => ada.heard.at(-1)).toBe('deleted 0');
    ada.room.close();
  });

  it('says that a message was refused, and delivers it to nobody (S4.9)', async () => {
    const { of, turnOff } = await chat();
    const [ada, ben] = [await enter(of('ada')), await enter(of('ben'))];
    await turnOff();
    await expect(ada.room.send('psst')).rejects.toMatchObject({ code: 'chat/refused' });
    expect(ben.heard).toEqual(['connecting', 'connected']);
    ada.room.close();
    ben.room.close();
  });

  it('refuses what is too long (S2.8)', async () => {
    const { of } = await chat();
    const ada = await enter(of('ada'));
    await expect(ada.room.send('x'.repeat(501))).rejects.toMatchObject({ code: 'chat/too-long' });
    ada.room.close();
  });

  it('stays closed for somebody who was sent away (S4.12)', async () => {
    const { of, sendAway } = await chat();
    const [ada, ben] = [await enter(of('ada')), await enter(of('ben'))];
    await sendAway('ada');
    await expect.poll(() => ada.heard.at(-1)).toBe('closed');
    await ben.room.send('gone?');
    expect(ada.heard).not.toContain('Ben (ben, attendee): gone?');
    ben.room.close();
  });

  it('comes back after the network was gone', async () => {
    const { of, drop } = await chat();
    const ada = await enter(of('ada'));
    await drop('ada');
    await expect.poll(() => ada.heard, { timeout: 5000 }).toEqual(['connecting', 'connected', 'reconnecting', 'connected']);
    await ada.room.send('back');
    ada.room.close();
  });

  it('tells a listener nothing after its subscription has ended', async () => {
    const { of } = await chat();
    const room = of('ada');
    const heard: string[] = [];
    const stop = room.on({ message: ({ text }) => heard.push(text) });
    await enter(room);
    await room.send('one');
    stop();
    await room.send('two');
    expect(heard).toEqual(['one']);
    room.close();
  });
}
