import type { ReactNode } from 'react';
import { Icon } from './icon.js';
import type { IconShape } from './icons.js';
import { styled } from './styled.js';

const Space = styled.div`
  display: grid;
  justify-items: center;
  align-content: center;
  gap: var(--rostrum-space-1);
  flex: 1;
  padding: var(--rostrum-space-6) var(--rostrum-space-5);
  text-align: center;
  color: var(--rostrum-ink-quiet);
  & > svg { margin-bottom: var(--rostrum-space-2); opacity: 0.75; }
  & > strong { color: var(--rostrum-ink); font-weight: 600; }
  & > span { max-width: 34ch; font-size: var(--rostrum-text-s); }
`;

export interface EmptyStateProps {
  readonly icon: IconShape;
  readonly title: string;
  readonly text?: string | undefined;
  readonly children?: ReactNode;
}

/** Where there is nothing yet: what will be here, and what to do. */
export function EmptyState({ icon, title, text, children }: EmptyStateProps) {
  return (
    <Space>
      <Icon shape={icon} size={28} />
      <strong>{title}</strong>
      {text && <span>{text}</span>}
      {children}
    </Space>
  );
}
