/** zod schemas as JSON Schema 2020-12 components: every schema with an id becomes one, the rest stands inline. */
import { z } from 'zod';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

const prefix = '#/components/schemas/';

/** `$ref` to a named schema, or the schema itself. */
export function schemaRef(schema: z.ZodType): Json {
  const id = schema.meta()?.id;
  return id === undefined ? inlineSchema(schema) : { $ref: prefix + id };
}

export function inlineSchema(schema: z.ZodType): Json {
  const { $schema: _dialect, $defs: _definitions, ...rest } = z.toJSONSchema(schema, { io: 'output' }) as Record<string, Json>;
  return rewritten(rest);
}

/** A flat object of scalars as query parameters. */
export function parameterSchemas(schema: z.ZodObject): Json[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => ({ name, in: 'query', required: required.includes(name), schema: property as Json }));
}

/** Every schema with an id that the routes reach: bodies as what is sent, answers as what comes back. */
export function componentSchemas(routes: readonly { readonly body?: z.ZodType | undefined; readonly answer?: z.ZodType | undefined }[]): Json {
  const components: Record<string, Json> = {};
  for (const { body, answer } of routes) {
    if (answer) collect(components, answer, 'output');
    if (body) collect(components, body, 'input');
  }
  return Object.fromEntries(Object.entries(components).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function collect(components: Record<string, Json>, schema: z.ZodType, io: 'input' | 'output'): void {
  const { $schema: _dialect, $defs = {}, ...rest } = z.toJSONSchema(schema, { io }) as Record<string, Json> & { $defs?: Record<string, Json> };
  const id = schema.meta()?.id;
  // A schema that is used again below itself is a bare `$ref` into its own definitions.
  if (id !== undefined && rest['$ref'] === undefined) components[id] ??= withoutId(rewritten(rest));
  for (const [name, definition] of Object.entries($defs)) components[componentName(name)] ??= withoutId(rewritten(definition));
}

/** zod names a schema without id `__schema0`; the only one of ours is any JSON value. */
function componentName(name: string): string {
  return name.replace(/^__schema\d+$/, 'AnyJson');
}

function withoutId(schema: Json): Json {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return schema;
  const { id: _id, $id: _uri, ...rest } = schema as Record<string, Json>;
  return rest;
}

/** References inside one schema's `$defs` become references to components. */
function rewritten(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => rewritten(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, key === '$ref' && typeof item === 'string'
    ? item.replace(/^#\/\$defs\/(.+)$/, (_match, name: string) => prefix + componentName(name)) : rewritten(item ?? null)]));
}
