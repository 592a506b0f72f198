'use client';
export { RosterList } from './roster-on-demand.js';
export type { RosterListProps } from './roster-list.js';
export { useRoster, type ListedPerson, type RosterState } from './use-roster.js';
