import type { ReactNode } from 'react';
import type { StageLabels } from '../labels/index.js';
import { Icon } from '../shared/icon.js';
import * as icons from '../shared/icons.js';
import type { IconShape } from '../shared/icons.js';
import { styled } from '../shared/styled.js';
import { dayAndTime } from '../shared/time-text.js';
import { useLocale } from '../shared/use-labels.js';
import type { StageState } from './use-stage.js';

const Curtain = styled.div`
  display: grid;
  place-content: center;
  justify-items: center;
  gap: var(--rostrum-space-2);
  box-sizing: border-box;
  height: 100%;
  padding: var(--rostrum-space-5);
  text-align: center;
  color: var(--rostrum-on-stage-quiet);
  & > svg { margin-bottom: var(--rostrum-space-2); }
  & > strong { color: var(--rostrum-on-stage); font-size: var(--rostrum-text-xl); font-weight: 600; text-wrap: balance; }
  & > span { max-width: 48ch; font-size: var(--rostrum-text-m); text-wrap: balance; }
`;

interface StageCurtainProps {
  readonly stage: StageState;
  /** Staff and speakers see an open stage backstage too. */
  readonly onStageSide: boolean;
  readonly labels: StageLabels;
}

/** What stands on the stage when nobody does, or nothing yet is to be seen. */
export function StageCurtain({ stage: { status, startsAt, media }, onStageSide, labels }: StageCurtainProps) {
  const locale = useLocale();
  const show = (icon: IconShape, title: string, text?: ReactNode) => (
    <Curtain>
      <Icon shape={icon} size={34} />
      <strong>{title}</strong>
      {text && <span>{text}</span>}
    </Curtain>
  );
  if (status === 'ended') return show(icons.check, labels.endedTitle, labels.endedText);
  if (status === 'cancelled') return show(icons.close, labels.cancelledTitle);
  if (status === 'scheduled') {
    return show(icons.clock, labels.waitingTitle, startsAt && labels.waitingText(dayAndTime(startsAt, locale)));
  }
  if (status === 'backstage' && !onStageSide) return show(icons.clock, labels.backstageTitle, labels.backstageText);
  if (media === 'connecting' || status === undefined) return show(icons.signal, labels.connecting);
  return show(icons.camera, labels.emptyTitle, labels.emptyText);
}
