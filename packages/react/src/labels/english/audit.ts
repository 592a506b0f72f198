import type { ModerationLabels } from '../labels.js';

export const englishAudit: Pick<ModerationLabels, 'audit' | 'auditEmptyTitle' | 'auditEmptyText' | 'acts'> = {
  audit: 'Audit trail',
  auditEmptyTitle: 'Nothing yet',
  auditEmptyText: 'Every act of the staff is kept here.',
  acts: {
    'session/update': 'changed the event', 'session/open': 'opened the backstage', 'session/go-live': 'went live',
    'session/extend': 'extended the event', 'session/end': 'ended the event', 'session/cancel': 'cancelled the event',
    'roster/promote': 'promoted', 'roster/demote': 'took the role back from',
    'stage/join': 'joined the stage', 'stage/leave': 'left the stage', 'stage/share': 'shared the screen',
    'stage/unshare': 'stopped sharing', 'stage/invite': 'offered the stage to',
    'stage/withdraw': 'withdrew the invitation of', 'stage/accept': 'accepted the invitation',
    'stage/decline': 'declined the invitation', 'stage/grant': 'gave the stage to',
    'stage/revoke': 'took the stage from', 'stage/mute': 'muted', 'stage/unmute': 'asked to un-mute',
    'stage/mute-all': 'muted everybody', 'hands/acknowledge': 'saw the hand of', 'hands/dismiss': 'lowered the hand of',
    'hands/lower-all': 'lowered all hands', 'hands/grant': 'gave the stage to',
    'hands/revoke': 'took the stage from', 'questions/ask': 'asked a question', 'questions/answer': 'answered a question',
    'questions/take': 'answered a question live', 'questions/finish': 'finished an answer',
    'questions/dismiss': 'dismissed a question', 'questions/pin': 'pinned a question',
    'questions/unpin': 'unpinned a question', 'chat/toggle': 'switched the chat', 'chat/slow': 'set slow mode',
    'chat/delete': 'deleted a message', 'moderation/restrict': 'restricted',
    'moderation/unrestrict': 'lifted the restriction of', 'moderation/kick': 'removed', 'moderation/ban': 'banned',
    'moderation/unban': 'lifted the ban of',
  },
};
