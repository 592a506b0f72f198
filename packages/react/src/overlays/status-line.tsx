import type { ReactNode } from 'react';
import type { ShownOverlay } from '@rostrum/core/overlays';
import { Quiet } from '../shared/panel.js';
import { styled } from '../shared/styled.js';
import { useErrorText } from '../shared/use-labels.js';

const Line = styled.div`
  display: flex;
  align-items: baseline;
  justify-content: space-between;
  gap: 0 var(--rostrum-space-3);
  min-height: 1.25rem;
  font-size: var(--rostrum-text-s);
  & strong { font-weight: 600; }
  & > span:last-child:not(:first-child) { flex: none; }
`;
const Refused = styled.p`
  margin: 0;
  color: var(--rostrum-warn-ink);
  font-size: var(--rostrum-text-s);
`;

/** Of no use to a finger; its line stays. */
export const KeyHint = styled(Quiet)`
  @media (hover: none) { visibility: hidden; }
`;

interface StatusLineProps {
  readonly overlay: ShownOverlay;
  /** How it stands for this viewer. */
  readonly children: ReactNode;
  /** How many have taken part. */
  readonly count?: string | undefined;
}

/** Below the choices: how it stands, how many took part, and why an answer was refused. */
export function StatusLine({ overlay, children, count }: StatusLineProps) {
  const errorText = useErrorText();
  const refusal = overlay.refusal && errorText(overlay.refusal);
  return (
    <>
      {refusal && <Refused role="alert">{refusal.message}{refusal.hint && ` ${refusal.hint}`}</Refused>}
      <Line>{children}{count !== undefined && <Quiet>{count}</Quiet>}</Line>
    </>
  );
}
