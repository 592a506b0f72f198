import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ChatPanel } from '../chat/index.js';
import { QuestionBoard } from '../questions/index.js';
import { RosterList } from '../roster/index.js';
import { nameOf, personOf, seatPeople } from '../testing/audience.js';
import { goLive, HOST, type RehearsalOptions } from '../testing/rehearsal.js';
import { page } from '../testing/rehearsal-page.js';
import { AuditTrail, BanList, ModerationMenu, useModeration } from './index.js';

const people = <RosterList actions={(person) => <ModerationMenu person={person} />} />;
const staff: RehearsalOptions = {
  role: 'cohost',
  before(backend) {
    seatPeople(backend, 10);
    goLive(backend);
  },
};
const menuOf = async (user: ReturnType<typeof userEvent.setup>, name: string) => {
  await user.click(await screen.findByRole('button', { name: `Actions on ${name}` }));
  return within(screen.getByRole('menu'));
};

describe('RosterList with ModerationMenu', () => {
  it('lists people by rank, searches without accents, counts who is here (S4.11)', async () => {
    const user = userEvent.setup();
    page(people, staff);
    await screen.findByText('12 people here');
    expect(within(screen.getAllByRole('listitem')[0]!).getByText('Marta Silva')).toBeTruthy();
    await user.type(screen.getByRole('searchbox'), 'joao');
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
    expect(screen.getByText('João Pereira')).toBeTruthy();
  });

  it('shows no menu on oneself and on whoever ranks as high', async () => {
    page(people, staff);
    await screen.findByRole('button', { name: `Actions on ${nameOf(0)}` });
    expect(screen.queryByRole('button', { name: 'Actions on Marta Silva' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Actions on Ana Torres' })).toBeNull();
  });

  it('promotes, and takes the role back (S4.11)', async () => {
    const user = userEvent.setup();
    const { backend } = page(people, staff);
    await user.click((await menuOf(user, nameOf(0))).getByRole('menuitem', { name: 'Make speaker' }));
    await screen.findByText('Speaker');
    await user.click((await menuOf(user, nameOf(0))).getByRole('menuitem', { name: 'Take the role back' }));
    await waitFor(() => expect(backend.tables.people.get(personOf(0))?.role).toBe('attendee'));
  });

  it('restricts and un-restricts chat (S4.12)', async () => {
    const user = userEvent.setup();
    page(people, staff);
    await user.click((await menuOf(user, nameOf(0))).getByRole('menuitem', { name: 'Keep from chat' }));
    await screen.findByText('No chat');
    await user.click((await menuOf(user, nameOf(0))).getByRole('menuitem', { name: 'Allow chat again' }));
    await waitFor(() => expect(screen.queryByText('No chat')).toBeNull());
  });

  it('bans only after asking, with the reason (S4.12)', async () => {
    const user = userEvent.setup();
    const { backend } = page(people, staff);
    await user.click((await menuOf(user, nameOf(3))).getByRole('menuitem', { name: 'Ban…' }));
    expect(backend.tables.bans.size).toBe(0);
    const dialog = within(screen.getByRole('dialog'));
    await user.type(dialog.getByRole('textbox'), 'Shouting');
    await user.click(dialog.getByRole('button', { name: 'Ban' }));
    await waitFor(() => expect(backend.tables.bans.get(personOf(3))).toMatchObject({ reason: 'Shouting' }));
    await waitFor(() => expect(screen.queryByText(nameOf(3))).toBeNull());
  });
});

it('useModeration bans who has spoken and left, by the name that staff know (S4.12)', async () => {
  const Spoken = () => {
    const { ban } = useModeration();
    return <button onClick={() => void ban('gone1', 'Spam', 'Somebody Gone')}>Ban</button>;
  };
  const { backend } = page(<><Spoken /><BanList /></>, staff);
  await userEvent.click(await screen.findByRole('button', { name: 'Ban' }));
  await screen.findByText('Somebody Gone');
  expect(backend.tables.bans.get('gone1')).toMatchObject({ reason: 'Spam' });
});

describe('somebody who has left', () => {
  const left: RehearsalOptions = {
    role: 'moderator',
    before(backend) {
      seatPeople(backend, 3);
      goLive(backend);
      for (const at of [0, 1]) {
        backend.as(personOf(at)).say(`Buy cheap followers ${at}`);
        backend.as(personOf(at)).send('questions/ask', { text: `Do you want followers ${at}?` });
      }
      backend.as(HOST).say('Please stop.');
      backend.as(personOf(0)).send('roster/leave', {});
    },
  };
  const button = `Ban ${nameOf(0)}, who has left…`;

  it('can be banned beside what they said, and nobody else there (S4.12)', async () => {
    const user = userEvent.setup();
    const { backend } = page(<ChatPanel />, left);
    (await screen.findByRole('button', { name: button })).focus();
    expect(screen.getAllByRole('button', { name: /^Ban / })).toHaveLength(1);
    await user.keyboard('{Enter}');
    const dialog = within(screen.getByRole('dialog', { name: `Ban ${nameOf(0)}?` }));
    await user.type(dialog.getByRole('textbox'), 'Spam{Enter}');
    await waitFor(() => expect(backend.tables.bans.get(personOf(0))).toMatchObject({ name: nameOf(0), reason: 'Spam' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    // The keyboard goes on from where it was.
    expect(document.activeElement).toBe(screen.getByRole('button', { name: button }));
    await user.tab();
    expect(screen.queryByRole('button', { name: button })).toBeNull();
  });

  it('can be banned beside what they asked; a refusal is told in the dialog (S4.12)', async () => {
    const user = userEvent.setup();
    const { backend } = page(<QuestionBoard />, left);
    await user.click(await screen.findByRole('button', { name: button }));
    backend.as(HOST).send('moderation/ban', { person: personOf(0), name: nameOf(0) });
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Ban' }));
    expect((await within(screen.getByRole('dialog')).findByRole('alert')).textContent).toContain('banned already');
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Cancel' }));
    expect(backend.tables.bans.size).toBe(1);
  });

  it('is no matter of the audience, nor of whoever they outranked', async () => {
    const { unmount } = page(<ChatPanel />, { ...left, role: 'attendee' });
    await screen.findByText('Buy cheap followers 0');
    expect(screen.queryByRole('button', { name: /^Ban / })).toBeNull();
    unmount();
    page(<ChatPanel />, {
      ...left,
      before(backend) {
        seatPeople(backend, 3);
        goLive(backend);
        backend.as('cohost', { name: 'Tomás Ruiz', role: 'cohost' }).arrive();
        backend.as('cohost').say('I have to go.');
        backend.as('cohost').send('roster/leave', {});
        backend.as(personOf(0)).say('So do I.');
        backend.as(personOf(0)).send('roster/leave', {});
      },
    });
    await screen.findByRole('button', { name: button });
    expect(screen.getAllByRole('button', { name: /^Ban / })).toHaveLength(1);
  });
});

describe('BanList and AuditTrail', () => {
  it('lifts a ban (S4.12)', async () => {
    const user = userEvent.setup();
    const { backend } = page(<BanList />, {
      ...staff,
      before(backend) {
        seatPeople(backend, 2);
        backend.as(HOST).send('moderation/ban', { person: personOf(1), reason: 'Shouting' });
      },
    });
    await user.click(await screen.findByRole('button', { name: `Lift the ban of ${nameOf(1)}` }));
    await screen.findByText('Nobody is banned');
    expect(backend.tables.bans.size).toBe(0);
  });

  it('tells who did what to whom and why, newest first (S4.12)', async () => {
    page(<AuditTrail />, {
      ...staff,
      before(backend) {
        seatPeople(backend, 2);
        goLive(backend);
        backend.as(HOST).send('moderation/ban', { person: personOf(1), reason: 'Shouting' });
      },
    });
    await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(3));
    expect(screen.getAllByRole('listitem')[0]!.textContent).toContain(`Marta Silva banned ${nameOf(1)}Reason: Shouting`);
  });
});
