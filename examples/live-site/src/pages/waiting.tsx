import type { ReactNode } from 'react';
import type { LiveError } from '@rostrum/core';
import styled from 'styled-components';

/** Before there is anything to show. */
export function Waiting({ problem, children }: { readonly problem: LiveError | undefined; readonly children: ReactNode }) {
  return (
    <Middle>
      {problem ? <p role="alert">{problem.message} {problem.hint}</p> : <p role="status">{children}</p>}
    </Middle>
  );
}

export const Middle = styled.main`
  display: grid;
  place-content: center;
  padding: 24px;
  text-align: center;
  color: var(--rostrum-ink-quiet);
`;
