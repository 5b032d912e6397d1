/** The committed OpenAPI document is the one the API serves, and it is whole. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { buildOpenApi } from '../../api/index.ts';
import { routes } from '../../contracts/index.ts';
import type { Route } from '../../contracts/index.ts';

type Node = { [key: string]: unknown };
const document = JSON.parse(JSON.stringify(buildOpenApi('0.1.0'))) as Node & { paths: Record<string, Record<string, Node>>; components: { schemas: Record<string, Node>; securitySchemes: Node } };

function walk(value: unknown, visit: (key: string, value: unknown) => void): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    visit(key, item);
    walk(item, visit);
  }
}

describe('OpenAPI', () => {
  test('the committed document is current (`node --import tsx api/openapi/write.ts` writes it)', () => {
    const committed: unknown = JSON.parse(readFileSync(new URL('../../docs/reference/openapi.json', import.meta.url), 'utf8'));
    expect(committed).toEqual(document);
  });

  test('has every route once, with its parameters in the path', () => {
    const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => `${method} ${path} ${String(operation['operationId'])}`));
    expect(operations.sort()).toEqual((Object.entries(routes) as [string, Route][]).map(([id, { method, path }]) => `${method} ${path} ${id}`).sort());
    for (const [path, methods] of Object.entries(document.paths)) {
      const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      for (const operation of Object.values(methods)) {
        const inPath = (operation['parameters'] as Node[]).filter((parameter) => parameter['in'] === 'path').map((parameter) => parameter['name']);
        expect(inPath).toEqual(names);
      }
    }
  });

  test('every reference leads to a component that says something, and nothing is left of the generator', () => {
    const references: string[] = [];
    walk(document, (key, value) => {
      expect(['$defs', '$schema', '$id']).not.toContain(key);
      if (key === '$ref') references.push(String(value));
    });
    for (const reference of new Set(references)) {
      const name = /^#\/components\/schemas\/([A-Za-z0-9._-]+)$/.exec(reference)?.[1] ?? `not a component: ${reference}`;
      expect(Object.keys(document.components.schemas)).toContain(name);
    }
    for (const [name, schema] of Object.entries(document.components.schemas)) expect([name, schema['$ref']]).toEqual([name, undefined]);
  });

  test('has the fields that OpenAPI 3.1 requires, in every operation and response', () => {
    expect(document['openapi']).toMatch(/^3\.1\.\d+$/);
    expect(document['info']).toMatchObject({ title: expect.any(String), version: expect.any(String) });
    for (const methods of Object.values(document.paths)) {
      for (const operation of Object.values(methods)) {
        const responses = operation['responses'] as Record<string, Node>;
        expect(Object.keys(responses).length).toBeGreaterThan(1);
        for (const [status, response] of Object.entries(responses)) {
          expect(status).toMatch(/^[2-5]\d\d$/);
          expect(typeof response['description']).toBe('string');
          expect(Object.keys(response['content'] as Node)).toHaveLength(1);
        }
        const schemes = (operation['security'] as Node[]).flatMap((entry) => Object.keys(entry));
        expect(Object.keys(document.components.securitySchemes)).toEqual(expect.arrayContaining(schemes));
      }
    }
  });
});
