import { isStaff } from '@rostrum/core';
import { AttendeeView, PresenterConsole, useLiveEvent } from '@rostrum/react';
import { createPortal } from 'react-dom';
import styled from 'styled-components';
import { BarButton, barActions, Muted } from '../ui.js';

/** The event from inside: the console for those who present, the audience's view for everybody else. */
export function Room({ onLeave }: { readonly onLeave: () => void }) {
  const role = useLiveEvent((state) => state.me?.role);
  const isClosed = useLiveEvent((state) => state.connection === 'closed');
  const bar = barActions();
  return (
    <Frame>
      {bar && createPortal(<BarButton type="button" onClick={onLeave}>Leave event</BarButton>, bar)}
      {role === undefined && !isClosed ? <Muted role="status">Opening the event…</Muted>
        : isStaff(role) || role === 'speaker' ? <PresenterConsole /> : <AttendeeView />}
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
