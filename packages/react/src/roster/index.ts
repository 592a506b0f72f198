'use client';
export { RosterList, type RosterListProps } from './roster-list.js';
export { useRoster, type ListedPerson, type RosterState } from './use-roster.js';
