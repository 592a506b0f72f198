import type { DeviceKind } from '@rostrum/core/client';
import type { DevicesLabels } from '../labels/index.js';
import { Button } from '../shared/button.js';
import { FieldLabel, Select } from '../shared/fields.js';
import * as icons from '../shared/icons.js';
import { Notice } from '../shared/notice.js';
import { Quiet } from '../shared/panel.js';
import { styled } from '../shared/styled.js';
import { LevelMeter } from './level-meter.js';
import type { useGreenRoom } from './use-green-room.js';

const Column = styled.div`
  display: grid;
  gap: var(--rostrum-space-4);
  & > div { display: grid; gap: var(--rostrum-space-2); justify-items: start; }
  & > div > * { width: 100%; }
  & > div > button { width: auto; }
`;

interface DevicePickersProps {
  readonly room: ReturnType<typeof useGreenRoom>;
  readonly labels: DevicesLabels;
}

/** Which camera, microphone and loudspeaker, with the level and a test sound beside them. */
export function DevicePickers({ room, labels }: DevicePickersProps) {
  const { problem, moved } = room;
  return (
    <Column>
      {problem && <Notice role="alert">{labels.problem[problem.reason](problem.kind)}</Notice>}
      {moved && <Notice tone="accent" icon={icons.speaker} role="status">{labels.moved(moved.kind, nameOf(room, moved.kind, moved.to))}</Notice>}
      <Picker kind="camera" room={room} labels={labels} />
      <div>
        <Picker kind="microphone" room={room} labels={labels} />
        <LevelMeter label={labels.level} />
        <Quiet>{labels.levelHint}</Quiet>
      </div>
      <div>
        <Picker kind="speaker" room={room} labels={labels} />
        <Button size="s" icon={icons.speaker} busy={room.testing} onClick={() => void room.test()}>
          {room.testing ? labels.testing : labels.testSpeaker}
        </Button>
      </div>
    </Column>
  );
}

function Picker({ kind, room, labels }: DevicePickersProps & { readonly kind: DeviceKind }) {
  const choices = room.listOf(kind);
  const none = kind === 'speaker' ? labels.systemSpeaker : labels.none(kind);
  return (
    <FieldLabel>
      {labels.device[kind]}
      <Select {...room.getSelectProps(kind)}>
        {choices.length === 0 && <option value="">{none}</option>}
        {choices.length > 0 && room.chosen[kind] === undefined && <option value="">{kind === 'speaker' ? none : '–'}</option>}
        {choices.map(({ id, label }, index) => <option key={id} value={id}>{label || `${labels.device[kind]} ${index + 1}`}</option>)}
      </Select>
    </FieldLabel>
  );
}

const nameOf = (room: DevicePickersProps['room'], kind: DeviceKind, id: string | undefined) =>
  room.listOf(kind).find((choice) => choice.id === id)?.label ?? id;
