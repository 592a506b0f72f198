import styled from 'styled-components';
import type { CueTime } from '@rostrum/core/overlays';
import type { OverlayConsoleLabels, OverlaysLabels } from '../../labels/index.js';
import { Badge, type BadgeTone } from '../../shared/badge.js';
import { Button } from '../../shared/button.js';
import { oneLine } from '../../shared/focus-ring.js';
import { Icon } from '../../shared/icon.js';
import { Quiet } from '../../shared/panel.js';
import { clockText } from '../../shared/time-text.js';
import { kindIcons } from '../kind-icons.js';
import { titleOf } from './overlay-title.js';
import type { CueSheetState, ListedCue } from './use-cue-sheet.js';

const Row = styled.div`
  display: grid;
  grid-template-columns: auto minmax(0, 1fr) auto auto;
  align-items: center;
  gap: var(--rostrum-space-3);
  padding: var(--rostrum-space-2) var(--rostrum-space-4);
  border-bottom: 1px solid var(--rostrum-line);
  & > svg { color: var(--rostrum-ink-quiet); }
  & > div { display: grid; min-width: 0; }
  & strong { font-weight: 600; ${oneLine} }
`;
const tones: Record<ListedCue['state'], BadgeTone> = { planned: 'neutral', sent: 'good', missed: 'warn' };

interface CueRowProps {
  readonly cue: ListedCue;
  readonly cueSheet: CueSheetState;
  readonly labels: OverlaysLabels;
}

export function CueRow({ cue: { id, when, content, state, warning }, cueSheet, labels }: CueRowProps) {
  const words = labels.console;
  const title = content ? titleOf(content, content.kind, labels) : words.draftGone;
  return (
    <Row>
      <Icon name={content ? kindIcons[content.kind] : 'warning'} size={18} />
      <div>
        <strong>{title}</strong>
        <Quiet>{whenText(when, words)}</Quiet>
      </div>
      <Badge $tone={warning && state === 'planned' ? 'warn' : tones[state]}>{words.cueState[state]}</Badge>
      {cueSheet.presenter
        ? <Button size="s" tone="quiet" icon="trash" iconOnly={words.removeCue(title)} onClick={() => void cueSheet.remove(id)} />
        : <span />}
    </Row>
  );
}

function whenText(when: CueTime, words: OverlayConsoleLabels): string {
  const time = clockText(when.seconds * 1000);
  return 'after' in when ? words.afterLiveBy(time) : words.beforeEndBy(time);
}
