import type { CueTime } from '@rostrum/core/overlays';
import type { OverlayConsoleLabels, OverlaysLabels } from '../../labels/index.js';
import { Badge, type BadgeTone } from '../../shared/badge.js';
import { Button } from '../../shared/button.js';
import { Icon } from '../../shared/icon.js';
import * as icons from '../../shared/icons.js';
import { Quiet } from '../../shared/panel.js';
import { clockText } from '../../shared/time-text.js';
import { kindIcons } from '../kind-icons.js';
import { ListedOverlay } from './listed-overlay.js';
import { titleOf } from './overlay-title.js';
import type { CueSheetState, ListedCue } from './use-cue-sheet.js';

const tones: Record<ListedCue['state'], BadgeTone> = { planned: 'neutral', sent: 'good', missed: 'warn' };

interface CueRowProps {
  readonly cue: ListedCue;
  readonly cueSheet: CueSheetState;
  readonly labels: OverlaysLabels;
}

export function CueRow({ cue: { id, when, content, state, warning }, cueSheet, labels }: CueRowProps) {
  const words = labels.console;
  const title = content ? titleOf(content, content.kind, labels) : words.draftGone;
  const troubled = warning !== undefined && state === 'planned';
  return (
    <ListedOverlay>
      <Icon shape={content ? kindIcons[content.kind] : icons.warning} size={18} />
      <div>
        <strong>{title}</strong>
        <Quiet>{whenText(when, words)}</Quiet>
      </div>
      <span>
        <Badge $tone={troubled ? 'warn' : tones[state]}>
          {/* What about it, the dry run says. */}
          {troubled && <Icon shape={icons.warning} size={12} />}
          {words.cueState[state]}
        </Badge>
        {cueSheet.presenter && (
          <Button size="s" tone="quiet" icon={icons.trash} iconOnly={words.removeCue(title)} onClick={() => void cueSheet.remove(id)} />
        )}
      </span>
    </ListedOverlay>
  );
}

function whenText(when: CueTime, words: OverlayConsoleLabels): string {
  const time = clockText(when.seconds * 1000);
  return 'after' in when ? words.afterLiveBy(time) : words.beforeEndBy(time);
}
