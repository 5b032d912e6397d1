import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { compileCase, divisionOfWork, stepsWithoutBasis } from '../../../guidance/index.ts';
import type { CaseDefinition } from '../../../guidance/index.ts';

const xml = readFileSync(new URL('../../../models/siun-sote-guidance-path/siun-sote-guidance-path.bpmn', import.meta.url), 'utf8');
async function definitionOf(text: string): Promise<CaseDefinition> {
  const compiled = await compileCase(text);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  return compiled.definition;
}

test('every step that a person does stands once, under its role and unit', async () => {
  const definition = await definitionOf(xml);
  const rows = divisionOfWork(definition);
  expect(rows.map(({ role, unit }) => `${role} ${unit}`)).toEqual(['adviser neuvonta', 'guide asiakasohjaus', 'coordinator moniammatillinen']);
  expect(rows.flatMap(({ steps }) => steps.map(({ id }) => id)).sort()).toEqual(Object.keys(definition.guidance.assignments).sort());
  expect(rows[1]?.steps.find(({ id }) => id === 'p2_h12')).toMatchObject({ tier: 2, handover: true, names: { fi: 'Siirto tasolle 2: asiakasohjaus' } });
});

test('the report names what has no legal basis, and nothing that has one', async () => {
  const missing = stepsWithoutBasis(await definitionOf(xml)).map(({ id }) => id);
  expect(missing).toEqual(expect.arrayContaining(['p2_t2_seg', 'p2_g1']));
  for (const id of ['p2_t1', 'p2_t2_pre']) expect(missing).not.toContain(id);
  const given = await definitionOf(xml.replace('<guidance:form key="segment-and-need"/>', '<guidance:form key="segment-and-need"/><guidance:basis ref="1301/2014 36 §"/>'));
  expect(stepsWithoutBasis(given).map(({ id }) => id)).toEqual(missing.filter((id) => id !== 'p2_t2_seg'));
});
