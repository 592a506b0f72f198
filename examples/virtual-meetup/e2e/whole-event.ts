import { expect } from 'vitest';
import { participants, type Rig } from './rig.js';

/** From the first hand to the last minute (S4.1-S4.11). */
export async function wholeEvent(it: Rig): Promise<void> {
  const ana = await it.member('Ana Host');
  const event = await ana.createEvent('Signals in the wild');
  await ana.join(event);
  await ana.goLive();

  const bo = await it.member('Bo');
  const cy = await it.member('Cy');
  await bo.join(event);
  await cy.join(event);
  await bo.seesMoving(1);
  await cy.seesMoving(1);

  // Raise, acknowledge, grant: the token is exchanged in place, so the participant stays the same one (S4.10).
  await bo.raiseHand('How fast is it?');
  await ana.openTab('Hands');
  await ana.text('How fast is it?').waitFor();
  await ana.button('Tell Bo that you have seen the hand').click();
  await bo.text('The presenters have seen your hand').waitFor();
  const before = await participants(it.platform);
  await ana.button('Bring Bo to the stage').click();
  await bo.button('Leave stage').waitFor();
  await ana.seesMoving(2);
  await cy.seesMoving(2);
  const after = await participants(it.platform);
  expect(after.map(({ participantId }) => participantId).sort()).toEqual(before.map(({ participantId }) => participantId).sort());
  expect(after.filter(({ publishing }) => publishing)).toHaveLength(2);

  await ana.openTab('Hands');
  await ana.button('Take Bo off the stage').click();
  await expect.poll(async () => (await participants(it.platform)).filter(({ publishing }) => publishing).length, { timeout: 20_000 }).toBe(1);
  await bo.button('Raise hand').waitFor();

  // Questions: asked, voted for, answered, pinned; the pin reaches who comes late (S4.8).
  await cy.ask('Will there be slides?');
  await bo.openTab('Questions');
  await bo.button('Vote for this question. 0 votes').click();
  await ana.openTab('Questions');
  await ana.button('Take your vote back. 1 vote').or(ana.button('Vote for this question. 1 vote')).waitFor();
  await ana.button('Answer in text').click();
  await ana.page.getByPlaceholder('Everybody will read this answer…').fill('Yes, tonight.');
  await ana.button('Publish answer').click();
  await ana.tab('Answered').click();
  await ana.button('Actions on the question of Cy').click();
  await ana.page.getByRole('menuitem', { name: 'Pin' }).click();
  await ana.text('Pinned').waitFor();
  const late = await it.guest('Late Guest');
  await late.joinAsGuest(event);
  await late.openTab('Questions');
  await late.text('Will there be slides?').waitFor();
  await late.text('Yes, tonight.').waitFor();

  // Chat both ways; the late guest has the history (S4.7).
  await bo.say('Hello from Bo');
  await ana.openTab('Chat');
  await ana.text('Hello from Bo').waitFor();
  await ana.say('Welcome, Bo');
  await bo.text('Welcome, Bo').waitFor();
  await late.openTab('Chat');
  await late.text('Hello from Bo').waitFor();

  // Extend, and end by hand (S4.4).
  await ana.button('Extend').click();
  await ana.page.getByRole('menuitem', { name: '+15 minutes' }).click();
  await cy.openTab('Chat');
  await cy.text('The event goes on for 15 more minutes').waitFor();
  await ana.button('End event').click();
  await ana.page.getByRole('dialog').getByRole('button', { name: 'End event' }).click();
  await bo.text('The event has ended').waitFor();
  await cy.text('The event has ended').waitFor();
}

/** An event ends by itself when its time is up, with warnings before (S4.4). */
export async function endsByItself(it: Rig): Promise<void> {
  const ana = await it.member('Ana Clock');
  const event = await ana.createEvent('One minute', { minutes: 1 });
  await ana.join(event);
  const bo = await it.member('Bo Clock');
  await bo.join(event);
  await ana.button('Open backstage').click();
  await ana.button('Go live').click();
  await bo.text('1 minute left').waitFor();
  await bo.text('The event has ended').waitFor({ timeout: 80_000 });
  await ana.text('The event has ended').waitFor();
}
