import type { Logger } from '../logger.js';
import type * as v from 'valibot';
import type { Caller } from '../identity/index.js';

/** `hook`: the shared secret of AWS's side instead of a person. */
export type Audience = 'everybody' | 'anybody-known' | 'signed-in' | 'hook';

/** One request as a route sees it. */
export interface Call<Body = unknown, Query = unknown> {
  /** Empty where the path has none. */
  readonly params: { readonly id: string; readonly overlay: string };
  readonly body: Body;
  readonly query: Query;
  /** Undefined when the request has no token; a wrong token is refused on every route. */
  readonly caller: Caller | undefined;
  /** Of the caller; the route is open to callers only. Errors: `identity/missing`. */
  readonly person: string;
  readonly request: Request;
  readonly address: string;
  readonly log: Logger;
}

type Schema = v.GenericSchema;
type OutputOf<S> = S extends Schema ? v.InferOutput<S> : undefined;

export interface RouteOptions<Body extends Schema | undefined, Query extends Schema | undefined> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `{id}` is an event, `{overlay}` one of its overlays. */
  readonly path: string;
  readonly summary: string;
  readonly who: Audience;
  readonly body?: Body;
  readonly query?: Query;
  /** 200 unless told. */
  readonly status?: 200 | 201 | 202;
  /** The most bytes of a body: 4 KB unless told (S4.18). */
  readonly most?: number;
  /** A Response is sent as it is, everything else as JSON. Errors are thrown. */
  handle(call: Call<OutputOf<Body>, OutputOf<Query>>): Promise<object>;
}
/** A route with its types forgotten. */
export type Route = Omit<RouteOptions<Schema | undefined, Schema | undefined>, 'handle'> & {
  handle(call: Call): Promise<object>;
};

export const route = <Body extends Schema | undefined = undefined, Query extends Schema | undefined = undefined>(
  options: RouteOptions<Body, Query>,
): Route => options;
