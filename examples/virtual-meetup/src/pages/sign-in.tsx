import { useId, useState, type FormEvent } from 'react';
import type { LiveError } from '@rostrum/core';
import type { SignIn as SignInPages } from '@rostrum/core/adapters/oidc';
import { api } from '../api.js';
import { identityStore } from '../identity.js';
import { issuerPages } from '../issuer.js';
import { Button, Field, Problem } from '../ui.js';

/** The development issuer asks for a name and nothing else; any other one has pages of its own. */
export function SignIn({ onDone }: { readonly onDone?: () => void }) {
  const pages = issuerPages();
  return pages ? <AtIssuer pages={pages} /> : <ByName {...(onDone && { onDone })} />;
}

function AtIssuer({ pages }: { readonly pages: SignInPages }) {
  const [problem, setProblem] = useState<LiveError>();
  const go = () => pages.begin(location.pathname + location.search)
    .then((address) => location.assign(address), (error: unknown) => setProblem(error as LiveError));
  return (
    <>
      <Problem error={problem} />
      <Button onClick={() => void go()}>Sign in</Button>
    </>
  );
}

function ByName({ onDone }: { readonly onDone?: () => void }) {
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
