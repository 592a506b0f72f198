import { useCallback, useEffect, useState } from 'react';
import type { LiveError } from '@rostrum/core';
import type { Ingest, ProductQuery } from '@rostrum/core/adapters/http';
import { LiveEventProvider, LiveSiteOwner, useLiveEvent } from '@rostrum/react';
import { api } from '../api.js';
import type { Connection } from '../connection.js';
import { signOut } from '../issuer.js';
import { useIdentity } from '../use-identity.js';
import { useSite } from '../use-site.js';
import { SignIn } from './sign-in.js';
import { Middle, Waiting } from './waiting.js';

export function OwnerPage() {
  const identity = useIdentity();
  return identity ? <Owned key={identity.token} /> : <SignIn />;
}

function Owned() {
  const { connection, problem } = useSite(undefined);
  if (!connection) return <Waiting problem={problem}>Opening your site…</Waiting>;
  return (
    <LiveEventProvider event={connection.event} player={connection.player} overlays={connection.overlays}>
      <Desk connection={connection} />
    </LiveEventProvider>
  );
}

function Desk({ connection: { id } }: { readonly connection: Connection }) {
  const role = useLiveEvent((state) => state.me?.role);
  const [ingest, setIngest] = useState<Ingest>();
  const [problem, setProblem] = useState<LiveError>();
  const isOwner = role === 'host';
  useEffect(() => {
    if (isOwner) api.ingest(id).then(setIngest, setProblem);
  }, [id, isOwner]);
  const renew = useCallback(async () => setIngest(await api.newStreamKey(id)), [id]);
  const answers = useCallback(() => api.answersCsv(id), [id]);
  const products = useCallback((query: ProductQuery) => api.products(id, query), [id]);

  if (role === undefined) return <Waiting problem={undefined}>Opening your site…</Waiting>;
  if (!isOwner) return <Stranger />;
  return (
    <LiveSiteOwner
      ingest={ingest} onNewKey={renew} products={products} answers={answers}
      head={<>{problem && <p role="alert">{problem.message}</p>}<a href="/">The page</a></>}
    />
  );
}

function Stranger() {
  return (
    <Middle>
      <p>This site belongs to somebody else.</p>
      <button type="button" onClick={() => void signOut()}>Sign in as the owner</button>
    </Middle>
  );
}
