'use client';
export { GreenRoom } from './green-room-on-demand.js';
export type { GreenRoomProps } from './green-room.js';
export { useDevices, useMicrophoneLevel } from './use-devices.js';
export { useGreenRoom, type GreenRoomStage } from './use-green-room.js';
