import { useCallback, type SelectHTMLAttributes } from 'react';
import type { DeviceKind, DevicesState } from '@rostrum/core/client';
import { usePart } from '../shared/provider.js';
import { useStore } from '../shared/use-store.js';

type SelectProps = SelectHTMLAttributes<HTMLSelectElement>;
const LISTS = { camera: 'cameras', microphone: 'microphones', speaker: 'speakers' } as const;

// The level changes many times a second, and only a meter wants to know.
const select = ({ level: _, ...state }: DevicesState) => state;
const selectLevel = ({ level }: DevicesState) => level;

/** Camera, microphone and loudspeaker of this person (S4.5). */
export function useDevices() {
  const devices = usePart('devices');
  const state = useStore(devices, select);
  const listOf = (kind: DeviceKind) => state[LISTS[kind]];
  return {
    ...state,
    open: useCallback(() => devices.open(), [devices]),
    close: useCallback(() => devices.close(), [devices]),
    choose: useCallback((kind: DeviceKind, id: string) => devices.choose(kind, id), [devices]),
    setCamera: useCallback((on: boolean) => devices.setCamera(on), [devices]),
    setMicrophone: useCallback((on: boolean) => devices.setMicrophone(on), [devices]),
    listOf,
    /** For a `<select>` whose options are `listOf(kind)`. */
    getSelectProps: (kind: DeviceKind, { onChange, ...props }: SelectProps = {}): SelectProps => ({
      value: state.chosen[kind] ?? '',
      disabled: listOf(kind).length === 0,
      ...props,
      onChange: (change) => {
        onChange?.(change);
        if (!change.defaultPrevented) void devices.choose(kind, change.target.value);
      },
    }),
  };
}

/** The microphone's level now, 0 to 1. */
export const useMicrophoneLevel = (): number => useStore(usePart('devices'), selectLevel);
