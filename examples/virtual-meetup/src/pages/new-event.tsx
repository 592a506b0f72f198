import { useId, useState, type FormEvent } from 'react';
import type { LiveError } from '@rostrum/core';
import styled from 'styled-components';
import { api } from '../api.js';
import { fromLocalInput, toLocalInput } from '../format.js';
import { go } from '../route.js';
import { Button, Card, Field, Page, Problem, QuietButton, Row } from '../ui.js';
import { useIdentity } from '../use-identity.js';
import { SignIn } from './sign-in.js';

export function NewEvent() {
  const identity = useIdentity();
  const id = useId();
  const [title, setTitle] = useState('');
  const [description, setDescription] = useState('');
  const [startsAt, setStartsAt] = useState(() => toLocalInput(Math.ceil(Date.now() / 900_000) * 900_000));
  const [duration, setDuration] = useState('60');
  const [guests, setGuests] = useState(true);
  const [broadcast, setBroadcast] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<LiveError>();
  if (!identity) return <Page><h1>New event</h1><Card><SignIn /></Card></Page>;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const created = await api.createEvent({
        title, description, guests, startsAt: fromLocalInput(startsAt), duration: Number(duration),
        ...(broadcast && { channel: 'composition' }),
      });
      go(`/e/${created.id}`);
    } catch (error) {
      setProblem(error as LiveError);
      setBusy(false);
    }
  };
  return (
    <Page>
      <h1>New event</h1>
      <Card as="form" onSubmit={submit}>
        <Field id={`${id}title`} label="Title" value={title} onChange={setTitle} maxLength={200} required />
        <Field id={`${id}description`} label="Description" value={description} onChange={setDescription} lines={4} maxLength={5000} />
        <Two>
          <Field id={`${id}starts`} label="Starts" type="datetime-local" value={startsAt} onChange={setStartsAt} required />
          <Field id={`${id}duration`} label="Minutes" type="number" min={1} max={480} value={duration} onChange={setDuration} required />
        </Two>
        <Check>
          <input type="checkbox" checked={guests} onChange={(e) => setGuests(e.target.checked)} />
          <span>People with the link may come in as guests, without signing in</span>
        </Check>
        <Check>
          <input type="checkbox" checked={broadcast} onChange={(e) => setBroadcast(e.target.checked)} />
          <span>Also broadcast the stage as a stream, for a large audience</span>
        </Check>
        <Problem error={problem} />
        <Row>
          <Button type="submit" disabled={busy || !title.trim()}>Create event</Button>
          <QuietButton type="button" onClick={() => go('/')}>Back</QuietButton>
        </Row>
      </Card>
    </Page>
  );
}

const Two = styled.div`
  display: grid;
  grid-template-columns: 2fr 1fr;
  gap: 16px;
  @media (max-width: 560px) { grid-template-columns: 1fr; gap: 0; }
`;
const Check = styled.label`
  display: flex;
  gap: 10px;
  align-items: center;
  margin-bottom: 20px;
  min-height: 32px;
  input { width: 20px; height: 20px; accent-color: var(--rostrum-accent); }
`;
