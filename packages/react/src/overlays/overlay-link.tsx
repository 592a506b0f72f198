import type { ReactNode } from 'react';
import { focusRing } from '../shared/focus-ring.js';
import { Icon } from '../shared/icon.js';
import * as icons from '../shared/icons.js';
import { Hidden } from '../shared/panel.js';
import { styled } from '../shared/styled.js';

const Anchor = styled.a`
  display: inline-flex;
  align-items: center;
  justify-content: center;
  gap: var(--rostrum-space-2);
  box-sizing: border-box;
  min-height: calc(var(--rostrum-target) + 0.25rem);
  padding: 0 0.875rem;
  border-radius: var(--rostrum-radius-s);
  background: var(--rostrum-accent);
  color: var(--rostrum-on-accent);
  font: 600 var(--rostrum-text-m) / 1.2 var(--rostrum-font);
  text-decoration: none;
  transition: background var(--rostrum-fast);
  ${focusRing}
  &:hover { background: var(--rostrum-accent-hover); }
`;

interface OverlayLinkProps {
  readonly href: string;
  readonly newTab: string;
  readonly children: ReactNode;
}

/** Leads away without leaving the event, and without giving the other page a hold on this one. */
export function OverlayLink({ href, newTab, children }: OverlayLinkProps) {
  return (
    <Anchor href={href} target="_blank" rel="noopener noreferrer">
      {/* A space, or the note is read as a part of the word. */}
      {children}{' '}
      <Icon shape={icons.newTab} size={15} />
      <Hidden>{`(${newTab})`}</Hidden>
    </Anchor>
  );
}
