import { useId, useState, type FormEvent } from 'react';
import type { LiveError } from '@rostrum/core';
import type { SignIn as SignInPages } from '@rostrum/core/adapters/oidc';
import styled from 'styled-components';
import { api } from '../api.js';
import { identityStore } from '../identity.js';
import { issuerPages } from '../issuer.js';
import { Middle } from './waiting.js';

/** The development issuer asks for a name; any other one has pages of its own. */
export function SignIn() {
  const pages = issuerPages();
  return <Middle>{pages ? <AtIssuer pages={pages} /> : <ByName />}</Middle>;
}

function AtIssuer({ pages }: { readonly pages: SignInPages }) {
  const [problem, setProblem] = useState<LiveError>();
  const go = (event: FormEvent) => {
    event.preventDefault();
    pages.begin(location.pathname + location.search)
      .then((address) => location.assign(address), (error: unknown) => setProblem(error as LiveError));
  };
  return (
    <Form onSubmit={go}>
      <h1>Your live site</h1>
      {problem && <p role="alert">{problem.message} {problem.hint}</p>}
      <button type="submit">Sign in</button>
    </Form>
  );
}

/** The owner is called "Owner" unless the server was told. */
function ByName() {
  const id = useId();
  const [name, setName] = useState('Owner');
  const [problem, setProblem] = useState<LiveError>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      identityStore.set(await api.signIn(name));
    } catch (error) {
      setProblem(error as LiveError);
    }
  };
  return (
    <Form onSubmit={submit}>
      <h1>Your live site</h1>
      <label htmlFor={id}>Sign in as</label>
      <input id={id} value={name} onChange={(e) => setName(e.target.value)} maxLength={100} autoComplete="name" required />
      {problem && <p role="alert">{problem.message} {problem.hint}</p>}
      <button type="submit" disabled={!name.trim()}>Sign in</button>
    </Form>
  );
}

const Form = styled.form`
  display: grid;
  gap: 12px;
  width: min(22rem, 100vw - 48px);
  padding: 24px;
  text-align: start;
  color: var(--rostrum-ink);
  border: 1px solid var(--rostrum-line);
  border-radius: var(--rostrum-radius-l);
  background: var(--rostrum-surface);
  h1 { margin: 0 0 8px; font-size: 1.4rem; }
  p { margin: 0; }
  label { font-weight: 600; }
  input, button { font: inherit; min-height: 44px; padding: 10px 12px; border-radius: var(--rostrum-radius-m); }
  input { color: inherit; background: var(--rostrum-sunken); border: 1px solid var(--rostrum-line-strong); }
  button { border: 0; font-weight: 600; color: var(--rostrum-on-accent); background: var(--rostrum-accent); cursor: pointer; }
  :focus-visible { outline: var(--rostrum-focus); outline-offset: 2px; }
`;
