export { createBrowserDevices } from './browser-devices.js';
