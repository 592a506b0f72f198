import { useCallback, type ButtonHTMLAttributes } from 'react';
import type { EventState, StageSessionState } from '@rostrum/core/client';
import { chain } from '../shared/chain.js';
import { usePart, useProvided } from '../shared/provider.js';
import { useAction, useCommands, type Refusal } from '../shared/use-action.js';
import { useLiveEvent } from '../shared/use-live-event.js';
import { usePending } from '../shared/use-pending.js';
import { useStore } from '../shared/use-store.js';
import { useSecondsUntil } from '../shared/use-time.js';

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement>;

export interface StageControlsState extends Refusal {
  readonly mine: StageSessionState['mine'];
  readonly microphone: StageSessionState['microphone'];
  readonly camera: StageSessionState['camera'];
  readonly screen: StageSessionState['screen'];
  /** Staff asks to un-mute; answer with `answerAsked`. */
  readonly asked: StageSessionState['asked'];
  /** Whole seconds left of an invitation; undefined without one. */
  readonly invited: number | undefined;
  /** The role takes the stage by itself, and the stage is open. */
  readonly canJoin: boolean;
  readonly joining: boolean;
  readonly leaving: boolean;
  /** Opens camera and microphone, then takes a place. */
  join(): Promise<boolean>;
  leave(): Promise<boolean>;
  accept(): Promise<boolean>;
  decline(): Promise<boolean>;
  answerAsked(unmute: boolean): void;
  getMicrophoneProps(props?: ButtonProps): ButtonProps;
  getCameraProps(props?: ButtonProps): ButtonProps;
  getScreenProps(props?: ButtonProps): ButtonProps;
}

const selectStage = ({ mine, microphone, camera, screen, asked, error }: StageSessionState) =>
  ({ mine, microphone, camera, screen, asked, error });
const selectEvent = ({ me, self, view }: EventState) => ({
  invitation: me && self.invitations?.[me.person],
  status: view.session?.session?.status,
});

/** The own place on the stage: microphone, camera, screen, coming and going (S4.6). */
export function useStageControls(): StageControlsState {
  const session = usePart('stage');
  const { devices } = useProvided();
  const { error: mediaError, ...stage } = useStore(session, selectStage);
  const { invitation, status } = useLiveEvent(selectEvent);
  const { send, may, error, dismissError } = useCommands();
  const screenAction = useAction();
  const pending = usePending();
  const seconds = useSecondsUntil(invitation?.until);

  // Permission is asked for in the click, before the place is taken: an unused place is given up after 30 s.
  const withDevices = useCallback(async (command: 'stage/join' | 'stage/accept') => {
    await devices?.open();
    const taken = await send(command, {});
    // Refused: then the camera was opened for nothing.
    if (!taken) devices?.close();
    return taken;
  }, [devices, send]);
  const toggle = (source: 'microphone' | 'camera', on: boolean) =>
    source === 'microphone' ? session.setMicrophone(on) : session.setCamera(on);
  const sourceProps = (source: 'microphone' | 'camera') => ({ onClick, ...props }: ButtonProps = {}): ButtonProps => ({
    type: 'button',
    'aria-pressed': stage[source] === 'on',
    // Not `disabled`: the reason must stay within reach of the keyboard.
    'aria-disabled': stage[source] === 'held' || undefined,
    ...props,
    onClick: chain(onClick, () => stage[source] !== 'held' && toggle(source, stage[source] === 'off')),
  });
  return {
    ...stage,
    error: error ?? screenAction.error ?? mediaError,
    dismissError: () => {
      dismissError();
      screenAction.dismissError();
    },
    invited: invitation && stage.mine === 'none' ? seconds : undefined,
    canJoin: stage.mine === 'none' && may('stage/join') && (status === 'backstage' || status === 'live'),
    joining: pending('stage/join') || pending('stage/accept'),
    leaving: pending('stage/leave'),
    join: () => withDevices('stage/join'),
    accept: () => withDevices('stage/accept'),
    leave: () => send('stage/leave', {}),
    decline: () => send('stage/decline', {}),
    answerAsked: (unmute) => session.answerAsked(unmute),
    getMicrophoneProps: sourceProps('microphone'),
    getCameraProps: sourceProps('camera'),
    getScreenProps: ({ onClick, ...props } = {}) => ({
      type: 'button',
      'aria-pressed': stage.screen === 'sharing',
      ...props,
      onClick: chain(onClick, () => void screenAction.run(() => (
        stage.screen === 'none' ? session.shareScreen() : session.stopScreen()
      ))),
    }),
  };
}
