import type { DevicesLabels } from '../labels/index.js';
import { Icon } from '../shared/icon.js';
import * as icons from '../shared/icons.js';
import { styled } from '../shared/styled.js';
import { SourceButton } from '../stage/source-button.js';
import { Video } from '../stage/video.js';
import type { useGreenRoom } from './use-green-room.js';

const Frame = styled.div`
  position: relative;
  aspect-ratio: 16 / 9;
  overflow: hidden;
  border-radius: var(--rostrum-radius-m);
  background: var(--rostrum-tile);
  color: var(--rostrum-on-stage);
  & > p {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: var(--rostrum-space-2);
    margin: 0 0 2.5rem;
    color: var(--rostrum-on-stage-quiet);
  }
  & > div {
    position: absolute;
    inset: auto 0 var(--rostrum-space-3);
    display: flex;
    justify-content: center;
    gap: var(--rostrum-space-2);
  }
`;

interface CameraPreviewProps {
  readonly room: ReturnType<typeof useGreenRoom>;
  readonly labels: DevicesLabels;
}

/** Oneself as the others will see it, with the two switches. */
export function CameraPreview({ room, labels }: CameraPreviewProps) {
  const { cameraOn, microphoneOn, video, setCamera, setMicrophone } = room;
  return (
    <Frame role="group" aria-label={labels.preview}>
      {cameraOn && video ? <Video track={video} mirrored />
        : <p><Icon shape={icons.cameraOff} size={28} />{cameraOn && !room.problem ? labels.starting : labels.cameraOff}</p>}
      <div>
        <SourceButton
          state={microphoneOn ? 'on' : 'off'} icons={[icons.microphone, icons.microphoneOff]} held=""
          names={[labels.turnOff('microphone'), labels.turnOn('microphone')]} onClick={() => setMicrophone(!microphoneOn)}
        />
        <SourceButton
          state={cameraOn ? 'on' : 'off'} icons={[icons.camera, icons.cameraOff]} held=""
          names={[labels.turnOff('camera'), labels.turnOn('camera')]} onClick={() => setCamera(!cameraOn)}
        />
      </div>
    </Frame>
  );
}
