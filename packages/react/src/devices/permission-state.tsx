import type { DevicesState } from '@rostrum/core/client';
import type { DevicesLabels } from '../labels/index.js';
import { Button } from '../shared/button.js';
import * as icons from '../shared/icons.js';
import type { IconShape } from '../shared/icons.js';
import { Notice } from '../shared/notice.js';
import { Icon } from '../shared/icon.js';
import { styled } from '../shared/styled.js';
import type { GreenRoomStage } from './use-green-room.js';

const Space = styled.div`
  display: grid;
  justify-items: center;
  gap: var(--rostrum-space-3);
  padding: var(--rostrum-space-6) var(--rostrum-space-4);
  border: 1px dashed var(--rostrum-line-strong);
  border-radius: var(--rostrum-radius-m);
  background: var(--rostrum-sunken);
  text-align: center;
  & > svg { color: var(--rostrum-accent-ink); }
  & > h3 { margin: 0; font-size: var(--rostrum-text-l); font-weight: 600; }
  & > p { margin: 0; max-width: 44ch; color: var(--rostrum-ink-quiet); }
`;

interface PermissionStateProps {
  readonly stage: Exclude<GreenRoomStage, 'ready'>;
  readonly problem: DevicesState['problem'];
  readonly labels: DevicesLabels;
  onOpen(): void;
}

/** What stands between the person and the devices, and the way past it. */
export function PermissionState({ stage, problem, labels, onOpen }: PermissionStateProps) {
  const shown: Record<typeof stage, readonly [IconShape, string, string, string | undefined]> = {
    ask: [icons.camera, labels.askTitle, labels.askText, labels.allow],
    waiting: [icons.up, labels.waitingTitle, labels.waitingText, undefined],
    denied: [icons.cameraOff, labels.deniedTitle, labels.deniedText, labels.again],
    unavailable: [icons.cameraOff, labels.unavailableTitle, labels.unavailableText, labels.again],
  };
  const [icon, title, text, action] = shown[stage];
  return (
    <Space role={stage === 'ask' ? undefined : 'status'}>
      <Icon shape={icon} size={32} />
      <h3>{title}</h3>
      <p>{text}</p>
      {stage === 'ask' && problem && <Notice role="alert">{labels.problem[problem.reason](problem.kind)}</Notice>}
      {action && <Button tone="accent" onClick={onOpen}>{action}</Button>}
    </Space>
  );
}
