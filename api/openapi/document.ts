/** The OpenAPI 3.1 document, made of the same route table and schemas that validate. Nothing in it is written by hand twice. */
import { z } from 'zod';
import { problemSchema, problems, routes } from '../../contracts/index.ts';
import type { ProblemCode, Route } from '../../contracts/index.ts';
import { componentSchemas, inlineSchema, parameterSchemas, schemaRef } from './schemas.ts';
import type { Json } from './schemas.ts';

/** Problems that any route can answer with, by what it takes. */
function commonProblems(route: Route): readonly ProblemCode[] {
  return [
    ...(route.access === 'public' ? [] : ['SIGN_IN_REQUIRED', 'SESSION_EXPIRED'] as const),
    ...(route.method === 'get' || route.access === 'public' ? [] : ['ORIGIN_REFUSED'] as const),
    ...(route.body ? ['BODY_MALFORMED', 'BODY_TOO_LARGE', 'MEDIA_TYPE_UNSUPPORTED', 'REQUEST_INVALID'] as const : []),
    ...(route.query ? ['REQUEST_INVALID'] as const : []),
    ...(route.path.includes('{') || route.query ? ['REGION_FOREIGN'] as const : []),
    'INTERNAL', 'SERVICE_UNAVAILABLE',
  ];
}

/** @param version product version, as `info.version` */
export function buildOpenApi(version: string): Json {
  const table = Object.entries(routes) as [string, Route][];
  const paths: Record<string, Record<string, Json>> = {};
  for (const [id, route] of table) (paths[route.path] ??= {})[route.method] = operation(id, route);
  return {
    openapi: '3.1.1',
    info: {
      title: 'Luotsi', version, license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      description: 'Client guidance in social and health care: contacts, tasks, handovers, cases, models and timeliness. Errors are RFC 9457 problem documents; branch on `code`.',
    },
    servers: [{ url: '/' }],
    tags: [...new Set(table.map(([, route]) => tagOf(route)))].map((name) => ({ name })),
    paths,
    components: {
      schemas: componentSchemas([...table.map(([, route]) => route), { body: undefined, answer: problemSchema }]),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'luotsi_session', description: 'Set by signing in at /auth/login' },
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: "An access token of the same issuer for this API's audience" },
      },
    },
  };
}

function tagOf(route: Route): string {
  return route.path.split('/').find((part) => part !== '' && part !== 'api') ?? 'api';
}

function operation(id: string, route: Route): Json {
  return {
    operationId: id, summary: route.summary, tags: [tagOf(route)],
    ...(Array.isArray(route.access) ? { description: `Roles: ${route.access.join(', ')}` } : {}),
    security: route.access === 'public' ? [] : [{ session: [] }, { bearer: [] }],
    parameters: parameters(route),
    ...(route.body ? { requestBody: { required: true, content: { 'application/json': { schema: schemaRef(route.body) } } } } : {}),
    responses: responses(route),
  };
}

function parameters(route: Route): Json[] {
  const path = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  const query = route.query instanceof z.ZodObject ? parameterSchemas(route.query) : [];
  return [
    ...path, ...query,
    ...(route.ifMatch ? [{ name: 'If-Match', in: 'header', required: true, description: 'ETag of the last answer about this', schema: { type: 'string', pattern: '^"\\d+"$' } }] : []),
    ...(route.idempotencyKey ? [{ name: 'Idempotency-Key', in: 'header', required: true, description: 'The same key and body get the same answer', schema: { type: 'string', format: 'uuid' } }] : []),
  ];
}

function responses(route: Route): Record<string, Json> {
  const codes = [...new Set([...commonProblems(route), ...route.problems])];
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes) byStatus.set(problems[code].status, [...(byStatus.get(problems[code].status) ?? []), code]);
  const failures = [...byStatus].sort(([a], [b]) => a - b).map(([status, list]) => [String(status), {
    description: list.map((code) => `\`${code}\` ${problems[code].title}`).join('; '),
    content: { 'application/problem+json': { schema: { allOf: [schemaRef(problemSchema), { properties: { code: { enum: list } } }] } } },
  }] as const);
  return { [String(route.success)]: success(route), ...(route.mayBeAccepted ? { 202: accepted(route) } : {}), ...Object.fromEntries(failures) };
}

const entityTag = { ETag: { description: 'Version of the row, for If-Match', schema: { type: 'string' } } };

function success(route: Route): Json {
  if (!route.answer) return { description: route.summary, content: { 'text/event-stream': { schema: { type: 'string' } } } };
  const versioned = route.ifMatch === true && route.mayBeAccepted !== true;
  const headers = { ...(versioned ? entityTag : {}), ...(route.success === 201 ? { Location: { description: 'Address of what was made', schema: { type: 'string' } } } : {}) };
  return { description: route.summary, ...(Object.keys(headers).length > 0 ? { headers } : {}), content: { 'application/json': { schema: schemaRef(route.answer) } } };
}

function accepted(route: Route): Json {
  return { description: 'Kept; executed when the durable engine is back', content: { 'application/json': { schema: route.answer ? schemaRef(route.answer) : inlineSchema(z.object({})) } } };
}
