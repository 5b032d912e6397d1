/** Writes docs/reference/openapi.json: `node --import tsx api/openapi/write.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildOpenApi } from './document.ts';

const root = resolve(import.meta.dirname, '../..');
const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as { version: string };
writeFileSync(resolve(root, 'docs/reference/openapi.json'), `${JSON.stringify(buildOpenApi(version), null, 1)}\n`);
