import { forwardRef } from 'react';
import { englishStage } from '../labels/english/stage.js';
import type { StageLabels } from '../labels/index.js';
import { Button } from '../shared/button.js';
import { hiddenFromSight } from '../shared/focus-ring.js';
import * as icons from '../shared/icons.js';
import { Notice, RefusalNotice } from '../shared/notice.js';
import { Quiet } from '../shared/panel.js';
import type { PartProps } from '../shared/part-props.js';
import { rootAs } from '../shared/rendered.js';
import { styled } from '../shared/styled.js';
import { useLabels } from '../shared/use-labels.js';
import { StagePrompts } from './stage-prompts.js';
import { SourceButton } from './source-button.js';
import { useStageControls } from './use-stage-controls.js';

export type StageControlsProps = PartProps<'div', StageLabels, { readonly mine: string }>;

const Root = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: center;
  gap: var(--rostrum-space-2);
  color: var(--rostrum-ink);
  font-family: var(--rostrum-font);
  font-size: var(--rostrum-text-m);
`;
/* On a phone the icons say it; the words stay for whoever cannot see them. */
const Words = styled.span`
  @container (max-width: 34rem) { ${hiddenFromSight} }
`;
const Full = styled.div`
  flex: 1 0 100%;
  display: grid;
  gap: var(--rostrum-space-2);
  &:empty { display: none; }
`;

/**
 * The controls of one's own place on the stage: microphone, camera, screen, leave; before that, joining and the answer
 * to an invitation. Nothing for the audience that was not invited.
 */
export const StageControls = forwardRef<HTMLDivElement, StageControlsProps>(function StageControls(
  { render, labels: own, ...rest },
  ref,
) {
  const controls = useStageControls();
  const labels = useLabels('stage', englishStage, own);
  const { mine, microphone, camera, screen, canJoin, joining, leaving, invited } = controls;
  if (mine === 'none' && !canJoin && invited === undefined && !controls.error) return null;
  const held = (['microphone', 'camera'] as const).filter((source) => controls[source] === 'held');
  return (
    <Root ref={ref} role="group" aria-label={labels.controls} {...rootAs(render, { mine })} data-mine={mine} {...rest}>
      <Full>
        <RefusalNotice {...controls} />
        <StagePrompts controls={controls} labels={labels} />
        {mine !== 'none' && held.map((source) => <Notice key={source} icon={icons.shield}>{labels.held(source)}</Notice>)}
      </Full>
      {mine === 'none' ? canJoin && (
        <Button tone="accent" icon={icons.join} busy={joining} onClick={() => void controls.join()}>
          {joining ? labels.joining : labels.join}
        </Button>
      ) : (
        <>
          <SourceButton
            state={microphone} icons={[icons.microphone, icons.microphoneOff]} names={[labels.turnMicrophoneOff, labels.turnMicrophoneOn]}
            held={labels.held('microphone')} {...controls.getMicrophoneProps()}
          />
          <SourceButton
            state={camera} icons={[icons.camera, icons.cameraOff]} names={[labels.turnCameraOff, labels.turnCameraOn]}
            held={labels.held('camera')} {...controls.getCameraProps()}
          />
          <Button
            tone={screen === 'sharing' ? 'accent' : 'plain'} icon={screen === 'none' ? icons.screen : icons.screenOff}
            busy={screen === 'starting'} {...controls.getScreenProps()}
          >
            <Words>{screen === 'none' ? labels.share : screen === 'starting' ? labels.startingShare : labels.stopSharing}</Words>
          </Button>
          <Button icon={icons.leave} busy={leaving} onClick={() => void controls.leave()}>
            <Words>{labels.leave}</Words>
          </Button>
          {mine === 'granted' && <Quiet role="status">{labels.joining}</Quiet>}
        </>
      )}
    </Root>
  );
});
