import { isStaff } from '@rostrum/core';
import type { ProductQuery } from '@rostrum/core/adapters/http';
import { AttendeeView, PresenterConsole, useLiveEvent } from '@rostrum/react';
import { useCallback } from 'react';
import { createPortal } from 'react-dom';
import styled from 'styled-components';
import { api } from '../api.js';
import { BarButton, barActions, Muted } from '../ui.js';

/** The event from inside: the console for those who present, the audience's view for everybody else. */
export function Room({ id, onLeave }: { readonly id: string; readonly onLeave: () => void }) {
  const role = useLiveEvent((state) => state.me?.role);
  const isClosed = useLiveEvent((state) => state.connection === 'closed');
  const products = useCallback((query: ProductQuery) => api.products(id, query), [id]);
  const answers = useCallback(() => api.answersCsv(id), [id]);
  const bar = barActions();
  return (
    <Frame>
      {bar && createPortal(<BarButton type="button" onClick={onLeave}>Leave event</BarButton>, bar)}
      {role === undefined && !isClosed ? <Muted role="status">Opening the event…</Muted>
        : isStaff(role) || role === 'speaker' ? <PresenterConsole products={products} answers={answers} />
          : <AttendeeView />}
    </Frame>
  );
}

/** As high as the window: the panels inside scroll, the page does not. */
const Frame = styled.section`
  display: grid;
  grid-template: minmax(0, 1fr) / minmax(0, 1fr);
  height: calc(100dvh - 52px);
  min-height: 30rem;
`;
