import { useEffect, useId, useState, type FormEvent } from 'react';
import type { LiveError } from '@rostrum/core';
import type { LiveView } from '@rostrum/core/event';
import styled from 'styled-components';
import { api } from '../api.js';
import { dateAndTime } from '../format.js';
import type { Identity } from '../identity.js';
import { Button, Card, Field, Link, Muted, Page, Problem, QuietButton, Row } from '../ui.js';
import { SignIn } from './sign-in.js';

interface DoorProps {
  readonly id: string;
  readonly identity: Identity | undefined;
  readonly problem: LiveError | undefined;
  readonly onJoin: (name?: string) => void;
}

/** What the event is, signing up for it, and the way in. */
export function Door({ id, identity, problem, onJoin }: DoorProps) {
  const [session, setSession] = useState<NonNullable<LiveView['session']>['session']>();
  const [missing, setMissing] = useState<LiveError>();
  const [signedUp, setSignedUp] = useState(false);
  useEffect(() => {
    let gone = false;
    api.snapshots(id).fetch().then(
      (snapshot) => !gone && setSession((snapshot?.state as LiveView).session?.session),
      (error: LiveError) => !gone && setMissing(error),
    );
    return () => { gone = true; };
  }, [id]);
  if (missing) return <Page><h1>Nothing here</h1><Problem error={missing} /><Link to="/">All events</Link></Page>;
  if (!session) return <Page><Muted role="status">Loading…</Muted></Page>;
  const over = session.status === 'ended' || session.status === 'cancelled';
  const signUp = () => api.signUp(id).then(() => setSignedUp(true), setMissing);
  return (
    <Page>
      <Link to="/">All events</Link>
      <h1>{session.title}</h1>
      <Muted>{dateAndTime(session.startsAt)} · {session.duration} minutes</Muted>
      {session.description && <Description>{session.description}</Description>}
      <Problem error={problem} />
      {over ? (
        <Card><p>{session.status === 'ended' ? 'This event is over.' : 'This event was cancelled.'}</p></Card>
      ) : identity ? (
        <Card>
          <Row>
            <Button onClick={() => onJoin()}>Join as {identity.name}</Button>
            {session.status === 'scheduled' && (signedUp
              ? <Muted role="status">You are signed up.</Muted>
              : <QuietButton onClick={() => void signUp()}>Sign up</QuietButton>)}
          </Row>
        </Card>
      ) : (
        <Ways>
          <Card aria-label="Sign in">
            <h2>Sign in</h2>
            <Muted>To raise your hand and speak.</Muted>
            <SignIn />
          </Card>
          {session.guests && <GuestWay onJoin={onJoin} />}
        </Ways>
      )}
    </Page>
  );
}

function GuestWay({ onJoin }: { readonly onJoin: (name: string) => void }) {
  const id = useId();
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onJoin(name);
  };
  return (
    <Card aria-label="Come in as a guest">
      <h2>Come in as a guest</h2>
      <Muted>To watch, ask, vote and chat.</Muted>
      <form onSubmit={submit}>
        <Field id={id} label="Name to show" value={name} onChange={setName} maxLength={100} required />
        <QuietButton type="submit" disabled={!name.trim()}>Join as guest</QuietButton>
      </form>
    </Card>
  );
}

const Description = styled.p`
  max-width: 65ch;
  white-space: pre-wrap;
`;
const Ways = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(280px, 1fr));
  gap: 16px;
  margin-top: 16px;
`;
