import type { PersonRole } from '@rostrum/core/engine';
import { englishShared } from '../labels/english/shared.js';
import { styled } from './styled.js';
import { useLabels } from './use-labels.js';

export type BadgeTone = 'neutral' | 'accent' | 'warn' | 'on-air' | 'good';

const tones: Record<BadgeTone, string> = {
  neutral: 'color: var(--rostrum-ink-quiet); background: var(--rostrum-sunken); border-color: var(--rostrum-line);',
  accent: 'color: var(--rostrum-accent-ink); background: var(--rostrum-accent-soft); border-color: transparent;',
  warn: 'color: var(--rostrum-warn-ink); background: var(--rostrum-warn-soft); border-color: transparent;',
  'on-air': 'color: var(--rostrum-on-on-air); background: var(--rostrum-on-air); border-color: transparent;',
  good: 'color: var(--rostrum-good-ink); background: transparent; border-color: currentColor;',
};

/** A short fact beside a name. */
export const Badge = styled.span<{ $tone?: BadgeTone }>`
  display: inline-flex;
  align-items: center;
  gap: 0.25rem;
  flex: none;
  padding: 0 0.4375rem;
  border: 1px solid;
  border-radius: var(--rostrum-radius-full);
  font-size: 0.6875rem;
  font-weight: 600;
  line-height: 1.125rem;
  white-space: nowrap;
  ${({ $tone = 'neutral' }) => tones[$tone]}
`;

/** What the person is here; nothing for attendees, since most are. */
export function RoleBadge({ role }: { readonly role: string | undefined }) {
  const { role: names } = useLabels('shared', englishShared);
  if (!role || role === 'attendee' || !(role in names)) return null;
  return <Badge $tone={role === 'guest' ? 'neutral' : 'accent'}>{names[role as PersonRole]}</Badge>;
}
