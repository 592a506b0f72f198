import { randomUUID } from 'node:crypto';

const made = new WeakMap<Request, string>();

/** The id that ties a request, its answer and the lines of the log together; the client's own if it gave one. */
export function correlationOf(request: Request): string {
  const given = request.headers.get('x-correlation-id');
  if (given !== null && /^[A-Za-z0-9-]{8,64}$/.test(given)) return given;
  let id = made.get(request);
  if (id === undefined) made.set(request, (id = randomUUID()));
  return id;
}
