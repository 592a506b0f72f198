import type { ChatLabels } from '../labels/index.js';
import * as icons from '../shared/icons.js';
import { Menu } from '../shared/menu.js';
import type { ChatSettings } from './use-chat.js';

/** Seconds: what slow mode offers. */
const PACES = [0, 5, 10, 30, 60] as const;

export function ChatSettingsMenu({ settings, labels }: { readonly settings: ChatSettings; readonly labels: ChatLabels }) {
  const { on, slow, setOn, setSlow } = settings;
  return (
    <Menu
      size="s" tone="quiet" icon={icons.settings} label={labels.settings}
      items={[
        { key: 'on', icon: icons.chat, label: on ? labels.turnOff : labels.turnOn, onChoose: () => void setOn(!on) },
        ...PACES.map((seconds, index) => ({
          key: `slow ${seconds}`,
          apart: index === 0,
          checked: seconds === slow,
          label: `${labels.slow}: ${seconds ? labels.slowSeconds(seconds) : labels.slowOff}`,
          onChoose: () => void (seconds !== slow && setSlow(seconds)),
        })),
      ]}
    />
  );
}
