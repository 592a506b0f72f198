'use client';
export { chimeTheme, type ChimeTheme } from './chime-theme.js';
