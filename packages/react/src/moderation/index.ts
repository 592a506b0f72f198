'use client';
export { AuditTrail } from './audit-on-demand.js';
export type { AuditTrailProps } from './audit-trail.js';
export { BanList } from './bans-on-demand.js';
export type { BanListProps } from './ban-list.js';
export { ModerationMenu, type ModerationMenuProps } from './moderation-menu.js';
export { useAuditTrail, type NamedAct } from './use-audit-trail.js';
export { useModeration, type ModerationState } from './use-moderation.js';
