import type { Meta, StoryObj } from '@storybook/react-vite';
import { fullHouse, personOf } from '../testing/audience.js';
import { HOST } from '../testing/rehearsal.js';
import { AuditTrail } from './audit-trail.js';
import { BanList } from './ban-list.js';

const meta: Meta = { title: 'moderation/AuditTrail and BanList', parameters: { frame: { width: '24rem', height: '32rem' } } };
export default meta;
type Story = StoryObj;

const rehearsal = {
  role: 'cohost',
  before(backend) {
    fullHouse(backend);
    const host = backend.as(HOST);
    host.send('moderation/restrict', { person: personOf(9), what: 'chat', reason: 'Advertising in the chat' });
    host.send('moderation/ban', { person: personOf(10), reason: 'Shouted at other people after two warnings' });
    host.send('moderation/ban', { person: personOf(11) });
    host.send('chat/slow', { seconds: 10 });
  },
} satisfies import('../testing/rehearsal.js').RehearsalOptions;

export const Audit: Story = { render: () => <AuditTrail />, parameters: { rehearsal } };
export const Bans: Story = { render: () => <BanList />, parameters: { rehearsal } };
export const NothingYet: Story = { render: () => <AuditTrail />, parameters: { rehearsal: { role: 'cohost' } } };
