import type { ModerationLabels } from '../labels.js';
import { role } from './nouns.js';

/** But those of the audit trail. */
export type ModerationWords = Omit<ModerationLabels, 'audit' | 'auditEmptyTitle' | 'auditEmptyText' | 'acts'>;

export const englishModeration: ModerationWords = {
  actions: (name) => `Actions on ${name}`,
  promote: (to) => `Make ${role[to].toLowerCase()}`,
  demote: 'Take the role back',
  invite: 'Invite to the stage',
  withdraw: 'Withdraw the invitation',
  grant: 'Bring to the stage',
  revoke: 'Take off the stage',
  mute: (what) => (what === 'microphone' ? 'Mute microphone' : 'Turn camera off'),
  unmute: (what) => (what === 'microphone' ? 'Ask to un-mute' : 'Ask to turn camera on'),
  restrictChat: 'Keep from chat',
  allowChat: 'Allow chat again',
  restrictQuestions: 'Keep from questions',
  allowQuestions: 'Allow questions again',
  kick: 'Remove from event…',
  ban: 'Ban…',
  kickTitle: (name) => `Remove ${name}?`,
  kickText: 'They leave now and may join again.',
  banTitle: (name) => `Ban ${name}?`,
  banText: 'They leave now and cannot come back until somebody lifts the ban.',
  banDeparted: (name) => `Ban ${name}, who has left…`,
  banDepartedText: 'They have left. They cannot come back until somebody lifts the ban.',
  reason: 'Reason (optional)',
  reasonHint: 'Kept in the audit trail.',
  bans: 'Banned people',
  noBans: 'Nobody is banned',
  unban: (name) => `Lift the ban of ${name}`,
  unbanShort: 'Lift the ban',
  muteAll: 'Mute everybody',
  because: (reason) => `Reason: ${reason}`,
};
