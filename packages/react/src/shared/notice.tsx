import type { ReactNode } from 'react';
import { englishShared } from '../labels/english/shared.js';
import { Button } from './button.js';
import { Icon } from './icon.js';
import * as icons from './icons.js';
import type { IconShape } from './icons.js';
import { styled } from './styled.js';
import type { Refusal } from './use-action.js';
import { useErrorText, useLabels } from './use-labels.js';

const Box = styled.div<{ $tone: 'warn' | 'accent' }>`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: var(--rostrum-space-2);
  padding: var(--rostrum-space-2) var(--rostrum-space-3);
  border-radius: var(--rostrum-radius-s);
  border: 1px solid transparent;
  font-size: var(--rostrum-text-s);
  color: var(--rostrum-ink);
  background: ${({ $tone }) => ($tone === 'warn' ? 'var(--rostrum-warn-soft)' : 'var(--rostrum-accent-soft)')};
  & > svg {
    flex: none;
    color: ${({ $tone }) => ($tone === 'warn' ? 'var(--rostrum-warn-ink)' : 'var(--rostrum-accent-ink)')};
  }
  & > div { flex: 1 1 12rem; min-width: 0; }
  & > span { display: flex; flex-wrap: wrap; gap: var(--rostrum-space-1); margin-inline-start: auto; }
  & p { margin: 0; }
  & p + p { color: var(--rostrum-ink-quiet); }
`;

export interface NoticeProps {
  readonly icon?: IconShape;
  readonly tone?: 'warn' | 'accent';
  readonly role?: 'alert' | 'status';
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** A word from the system beside what it is about. */
export function Notice({ icon = icons.warning, tone = 'warn', children, actions, ...rest }: NoticeProps) {
  return (
    <Box $tone={tone} {...rest}>
      <Icon shape={icon} size={18} />
      <div>{children}</div>
      {actions && <span>{actions}</span>}
    </Box>
  );
}

/** Why the last action was refused, until it is dismissed. */
export function RefusalNotice({ error, dismissError }: Refusal) {
  const { dismiss } = useLabels('shared', englishShared);
  const text = useErrorText();
  if (!error) return null;
  const { message, hint } = text(error);
  return (
    <Notice
      role="alert"
      actions={<Button size="s" tone="quiet" icon={icons.close} iconOnly={dismiss} onClick={dismissError} />}
    >
      <p>{message}</p>
      {hint && <p>{hint}</p>}
    </Notice>
  );
}
