export { CallFaults } from './call-faults.js';
export type { Aim } from './call-faults.js';
export { createFaults } from './faults.js';
export type { Failure, Faults } from './faults.js';
export { switchFault } from './http.js';
