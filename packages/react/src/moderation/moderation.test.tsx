import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
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
