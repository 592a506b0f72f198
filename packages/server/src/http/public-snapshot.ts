import type { EventHost } from '../host/index.js';
import { matchesEtag } from './etag.js';

interface Made {
  readonly epoch: string;
  readonly seq: number;
  readonly body: string;
}

/**
 * Answers with an event's public view. It is written out once per sequence, however many ask: after a lost frame the
 * whole audience may.
 */
export function publicSnapshots(): (host: EventHost, request: Request) => Promise<Response> {
  const made = new WeakMap<EventHost, Made>();
  return async (host, request) => {
    const { epoch, seq, body } = await host.read((engine) => {
      const known = made.get(host);
      if (known && known.seq === engine.seq && known.epoch === engine.epoch) return known;
      const snapshot = engine.publicView.snapshot();
      const fresh = { epoch: snapshot.epoch, seq: engine.seq, body: JSON.stringify(snapshot) };
      made.set(host, fresh);
      return fresh;
    });
    const etag = `"${epoch}-${seq}"`;
    const headers = { etag, 'cache-control': 'public, max-age=1' };
    if (matchesEtag(request, etag)) return new Response(null, { status: 304, headers });
    return new Response(body, { headers: { ...headers, 'content-type': 'application/json' } });
  };
}
