import type { DevicesLabels } from '../labels.js';
import { source } from './nouns.js';

export const englishDevices: DevicesLabels = {
  title: 'Check your camera and sound',
  device: { camera: 'Camera', microphone: 'Microphone', speaker: 'Speaker' },
  preview: 'Preview of your camera',
  cameraOff: 'Your camera is off',
  starting: 'Starting your camera…',
  level: 'Microphone level',
  levelHint: 'Say something: the bar should move.',
  testSpeaker: 'Play a test sound',
  testing: 'Playing…',
  askTitle: 'Let people see and hear you',
  askText: 'Your browser asks for your camera and microphone. Nobody sees or hears you before you join the stage.',
  allow: 'Turn on camera and microphone',
  waitingTitle: 'Answer your browser’s question',
  waitingText: 'Choose “Allow” in the window that your browser shows.',
  deniedTitle: 'Camera and microphone are blocked',
  deniedText: 'Allow both for this page in your browser’s address bar, then try again.',
  again: 'Try again',
  unavailableTitle: 'No camera or microphone found',
  unavailableText: 'Connect one, then try again. You can watch without them.',
  problem: {
    denied: (kind) => `Your browser blocks the ${source[kind]}.`,
    missing: (kind) => `No ${source[kind]} was found.`,
    busy: (kind) => `Another program uses your ${source[kind]}. Close it and try again.`,
    failed: (kind) => `Your ${source[kind]} did not start. Choose another one.`,
  },
  moved: (kind, to) =>
    to ? `Your ${source[kind]} was unplugged. Now: ${to}.` : `Your ${source[kind]} was unplugged, and there is no other.`,
  systemSpeaker: 'System default',
  none: (kind) => `No ${source[kind]}`,
  turnOn: (kind) => `Turn ${kind} on`,
  turnOff: (kind) => `Turn ${kind} off`,
};
