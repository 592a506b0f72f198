import { useId, useState, type FormEvent } from 'react';
import type { LiveError } from '@rostrum/core';
import { api } from '../api.js';
import { identityStore } from '../identity.js';
import { Button, Field, Problem } from '../ui.js';

/** The development issuer asks for a name and nothing else. */
export function SignIn({ onDone }: { readonly onDone?: () => void }) {
  const id = useId();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<LiveError>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      identityStore.set(await api.signIn(name));
      onDone?.();
    } catch (error) {
      setProblem(error as LiveError);
    }
  };
  return (
    <form onSubmit={submit}>
      <Field id={id} label="Your name" value={name} onChange={setName} maxLength={100} required autoComplete="name" />
      <Problem error={problem} />
      <Button type="submit" disabled={!name.trim()}>Sign in</Button>
    </form>
  );
}
