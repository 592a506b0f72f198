import { expect, test } from 'vitest';
import type { Member } from './member.js';
import { participants, rig } from './rig.js';

const it = rig();

test('restrict, kick and come back, ban and no return (S4.12)', async () => {
  const ana = await it.member('Ana');
  const event = await ana.createEvent('Rules');
  await ana.join(event);
  await ana.goLive();
  const bo = await it.member('Bo');
  const tokens: Record<string, string> = {};
  bo.page.on('response', (response) => {
    const kind = /\/(stage|chat)-token$/.exec(response.url())?.[1];
    if (kind && response.ok()) void response.json().then(({ token }: { token: string }) => (tokens[kind] = token), () => undefined);
  });
  await bo.join(event);
  await bo.say('first words');
  await ana.openTab('Chat');
  await ana.text('first words').waitFor();

  await ana.act('Bo', 'Keep from chat');
  await bo.text('The moderators have kept you from the chat.').waitFor();
  await ana.act('Bo', 'Allow chat again');
  await bo.say('second words');
  await ana.openTab('Chat');
  await ana.text('second words').waitFor();

  await ana.act('Bo', 'Remove from event…');
  await ana.page.getByRole('dialog').getByRole('button', { name: /Remove/ }).last().click();
  await bo.text('A moderator removed you from this event.').waitFor();
  await bo.join(event);
  await bo.say('third words');
  await ana.openTab('Chat');
  await ana.text('third words').waitFor();

  // On the stage when banned: the stage, the chat and the line are gone, and old tokens do not bring them back.
  await bo.raiseHand();
  await ana.openTab('Hands');
  await ana.button('Bring Bo to the stage').click();
  await ana.seesMoving(2);
  const boId = (await participants(it.platform)).filter(({ publishing }) => publishing).map(({ userId }) => userId);
  await ana.act('Bo', 'Ban…');
  await ana.page.getByRole('dialog').getByLabel('Reason (optional)').fill('spam');
  await ana.page.getByRole('dialog').getByRole('button', { name: /Ban/ }).last().click();
  await bo.text('You were banned from this event.').waitFor();
  await expect.poll(async () => (await participants(it.platform)).length, { timeout: 20_000 }).toBe(1);
  expect(boId).toHaveLength(2);
  expect(await useOldTokens(bo, event, tokens, it.platform.localAws)).toEqual({
    stage: 'PARTICIPANT_DISCONNECTED', room: 'refused', routes: [403, 403, 403, 403],
  });
  await bo.page.goto(`${it.platform.url}/e/${event}`);
  await bo.button('Join as Bo').click();
  await bo.text('You were banned from this event.').waitFor();
  await ana.openTab('Audit');
  await ana.text('Reason: spam').waitFor();
});

/** What becomes of somebody who kept every token: on the stage, in the chat room, and at the server. */
function useOldTokens(member: Member, event: string, tokens: Readonly<Record<string, string>>, localAws: string) {
  return member.page.evaluate(async ({ event, stage, chat, room }) => {
    const claims = JSON.parse(atob(stage.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/'))) as { events_url: string; topic: string };
    const onStage = new Promise<string>((answer) => {
      const socket = new WebSocket(`${claims.events_url}?error_over_ws=1&topic=${claims.topic}/publishers`, stage);
      socket.onmessage = ({ data }) => {
        // Refused at once, or let in for the moment until the server hears of it.
        const { payload } = JSON.parse(String(data)) as { payload?: { code?: string } };
        if (payload?.code) answer(payload.code);
      };
      socket.onerror = () => answer('refused');
    });
    const inRoom = new Promise<string>((answer) => {
      const socket = new WebSocket(room, chat);
      socket.onopen = () => answer('open');
      socket.onerror = () => answer('refused');
    });
    const { token } = JSON.parse(localStorage.getItem('meetup.identity')!) as { token: string };
    const asks = { 'stage-token': { kind: 'view' }, 'chat-token': {}, 'line-ticket': {}, join: {} };
    const routes = await Promise.all(Object.entries(asks).map(async ([route, body]) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      return (await fetch(`/api/events/${event}/${route}`, { method: 'POST', headers, body: JSON.stringify(body) })).status;
    }));
    return { stage: await onStage, room: await inRoom, routes };
  }, { event, stage: tokens['stage']!, chat: tokens['chat']!, room: localAws.replace('http', 'ws') });
}

test('two moderators grant one hand: one wins, the other is told (S1.14, S4.10)', async () => {
  const ana = await it.member('Ana Two');
  const event = await ana.createEvent('Two at once');
  await ana.join(event);
  await ana.button('Open backstage').click();
  await ana.button('Go live').click();
  const mo = await it.member('Mo');
  await mo.join(event);
  await ana.act('Mo', 'Make moderator');
  const bo = await it.member('Bo Two');
  await bo.join(event);
  await bo.raiseHand();
  await ana.openTab('Hands');
  await mo.openTab('Hands');
  const grant = 'Bring Bo Two to the stage';
  await ana.button(grant).waitFor();
  await mo.button(grant).waitFor();
  // Both in the same moment, on the page itself.
  await Promise.all([ana, mo].map(({ page }) =>
    page.evaluate((name) => (document.querySelector(`button[aria-label="${name}"]`) as HTMLButtonElement).click(), grant)));
  await bo.button('Leave stage').waitFor();
  const told = /This hand is not up/;
  await Promise.any([ana, mo].map((each) => each.text(told).waitFor()));
});
