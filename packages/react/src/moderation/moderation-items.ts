import type { ModerationWords } from '../labels/english/moderation.js';
import type { ListedPerson } from '../roster/use-roster.js';
import * as icons from '../shared/icons.js';
import type { MenuItem } from '../shared/menu.js';
import type { RemovalKind } from './removal-dialog.js';
import type { ModerationState } from './use-moderation.js';

type Entry = MenuItem | false;
const iconOf = {
  microphone: { on: icons.microphone, off: icons.microphoneOff }, camera: { on: icons.camera, off: icons.cameraOff },
};

/** What one may do about this person now, in three groups: stage, role, protection. */
export function moderationItems(
  person: ListedPerson,
  moderation: ModerationState,
  labels: ModerationWords,
  onRemove: (kind: RemovalKind) => void,
): readonly MenuItem[] {
  if (person.me || !moderation.outranks(person.role)) return [];
  return [stageItems, roleItems, protectionItems]
    .map((items) => items(person, moderation, labels, onRemove).filter((item): item is MenuItem => item !== false))
    .filter(({ length }) => length > 0)
    .flatMap(([first, ...more], group) => [{ ...first!, apart: group > 0 }, ...more]);
}

function stageItems(person: ListedPerson, moderation: ModerationState, labels: ModerationWords): readonly Entry[] {
  const { person: id, onStage, invited, role, held } = person;
  if (!moderation.may('stage/grant') || role === 'guest') return [];
  if (!onStage) {
    return [
      { key: 'grant', icon: icons.join, label: labels.grant, onChoose: () => void moderation.grant(id) },
      invited
        ? { key: 'withdraw', icon: icons.close, label: labels.withdraw, onChoose: () => void moderation.withdraw(id) }
        : { key: 'invite', icon: icons.speaker, label: labels.invite, onChoose: () => void moderation.invite(id) },
    ];
  }
  return [
    ...(['microphone', 'camera'] as const).map((source): MenuItem => (held[source]
      ? {
        key: source, icon: iconOf[source].on, label: labels.unmute(source),
        onChoose: () => void moderation.unmute(id, source),
      }
      : {
        key: source, icon: iconOf[source].off, label: labels.mute(source),
        onChoose: () => void moderation.mute(id, source),
      })),
    { key: 'revoke', icon: icons.leave, label: labels.revoke, onChoose: () => void moderation.revoke(id) },
  ];
}

function roleItems(person: ListedPerson, moderation: ModerationState, labels: ModerationWords): readonly Entry[] {
  const { person: id, role, base } = person;
  if (!moderation.may('roster/promote')) return [];
  return [
    ...moderation.promotions(role).map((to): MenuItem => ({
      key: to, icon: icons.up, label: labels.promote(to), onChoose: () => void moderation.promote(id, to),
    })),
    base !== undefined && base !== role && {
      key: 'demote', icon: icons.down, label: labels.demote, onChoose: () => void moderation.demote(id),
    },
  ];
}

function protectionItems(
  person: ListedPerson,
  moderation: ModerationState,
  labels: ModerationWords,
  onRemove: (kind: RemovalKind) => void,
): readonly Entry[] {
  const { person: id, noChat, noQuestions } = person;
  if (!moderation.may('moderation/kick')) return [];
  return [
    {
      key: 'chat', icon: icons.chat, label: noChat ? labels.allowChat : labels.restrictChat,
      onChoose: () => void (noChat ? moderation.unrestrict(id, 'chat') : moderation.restrict(id, 'chat')),
    },
    {
      key: 'questions', icon: icons.question, label: noQuestions ? labels.allowQuestions : labels.restrictQuestions,
      onChoose: () => void (noQuestions ? moderation.unrestrict(id, 'questions') : moderation.restrict(id, 'questions')),
    },
    { key: 'kick', icon: icons.leave, label: labels.kick, onChoose: () => onRemove('kick') },
    { key: 'ban', icon: icons.shield, label: labels.ban, onChoose: () => onRemove('ban') },
  ];
}
