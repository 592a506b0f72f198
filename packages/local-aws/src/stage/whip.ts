import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import type { Media, MediaSession, Verb } from './media.js';
import type { Outages } from './outages.js';
import { SignallingCode, SignallingError } from './signalling-error.js';
import { TokenError, type Tokens } from './token.js';

/** A browser's offer with simulcast is some 10 kB. */
const MAX_BODY = 256 * 1024;

const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, POST, DELETE, OPTIONS',
  'Access-Control-Allow-Headers':
    'Authorization, Content-Type, X-Stages-Initial-Layer-Pref, X-Stages-Options, X-Stages-Platform, ' +
    'X-Stages-Request-ID, X-Stages-SDK, X-Stages-Session-ID, X-Stages-Trace-ID, X-Stages-WHIP-Version',
  'Access-Control-Expose-Headers': 'Location, Link',
  'Access-Control-Max-Age': '600',
} as const;

export interface WhipOptions {
  /** Base URL, without a slash at the end. */
  readonly url: string;
  readonly tokens: Tokens;
  readonly media: Media;
  readonly outages: Outages;
  /** False when the participant's token is dead or it has not opened the events socket. */
  readonly isPresent: (stageId: string, participantId: string) => boolean;
  readonly onSdkVersion: (stageId: string, participantId: string, version: string) => void;
}

/** Where the things of a session are; the SDK is given these URLs with the answer. */
export const sessionLinks = (url: string, id: string) => ({
  location: `${url}/sessions/${id}`,
  delete: `${url}/sessions/${id}/delete`,
  playback: `${url}/sessions/${id}/playback`,
  layers: `${url}/sessions/${id}/layers`,
});

const Beacon = v.object({ authorization: v.string() });
const Mids = v.optional(v.pipe(v.array(v.string()), v.maxLength(10)), []);
const Playback = v.object({ play: Mids, pause: Mids });
const LayerSelection = v.object({ encodingId: v.optional(v.string()) });

/** WHIP, WHEP and their extensions over HTTP, as the SDK speaks them. `path` is what follows the base URL. */
export async function handleWhip(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  options: WhipOptions,
): Promise<void> {
  const send = (status: number, body = '', headers: Record<string, string> = {}) => {
    if (response.headersSent) return;
    response.writeHead(status, { ...CORS, ...headers }).end(body);
  };
  const sendJson = (status: number, body: unknown) =>
    send(status, JSON.stringify(body), { 'Content-Type': 'application/json' });

  const opening = /^\/(publish|subscribe)\/([\w-]+)$/.exec(path);
  const ongoing = /^\/sessions\/([\w-]+)(?:\/(delete|playback|layers))?$/.exec(path);
  try {
    if (request.method === 'OPTIONS') return send(204);
    const body = await readBody(request);
    if (opening && request.method === 'POST') {
      const [verb, target] = [opening[1] as Verb, opening[2] ?? ''];
      const claims = await options.tokens.verify(bearer(request));
      await options.outages.over(claims.jti);
      const sdk = request.headers['x-stages-sdk'];
      if (typeof sdk === 'string') options.onSdkVersion(claims.topic, claims.jti, sdk.slice(0, 40));
      const { id, answer } = await options.media.open(claims, () => options.isPresent(claims.topic, claims.jti), {
        verb,
        target,
        offer: body,
        initialLayer: request.headers['x-stages-initial-layer-pref'] === 'highest' ? 'highest' : 'lowest',
      });
      return send(201, answer, { 'Content-Type': 'application/sdp', ...linkHeaders(options.url, id, verb) });
    }
    if (!ongoing) throw new SignallingError(404, SignallingCode.unspecified, 'There is nothing here.');
    const action = `${request.method} ${ongoing[2] ?? 'session'}`;
    // A page that is being unloaded can send a beacon only, which has no headers.
    const token = action === 'POST delete' ? parse(Beacon, body).authorization : bearer(request);
    const session = await ownSession(ongoing[1] ?? '', token, options);
    switch (action) {
      case 'DELETE session':
      case 'POST delete':
        options.media.end(session.id);
        return send(200);
      case 'POST playback': {
        const { play, pause } = parse(Playback, body);
        options.media.play(session.id, play, pause);
        return sendJson(200, {});
      }
      case 'GET layers':
        return sendJson(200, { layers: await options.media.layers(session.id) });
      case 'POST layers':
        options.media.selectLayer(session.id, parse(LayerSelection, body || '{}').encodingId ?? null);
        return sendJson(200, {});
      default:
        throw new SignallingError(404, SignallingCode.unspecified, 'There is nothing here.');
    }
  } catch (error) {
    const { status, code, message } = asSignallingError(error);
    sendJson(status, { code, message });
  }
}

function linkHeaders(url: string, id: string, verb: Verb): Record<string, string> {
  const links = sessionLinks(url, id);
  const relations = [
    `<${links.delete}>; rel="urn:ietf:params:whip:ivs-stages:session-delete"`,
    `<${links.playback}>; rel="urn:ietf:params:whep:core:playback-controls"`,
    `<${links.layers}>; rel="urn:ietf:params:whep:ext:core:layer"`,
  ];
  return { Location: links.location, Link: (verb === 'publish' ? relations.slice(0, 1) : relations).join(', ') };
}

const bearer = (request: IncomingMessage) => /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';

async function ownSession(id: string, token: string, options: WhipOptions): Promise<MediaSession> {
  const claims = await options.tokens.verify(token);
  await options.outages.over(claims.jti);
  const session = options.media.session(id);
  if (!session) throw new SignallingError(404, SignallingCode.unspecified, 'There is no such session.');
  if (session.owner !== claims.jti || session.stageId !== claims.topic) {
    throw new SignallingError(403, SignallingCode.noPermissions, 'The session is somebody else’s.');
  }
  return session;
}

function parse<S extends v.GenericSchema>(schema: S, body: string): v.InferOutput<S> {
  try {
    return v.parse(schema, JSON.parse(body));
  } catch {
    throw new SignallingError(400, SignallingCode.unspecified, 'The body is not what this request needs.');
  }
}

/** Never a 500: the SDK takes it for the end of the stage. */
export function asSignallingError(error: unknown): SignallingError {
  if (error instanceof SignallingError) return error;
  if (!(error instanceof TokenError)) return new SignallingError(400, SignallingCode.unspecified, 'Bad request.');
  const code = error.code === 'TOKEN_EXPIRED' ? SignallingCode.tokenExpired : SignallingCode.unspecified;
  return new SignallingError(401, code, error.message);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const tooLarge = () => new SignallingError(413, SignallingCode.unspecified, 'The body is too large.');
  // Said before reading: a request that is left in the middle of its body loses its connection, and the answer.
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
