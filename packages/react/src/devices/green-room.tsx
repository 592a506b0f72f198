import { forwardRef, type ReactNode } from 'react';
import { englishDevices } from '../labels/english/devices.js';
import type { DevicesLabels } from '../labels/index.js';
import { Panel } from '../shared/panel.js';
import type { PartProps } from '../shared/part-props.js';
import { rootAs } from '../shared/rendered.js';
import { styled } from '../shared/styled.js';
import { useLabels } from '../shared/use-labels.js';
import { CameraPreview } from './camera-preview.js';
import { DevicePickers } from './device-pickers.js';
import { PermissionState } from './permission-state.js';
import { useGreenRoom, type GreenRoomStage } from './use-green-room.js';

export type GreenRoomProps = PartProps<'section', DevicesLabels, { readonly stage: GreenRoomStage }> & {
  /** What comes next, for example a button that joins the stage or goes live. */
  readonly children?: ReactNode;
};

const Body = styled.div`
  display: grid;
  gap: var(--rostrum-space-5);
  padding: var(--rostrum-space-5);
  & > header > h2 { margin: 0; font-size: var(--rostrum-text-l); font-weight: 650; }
  @container (max-width: 30rem) { padding: var(--rostrum-space-4); gap: var(--rostrum-space-4); }
`;
const Two = styled.div`
  display: grid;
  gap: var(--rostrum-space-5);
  align-items: start;
  @container (min-width: 40rem) { grid-template-columns: minmax(0, 1.35fr) minmax(0, 1fr); }
`;
const Next = styled.div`
  display: flex;
  flex-wrap: wrap;
  justify-content: flex-end;
  gap: var(--rostrum-space-2);
`;

export const GreenRoom = forwardRef<HTMLElement, GreenRoomProps>(function GreenRoom(
  { render, labels: own, children, ...rest },
  ref,
) {
  const room = useGreenRoom();
  const labels = useLabels('devices', englishDevices, own);
  return (
    <Panel ref={ref} aria-label={labels.title} {...rootAs(render, { stage: room.stage })} data-stage={room.stage} {...rest}>
      <Body>
        <header><h2>{labels.title}</h2></header>
        {room.stage === 'ready' ? (
          <Two>
            <CameraPreview room={room} labels={labels} />
            <DevicePickers room={room} labels={labels} />
          </Two>
        ) : (
          <PermissionState stage={room.stage} problem={room.problem} onOpen={() => void room.open()} labels={labels} />
        )}
        {children && <Next>{children}</Next>}
      </Body>
    </Panel>
  );
});
