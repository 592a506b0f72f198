import { useEffect, useState } from 'react';
import type { EventSummary } from '@rostrum/core/adapters/http';
import type { LiveError } from '@rostrum/core';
import styled from 'styled-components';
import { api } from '../api.js';
import { useIdentity } from '../use-identity.js';
import { dateAndTime } from '../format.js';
import { Card, Link, Muted, Page, Problem, Row } from '../ui.js';
import { SignIn } from './sign-in.js';

/** What is on now, what comes, what is over. */
export function Events() {
  const identity = useIdentity();
  const [events, setEvents] = useState<readonly EventSummary[]>();
  const [problem, setProblem] = useState<LiveError>();
  useEffect(() => {
    let gone = false;
    const load = () => api.events().then(({ events: list }) => !gone && (setEvents(list), setProblem(undefined)), (error: LiveError) => !gone && setProblem(error));
    void load();
    const timer = setInterval(() => void load(), 10_000);
    return () => { gone = true; clearInterval(timer); };
  }, []);
  const live = events?.filter((event) => event.status === 'live' || event.status === 'backstage') ?? [];
  const coming = events?.filter((event) => event.status === 'scheduled') ?? [];
  const over = events?.filter((event) => event.status === 'ended' || event.status === 'cancelled') ?? [];
  return (
    <Page>
      <Intro>
        <h1>Meet, live.</h1>
        <Muted>Talks with a real stage: raise a hand and speak, ask and vote, chat along.</Muted>
        {identity && <NewEvent to="/new">New event</NewEvent>}
      </Intro>
      {!identity && (
        <Card aria-label="Sign in">
          <h2>Sign in to host or to speak</h2>
          <SignIn />
        </Card>
      )}
      <Problem error={problem} />
            {!events && !problem && <Muted role="status">Loading the events…</Muted>}
      {events?.length === 0 && (
        <Card><Muted>No events yet. {identity ? 'Create the first one.' : 'Sign in and create the first one.'}</Muted></Card>
      )}
      <List title="On now" events={live} />
      <List title="Coming up" events={coming} />
      <List title="Over" events={over} />
    </Page>
  );
}

function List({ title, events }: { readonly title: string; readonly events: readonly EventSummary[] }) {
  if (events.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <Cards>
        {events.map((event) => (
          <li key={event.id}>
            <EventLink to={`/e/${event.id}`}>
              <Row>
                <strong>{event.title}</strong>
                {event.status === 'live' && <OnAir>Live</OnAir>}
                {event.status === 'backstage' && <Badge>Opening soon</Badge>}
                {event.status === 'cancelled' && <Badge>Cancelled</Badge>}
              </Row>
              <Muted as="span">
                {dateAndTime(event.startsAt)} · {event.duration} min · {event.host}
                {event.signups > 0 && ` · ${event.signups} signed up`}
              </Muted>
            </EventLink>
          </li>
        ))}
      </Cards>
    </section>
  );
}

const Intro = styled.header`
  padding: 24px 0;
  h1 { margin: 0 0 8px; font-size: clamp(2rem, 6vw, 3rem); letter-spacing: -0.03em; }
`;
const NewEvent = styled(Link)`
  margin-top: 20px;
  display: inline-flex;
  align-items: center;
  min-height: 44px;
  padding: 0 18px;
  border-radius: var(--rostrum-radius-m);
  background: var(--rostrum-accent);
  color: var(--rostrum-on-accent);
  font-weight: 600;
  text-decoration: none;
`;
const Cards = styled.ul`
  display: grid;
  gap: 12px;
  margin: 0;
  padding: 0;
  list-style: none;
`;
const EventLink = styled(Link)`
  display: grid;
  gap: 6px;
  padding: 18px 20px;
  border: 1px solid var(--rostrum-line);
  border-radius: var(--rostrum-radius-l);
  background: var(--rostrum-surface);
  color: inherit;
  text-decoration: none;
  strong { font-size: 1.1rem; }
  &:hover { border-color: var(--rostrum-accent); }
`;
const Badge = styled.span`
  padding: 2px 8px;
  border: 1px solid var(--rostrum-line);
  border-radius: 999px;
  font-size: 0.8rem;
`;
const OnAir = styled(Badge)`
  border-color: transparent;
  background: var(--rostrum-on-air);
  color: var(--rostrum-on-on-air);
  font-weight: 600;
`;
