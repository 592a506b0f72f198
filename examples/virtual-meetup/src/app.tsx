import { RostrumTheme } from '@rostrum/react';
import styled from 'styled-components';
import { signOut } from './issuer.js';
import { EventPage } from './pages/event.js';
import { Events } from './pages/events.js';
import { NewEvent } from './pages/new-event.js';
import { useRoute } from './route.js';
import { BAR_ACTIONS, BarButton, Link } from './ui.js';
import { useIdentity } from './use-identity.js';

export function App() {
  const route = useRoute();
  const identity = useIdentity();
  return (
    <Ground>
      <Bar>
        <Brand to="/">Virtual meetup</Brand>
        <Actions>
          <Actions id={BAR_ACTIONS} />
          {identity && (
            <>
              <Who>{identity.name}</Who>
              <BarButton type="button" onClick={() => void signOut()}>Sign out</BarButton>
            </>
          )}
        </Actions>
      </Bar>
      {route.page === 'events' && <Events />}
      {route.page === 'new' && <NewEvent />}
      {route.page === 'event' && <EventPage key={`${route.id} ${identity?.person ?? ''}`} id={route.id} />}
    </Ground>
  );
}

const Ground = styled(RostrumTheme)`
  min-height: 100dvh;
`;
const Bar = styled.header`
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: 16px;
  height: 52px;
  padding: 0 16px;
  border-bottom: 1px solid var(--rostrum-line);
  background: var(--rostrum-surface);
`;
const Brand = styled(Link)`
  display: inline-flex;
  align-items: center;
  min-height: 44px;
  font-size: 1rem;
  font-weight: 700;
  letter-spacing: -0.01em;
  white-space: nowrap;
  text-decoration: none;
  color: var(--rostrum-ink);
`;
const Actions = styled.div`
  display: flex;
  align-items: center;
  gap: 12px;
  min-width: 0;
  &:empty { display: none; }
  /* In an event there is room for one way out. */
  @media (max-width: 560px) { & > :not(:empty) ~ button { display: none; } }
`;
const Who = styled.span`
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
  @media (max-width: 560px) { display: none; }
`;
