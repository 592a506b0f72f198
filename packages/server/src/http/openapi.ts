import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { asks, type CommandName } from '@rostrum/core/event';
import manifest from '../../package.json' with { type: 'json' };
import type { Audience, Route } from './route.js';

type Json = { readonly [key: string]: unknown };

/** The OpenAPI 3.1 document of these routes, from the schemas that judge the requests. */
export function openApi(routes: readonly Route[]): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) (paths[route.path] ??= {})[route.method.toLowerCase()] = operation(route);
  return {
    openapi: '3.1.0',
    info: { title: 'Rostrum', version: manifest.version, description: 'Live events. Times: milliseconds since 1970.' },
    paths,
    components: {
      securitySchemes: {
        person: { type: 'http', scheme: 'bearer', description: 'A token of the OIDC issuer, or a guest token.' },
        hook: { type: 'http', scheme: 'bearer', description: 'The secret that is shared with the media services.' },
      },
      schemas: { Problem: PROBLEM, ...commands() },
    },
  };
}

function operation({ summary, who, path, body, query, status = 200 }: Route): Json {
  const parameters = [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => inPath(name!)), ...(query ? queryParameters(query) : []),
  ];
  return {
    summary,
    security: SECURITY[who],
    ...(parameters.length && { parameters }),
    ...(body && { requestBody: { content: { 'application/json': { schema: schemaOf(body) } } } }),
    responses: {
      [status]: { description: 'Done.' },
      default: { description: 'Refused.', content: { 'application/problem+json': { schema: PROBLEM_REF } } },
    },
  };
}

const inPath = (name: string): Json =>
  ({ name, in: 'path', required: true, schema: { type: 'string', pattern: '^[a-z0-9]{1,26}$' } });

const SECURITY: Readonly<Record<Audience, readonly Json[]>> = {
  everybody: [{}, { person: [] }],
  'anybody-known': [{ person: [] }],
  'signed-in': [{ person: [] }],
  hook: [{ hook: [] }],
};

const PROBLEM_REF: Json = { $ref: '#/components/schemas/Problem' };

const PROBLEM: Json = {
  type: 'object',
  description: 'RFC 9457.',
  required: ['type', 'title', 'status', 'code', 'detail', 'hint', 'correlation'],
  properties: {
    type: { const: 'about:blank' }, title: { type: 'string' }, status: { type: 'integer' },
    code: { type: 'string', description: 'Stable: feature/reason.' },
    detail: { type: 'string' }, hint: { type: 'string' }, correlation: { type: 'string' }, seq: { type: 'integer' },
    path: { type: 'array', items: { type: ['string', 'integer'] } },
  },
};

/** The input of every command, under its name with a dot for the slash; who may ask is in the description. */
function commands(): Json {
  return Object.fromEntries((Object.keys(asks) as CommandName[]).map((name) => {
    const { input, may } = asks[name];
    const schema = schemaOf(input as unknown as v.GenericSchema);
    return [name.replace('/', '.'), { title: name, description: `Open to: ${may.join(', ')}.`, ...schema }];
  }));
}

function queryParameters(query: v.GenericSchema): readonly Json[] {
  const { properties = {}, required = [] } = schemaOf(query) as { properties?: Json; required?: readonly string[] };
  return Object.entries(properties).map(([name, schema]) => ({
    name, in: 'query', required: required.includes(name), schema,
  }));
}

/** What JSON Schema has no word for, such as trimming, is left out. */
function schemaOf(schema: v.GenericSchema): Json {
  const { $schema: _, ...rest } = toJsonSchema(schema, { errorMode: 'ignore', typeMode: 'input' }) as Json;
  return rest;
}
