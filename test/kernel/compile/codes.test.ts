import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { guidanceDiagnosticCodes } from '../../../guidance/index.ts';
import { diagnosticCodes } from '../../../kernel/index.ts';

/** The page is the kernel's table and that of the guidance extension, and nothing else: `UPDATE_DOCS=1` writes it anew. */
test('the reference page of diagnostics is the table of codes', async () => {
  const page = new URL('../../../docs/reference/diagnostics.md', import.meta.url);
  const sections = Object.entries({ ...diagnosticCodes, ...guidanceDiagnosticCodes }).map(([code, meaning]) => `## ${code}\n\n${meaning}\n`);
  const expected = `# Diagnostics\n\nWhat \`compile\` says about a model, by code. Errors keep the model from running; warnings do not. Made from \`kernel/compile/codes.ts\` and \`guidance/definition/codes.ts\`. What care guidance asks of a model beyond that: [rules](rules/README.md).\n\n${sections.join('\n')}`;
  if (process.env['UPDATE_DOCS'] === '1') (await import('node:fs')).writeFileSync(page, expected);
  expect(readFileSync(page, 'utf8')).toBe(expected);
});
