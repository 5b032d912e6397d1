/** Every rule has a page of its name, and what the page calls wrong and right is so. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { lintModel, readingRules, rulePage, rules } from '../../../guidance/index.ts';
import { decisionTable } from './support/files.ts';

const home = join(import.meta.dirname, '../../..');
const names = [...rules.map(({ name }) => name), ...readingRules];
const forms = {
  contact: { type: 'default', schemaVersion: 16, components: [{ type: 'textfield', key: 'need', label: 'Tarve' }] },
  scripted: { type: 'default', schemaVersion: 16, components: [{ type: 'iframe', key: 'page', label: 'Sivu' }] },
};
const decisions = { tier: decisionTable('tier', 'need = "much"', '2'), broken: decisionTable('broken', 'need = = "much"', '2') };

/** The codes that lint finds in an example: the inside of an executable process. */
async function codesOf(example: string) {
  const xml = `<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:guidance="https://luotsi.fi/schema/guidance/1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="https://luotsi.fi/test"><bpmn:process id="p" isExecutable="true">${example}</bpmn:process></bpmn:definitions>`;
  return (await lintModel({ xml, forms, decisions })).diagnostics;
}

describe.each(names)('%s', (name) => {
  const page = readFileSync(join(home, rulePage(name)), 'utf8');
  const [, wrong = '', right = ''] = /## Wrong\n\n```xml\n([^]*?)```\n\n## Right\n\n```xml\n([^]*?)```/.exec(page) ?? [];

  test('the wrong example is found, with the element and the page', async () => {
    const found = (await codesOf(wrong)).filter(({ code }) => code === name);
    expect(found).not.toEqual([]);
    for (const { elementId, docs, severity } of found) {
      expect(elementId).toBeTruthy();
      expect(docs).toBe(rulePage(name));
      expect(page).toContain(`\`${name}\`, ${severity}.`);
    }
  });

  test('the wrong example has no other error', async () => {
    expect((await codesOf(wrong)).filter(({ code, severity }) => code !== name && severity === 'error')).toEqual([]);
  });

  test('the right example has no finding at all', async () => { expect(await codesOf(right)).toEqual([]); });
});

test('there is no page without a rule, and the table of rules has them all', () => {
  const pages = readdirSync(join(home, 'docs/reference/rules')).filter((file) => file !== 'README.md').map((file) => file.replace('.md', ''));
  expect(pages.sort()).toEqual([...names].sort());
  const table = readFileSync(join(home, 'docs/reference/rules/README.md'), 'utf8');
  expect(names.filter((name) => !table.includes(`[${name}](${name}.md)`))).toEqual([]);
});
