import { describe, expect, it } from 'vitest';
import { createChatLog } from './chat-log.js';
import type { ChatLog } from './contract.js';
import { Scene } from './scene.test.support.js';

const texts = (log: ChatLog) => log.getState().lines.map(({ text, code }) => text ?? code);

async function chatting() {
  const scene = new Scene();
  const [hanna, amy] = [await scene.enter('hanna', 'host'), await scene.enter('amy')];
  const logs = { hanna: scene.chat('hanna', hanna), amy: scene.chat('amy', amy) };
  const open = async (...which: ChatLog[]) => {
    for (const log of which) log.connect();
    await scene.clock.advance(10);
  };
  return { scene, hanna, amy, logs, open };
}

describe('createChatLog', () => {
  it('brings history, group, direct and system messages into one order, without doubles (S4.7)', async () => {
    const { scene, hanna, logs, open } = await chatting();
    const ben = scene.backend.as('ben');
    ben.say('Before');
    await scene.clock.advance(1000);
    await open(logs.amy, logs.hanna);
    await scene.outcome(logs.amy.send('Hello'));
    await scene.clock.advance(1000);
    await scene.outcome(logs.amy.sendDirect('Psst'));
    await scene.clock.advance(1000);
    await scene.goLive(hanna);
    expect(texts(logs.amy)).toEqual(['Before', 'Hello', 'Psst', 'live']);
    expect(texts(logs.hanna)).toEqual(['Before', 'Hello', 'Psst', 'live']);
    expect(logs.amy.getState().lines.map(({ kind }) => kind)).toEqual(['group', 'group', 'direct', 'system']);
    expect(logs.amy.getState().lines[2]).toMatchObject({ peer: 'amy', person: 'amy', name: 'AMY', role: 'attendee' });
    const other = scene.chat('ben', await scene.enter('ben'));
    await open(other);
    expect(texts(other)).toEqual(['Before', 'Hello', 'live']);
  });

  it('a line is the same object while nothing about it changes', async () => {
    const { scene, amy, logs, open } = await chatting();
    await open(logs.amy);
    await scene.outcome(logs.amy.send('One'));
    await scene.outcome(logs.amy.sendDirect('Two'));
    const { lines } = logs.amy.getState();
    await scene.outcome(amy.send('questions/ask', { text: 'Why?' }));
    expect(logs.amy.getState().lines).toBe(lines);
    await scene.outcome(logs.amy.send('Three'));
    expect(logs.amy.getState().lines.slice(0, 2).every((line, at) => line === lines[at])).toBe(true);
  });

  it('a deletion holds, though the history was asked for before it', async () => {
    const { scene, logs, open, amy } = await chatting();
    await open(logs.hanna);
    scene.backend.as('ben').say('Bad');
    await scene.clock.advance(10);
    const { room, history } = scene.backend.as('amy');
    let answer: (() => void) | undefined;
    const late = createChatLog({
      event: amy, room, clock: scene.clock,
      async history() {
        const old = await history();
        await new Promise<void>((resolve) => (answer = resolve));
        return old;
      },
    });
    await open(late);
    const [bad] = logs.hanna.getState().lines;
    await scene.outcome(logs.hanna.remove(bad!.id));
    answer!();
    await scene.clock.advance(10);
    expect([texts(late), texts(logs.hanna)]).toEqual([[], []]);
    late.close();
  });

  it('what was said and deleted while the room was away is made up for', async () => {
    const { scene, logs, open } = await chatting();
    await open(logs.amy, logs.hanna);
    for (const text of ['One', 'Two', 'Three']) await scene.outcome(logs.amy.send(text));
    scene.backend.cut('amy');
    await scene.clock.advance(10);
    expect(logs.amy.getState()).toMatchObject({ room: 'reconnecting', blocked: 'offline' });
    await scene.outcome(logs.hanna.remove(logs.hanna.getState().lines[1]!.id));
    await scene.outcome(logs.hanna.send('Four'));
    scene.backend.restore('amy');
    await scene.clock.advance(10);
    expect(texts(logs.amy)).toEqual(['One', 'Three', 'Four']);
  });

  it('tries again when the history cannot be had', async () => {
    const { scene, amy, open } = await chatting();
    scene.backend.as('ben').say('Before');
    let failures = 2;
    const { room, history } = scene.backend.as('amy');
    const log = createChatLog({
      event: amy, room, clock: scene.clock,
      history: () => (failures-- > 0 ? Promise.reject(new Error('offline')) : history()),
    });
    await open(log);
    expect(texts(log)).toEqual([]);
    await scene.clock.advance(5_000);
    expect(texts(log)).toEqual(['Before']);
    log.close();
  });

  it('keeps 500 lines', async () => {
    const { scene, logs, open } = await chatting();
    await open(logs.amy);
    for (let at = 0; at < 510; at++) scene.backend.as('hanna').say(`${at}`);
    await scene.clock.advance(10);
    const { lines } = logs.amy.getState();
    expect([lines.length, lines[0]!.text, lines.at(-1)!.text]).toEqual([500, '10', '509']);
  });

  it('says why I may not write: off, restricted, ended, offline; staff may while it is off (S4.12)', async () => {
    const { scene, hanna, logs, open } = await chatting();
    expect(logs.amy.getState().blocked).toBe('offline');
    await open(logs.amy, logs.hanna);
    expect(logs.amy.getState().blocked).toBeUndefined();
    await scene.outcome(hanna.send('chat/toggle', { on: false }));
    expect([logs.amy.getState().blocked, logs.hanna.getState().blocked]).toEqual(['off', undefined]);
    expect(await scene.outcome(logs.amy.send('Hi'))).toBe('chat/off');
    await scene.outcome(hanna.send('chat/toggle', { on: true }));
    await scene.outcome(hanna.send('moderation/restrict', { person: 'amy', what: 'chat' }));
    expect(logs.amy.getState().blocked).toBe('restricted');
    expect(await scene.outcome(logs.amy.send('Hi'))).toBe('chat/restricted');
    await scene.outcome(hanna.send('moderation/unrestrict', { person: 'amy', what: 'chat' }));
    expect(await scene.outcome(logs.amy.send('Hi'))).toBeUndefined();
    await scene.goLive(hanna);
    await scene.outcome(hanna.send('session/end', {}));
    expect(logs.amy.getState().blocked).toBe('ended');
    expect(await scene.outcome(logs.hanna.send('Hi'))).toBe('session/wrong-status');
  });

  it('says until when to wait in slow mode, and when it is over (S2.8)', async () => {
    const { scene, hanna, logs, open } = await chatting();
    await open(logs.amy, logs.hanna);
    await scene.outcome(hanna.send('chat/slow', { seconds: 30 }));
    expect(await scene.outcome(logs.amy.send('One'))).toBeUndefined();
    const { waitUntil } = logs.amy.getState();
    expect(waitUntil! - scene.clock.now()).toBeGreaterThan(29_000);
    expect(await scene.outcome(logs.amy.send('Two'))).toBe('chat/slow-mode');
    await scene.clock.advance(30_000);
    expect(logs.amy.getState().waitUntil).toBeUndefined();
    expect(await scene.outcome(logs.amy.send('Two'))).toBeUndefined();
    expect(logs.hanna.getState().waitUntil).toBeUndefined();
  });

  it('I retract my own messages; staff delete those of others', async () => {
    const { scene, logs, open } = await chatting();
    await open(logs.amy, logs.hanna);
    for (const text of ['One', 'Two']) await scene.outcome(logs.amy.send(text));
    const [one, two] = logs.amy.getState().lines;
    await scene.outcome(logs.amy.remove(one!.id));
    await scene.outcome(logs.hanna.remove(two!.id));
    expect([texts(logs.amy), texts(logs.hanna)]).toEqual([[], []]);
    expect(scene.backend.log.slice(-2).map(({ command }) => command)).toEqual(['chat/retract', 'chat/delete']);
  });
});
