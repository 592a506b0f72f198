import type { StageLabels } from '../labels/index.js';
import { Button } from '../shared/button.js';
import * as icons from '../shared/icons.js';
import { Notice } from '../shared/notice.js';
import { clockText } from '../shared/time-text.js';
import type { StageControlsState } from './use-stage-controls.js';

/** What wants an answer now: an invitation to the stage, a request to un-mute. */
export function StagePrompts({ controls, labels }: { readonly controls: StageControlsState; readonly labels: StageLabels }) {
  const { invited, asked, joining, mine } = controls;
  return (
    <>
      {invited !== undefined && (
        <Notice tone="accent" icon={icons.speaker} actions={(
          <>
            <Button size="s" tone="quiet" onClick={() => void controls.decline()}>{labels.decline}</Button>
            <Button size="s" tone="accent" busy={joining} onClick={() => void controls.accept()}>{labels.accept}</Button>
          </>
        )}>
          <p><strong>{labels.invitedTitle}</strong></p>
          <p>{labels.invitedText(clockText(invited * 1000))}</p>
        </Notice>
      )}
      {asked && mine !== 'none' && (
        <Notice tone="accent" icon={asked.source === 'camera' ? icons.camera : icons.microphone} actions={(
          <>
            <Button size="s" tone="quiet" onClick={() => controls.answerAsked(false)}>{labels.notNow}</Button>
            <Button size="s" tone="accent" onClick={() => controls.answerAsked(true)}>{labels.turnOn}</Button>
          </>
        )}>
          {labels.asked(asked.source)}
        </Notice>
      )}
    </>
  );
}
