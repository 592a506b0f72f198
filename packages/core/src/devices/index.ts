export type { DeviceChoice, DeviceKind, Devices, DevicesState, Permission } from '../client/contract.js';
export { createDevices, type DevicesOptions } from './devices.js';
