'use client';
export { ChatPanel, type ChatPanelProps } from './chat-panel.js';
export { useChat, type ChatSettings, type ChatStateOfMine } from './use-chat.js';
