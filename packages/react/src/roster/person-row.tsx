import type { ReactNode } from 'react';
import { englishShared } from '../labels/english/shared.js';
import type { RosterLabels } from '../labels/index.js';
import { Avatar } from '../shared/avatar.js';
import { Badge, RoleBadge } from '../shared/badge.js';
import { oneLine } from '../shared/focus-ring.js';
import { Icon } from '../shared/icon.js';
import * as icons from '../shared/icons.js';
import { Quiet } from '../shared/panel.js';
import { styled } from '../shared/styled.js';
import { useLabels } from '../shared/use-labels.js';
import type { ListedPerson } from './use-roster.js';

const Row = styled.div`
  display: flex;
  align-items: center;
  gap: var(--rostrum-space-3);
  min-height: 3.25rem;
  padding: var(--rostrum-space-1) var(--rostrum-space-4);
  box-sizing: border-box;
`;
const Face = styled.span<{ $online: boolean }>`
  position: relative;
  display: flex;
  ${({ $online }) => !$online && '& > span { background: var(--rostrum-sunken); color: var(--rostrum-ink-quiet); }'}
  &::after {
    content: '';
    display: ${({ $online }) => ($online ? 'block' : 'none')};
    position: absolute;
    inset: auto -1px -1px auto;
    width: 0.5rem;
    height: 0.5rem;
    border: 2px solid var(--rostrum-surface);
    border-radius: 50%;
    background: var(--rostrum-good-ink);
  }
`;
const Who = styled.div`
  flex: 1;
  min-width: 0;
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.125rem var(--rostrum-space-2);
  & > b { font-weight: 550; ${oneLine} }
`;

interface PersonRowProps {
  readonly person: ListedPerson;
  readonly labels: RosterLabels;
  readonly children?: ReactNode;
}

export function PersonRow({ person, labels, children }: PersonRowProps) {
  const { you } = useLabels('shared', englishShared);
  const { name, role, me, online, onAir, handUp, noChat, noQuestions } = person;
  return (
    <Row>
      <Face $online={online}><Avatar name={name} /></Face>
      <Who>
        <b>{name}</b>
        {me && <Quiet>({you})</Quiet>}
        <RoleBadge role={role} />
        {onAir && <Badge $tone="on-air">{labels.onAir}</Badge>}
        {handUp && <Badge $tone="accent"><Icon shape={icons.hand} size={12} />{labels.handUp}</Badge>}
        {noChat && <Badge $tone="warn">{labels.noChat}</Badge>}
        {noQuestions && <Badge $tone="warn">{labels.noQuestions}</Badge>}
        {!online && <Quiet>{labels.away}</Quiet>}
      </Who>
      {children}
    </Row>
  );
}
