'use client';
export { HandButton, type HandButtonProps } from './hand-button.js';
export { HandQueue, type HandQueueProps } from './hand-queue.js';
export { useHand, type HandStatus, type OwnHand } from './use-hand.js';
export { useHandQueue, type HandAct, type HandQueueState, type QueuedHand } from './use-hand-queue.js';
