/** Age of the client where the law's limit depends on it: on the start's Finnish day, from the birthday on (facts 1.1 point 7, 1.2). */
import { describe, expect, test } from '@jest/globals';
import { createCaseEnvironment } from '../../../guidance/index.ts';
import { ageOn } from '../../../guidance/case/age.ts';
import { bpmn, compiled, drive, flows, node, olli, opening, taskOf } from '../support/three-tiers.ts';
import type { Driven } from '../support/three-tiers.ts';

describe('age in whole years', () => {
  test.each([
    ['1951-03-10', '2026-03-09', 74], ['1951-03-10', '2026-03-10', 75], ['1951-03-10', '2026-03-11', 75],
    ['2004-02-29', '2025-02-28', 20], ['2004-02-29', '2025-03-01', 21], ['2004-02-29', '2028-02-29', 24], ['2026-03-10', '2026-03-10', 0],
  ])('born %s, on %s: %i', (birthDate, date, age) => { expect(ageOn(birthDate, date)).toBe(age); });
});

const role = '<guidance:assignment role="guide" unit="asiakasohjaus"/>';
const clock = (id: string, attributes: string, start: string): string => `<guidance:clock id="${id}" fi="K" kind="statutory" ${attributes}>${start}</guidance:clock>`;
async function opened(at: string, variables: Record<string, unknown>): Promise<Driven> {
  const head = clock('start36', 'limitRef="SHL36.2-75, SHL36.2-GENERAL"', '<guidance:start on="caseOpened"/>') + clock('own', 'limit="3" unit="months" condition="= age &gt;= 75"', '<guidance:start on="completed" element="first"/>')
    + clock('care', 'limitRef="THL51a-U23-14D, THL51a-ADULT-3MO"', '<guidance:start on="completed" element="first"/>');
  const driven = drive(createCaseEnvironment(await compiled(bpmn(head, `${node('startEvent', 's')}${node('userTask', 'first', role)}${node('userTask', 'second', role)}${node('endEvent', 'e')}${flows(['s', 'first'], ['first', 'second'], ['second', 'e'])}`))));
  driven.send(opening(at, { variables }));
  return driven;
}
const rowOf = (driven: Driven, clockId: string): string | undefined => Object.values(driven.state.clocks).find((one) => one.clockId === clockId)?.counting?.row;
const complete = (driven: Driven, at: string): unknown => driven.send({ type: 'completeTask', taskId: taskOf(driven.state, 'first'), variables: {}, by: olli, at });

describe('a limit that depends on age', () => {
  test('goes by the birth date on the Finnish day of its start, to the day', async () => {
    // 22:30 UTC on the 9th is half past midnight on the 10th in Helsinki.
    expect(rowOf(await opened('2026-03-09T22:30:00.000Z', { birthDate: '1951-03-10' }), 'start36')).toBe('SHL36.2-75');
    expect(rowOf(await opened('2026-03-09T21:30:00.000Z', { birthDate: '1951-03-10' }), 'start36')).toBe('SHL36.2-GENERAL');
    expect(rowOf(await opened('2026-03-10T08:00:00.000Z', {}), 'start36')).toBe('SHL36.2-GENERAL');
  });

  test('of a clock that starts later goes by the age then; what the law counts from the contact goes by the age then', async () => {
    const driven = await opened('2026-03-02T08:00:00.000Z', { birthDate: '1951-03-10' });
    complete(driven, '2026-03-11T08:00:00.000Z');
    expect(Object.values(driven.state.clocks).map(({ clockId }) => clockId)).toContain('own');
    const young = await opened('2026-03-02T08:00:00.000Z', { birthDate: '2003-03-10', generalPractice: true, reason: 'illness' });
    complete(young, '2026-03-11T08:00:00.000Z');
    expect(rowOf(young, 'care')).toBe('THL51a-U23-14D');
  });

  test('without a birth date goes by what was recorded; a birth date that is none is as if there were none', async () => {
    expect(rowOf(await opened('2026-03-10T08:00:00.000Z', { age: 80 }), 'start36')).toBe('SHL36.2-75');
    expect(rowOf(await opened('2026-03-10T08:00:00.000Z', { birthDate: 'joskus', age: 80 }), 'start36')).toBe('SHL36.2-75');
  });
});
