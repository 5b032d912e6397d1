/** The limits of Finnish law as dated rows: well formed, and the row that held on the trigger's Helsinki date (facts 2.5, validity selection). */
import { describe, expect, test } from '@jest/globals';
import { createCaseEnvironment, deadline, isCounted, limitRowOn, nationalLimits } from '../../../guidance/index.ts';
import { feel } from '../../../kernel/index.ts';
import { bpmn, compiled, drive, flows, node, opening } from '../support/three-tiers.ts';

describe('each row', () => {
  test('is there: all forty-two, under ids of their own at any time', () => {
    expect(nationalLimits).toHaveLength(42);
    for (const row of nationalLimits) {
      const overlapping = nationalLimits.filter((other) => other.id === row.id && other.from < (row.to ?? '9999') && row.from < (other.to ?? '9999'));
      expect([row.id, overlapping.length]).toEqual([row.id, 1]);
    }
  });

  test.each(nationalLimits.map((row) => [row.id, row] as const))('%s has a number exactly where its unit has one, a span, and a condition that is FEEL', (_id, row) => {
    expect(row.limit !== undefined).toBe(isCounted(row.unit));
    expect(row.to === null || row.from < row.to).toBe(true);
    expect(row.condition === undefined ? undefined : feel.parse(row.condition)).toBeUndefined();
    expect(row.condition === undefined).toBe(row.applies === 'always');
  });
});

/** Case with one clock that refers to rows; the clock's due date, or nothing when no row holds. */
async function dueOf(rows: string, triggered: string, variables: Record<string, unknown>): Promise<string | undefined> {
  const assignment = '<guidance:assignment role="guide" unit="asiakasohjaus"/>';
  const clock = `<guidance:clock id="c" kind="statutory" fi="Kello" limitRef="${rows}"><guidance:start on="caseOpened"/></guidance:clock>`;
  const definition = await compiled(bpmn(clock, `${node('startEvent', 's')}${node('userTask', 't', assignment)}${node('endEvent', 'e')}${flows(['s', 't'], ['t', 'e'])}`));
  const driven = drive(createCaseEnvironment(definition));
  driven.send(opening(`${triggered}T10:00:00.000Z`, { variables }));
  const started = driven.log.find((event) => event.type === 'clockStarted');
  return started?.type === 'clockStarted' ? started.dueDate ?? started.unit : undefined;
}

const illness = { generalPractice: true, reason: 'illness' };
const access = 'THL51.2-3MO, THL51a-14D, THL51a-OTHER-3MO, THL51a-U23-14D, THL51a-ADULT-3MO';
const dental = 'THL51b-DENTAL-4MO, THL51b-DENTAL-3MO, THL51b-DENTAL-U23, THL51b-DENTAL-6MO';
const disability = 'SHL36.2-DISAB, VPL380-3a-START';
const seventyFive = 'SHL36.2-75, SHL36.2-CAREALLOW, SHL36.2-DISAB, SHL36.2-GENERAL';

describe('the row that held on the day', () => {
  test.each([
    [access, '2023-08-31', { ...illness, ageAtContact: 40 }, '2023-11-30'],
    [access, '2023-09-01', { ...illness, ageAtContact: 40 }, '2023-09-15'],
    [access, '2024-12-31', { ...illness, ageAtContact: 40 }, '2025-01-14'],
    [access, '2025-01-01', { ...illness, ageAtContact: 40 }, '2025-04-01'],
    [access, '2025-01-01', { ...illness, ageAtContact: 22 }, '2025-01-15'],
    [access, '2024-03-01', { generalPractice: true, reason: 'certificate', ageAtContact: 40 }, '2024-06-01'],
    [access, '2025-03-01', { ...illness, ageAtContact: 40, plannedByCarePlan: true }, undefined],
    [dental, '2024-10-31', { dental: true, ageAtContact: 40 }, '2025-02-28'],
    [dental, '2024-11-01', { dental: true, ageAtContact: 40 }, '2025-02-01'],
    [dental, '2025-01-02', { dental: true, ageAtContact: 40 }, '2025-07-02'],
    [dental, '2025-01-02', { dental: true, ageAtContact: 20 }, '2025-04-02'],
    [disability, '2024-12-30', { disabledPerson: true }, '2025-01-10'],
    [disability, '2025-01-02', { disabledPerson: true }, '2025-01-14'],
    ['SHL45.3-YOUTH-MH', '2025-05-02', { age: 20, service: 'SHL25a.2' }, '2025-06-02'],
    ['SHL45.3-YOUTH-MH', '2025-04-30', { age: 20, service: 'SHL25a.2' }, undefined],
    ['THL53.1-YOUTH-28D', '2025-05-02', { age: 20, briefTherapy: true }, '2025-05-30'],
    ['THL52-START', '2026-06-01', { specialistCare: true }, '2026-06-22'],
    ['THL52-ASSESS', '2026-06-01', { specialistCare: true, needsSpecialistOrImaging: true }, '2026-09-01'],
    ['THL52-TREAT', '2026-07-15', { specialistCare: true }, '2027-01-15'],
    ['THL51a-DOCTOR-7D', '2024-05-02', { ...illness, ageAtContact: 60 }, '2024-05-09'],
    ['THL51a-DOCTOR-7D', '2025-05-02', { ...illness, ageAtContact: 60 }, undefined],
    ['THL51a-DOCTOR-7D', '2025-05-02', { ...illness, ageAtContact: 20 }, '2025-05-09'],
    [seventyFive, '2026-03-10', { age: 75 }, '2026-03-19'],
    [seventyFive, '2026-03-10', { age: 74 }, 'withoutUndueDelay'],
    [seventyFive, '2026-03-10', {}, 'withoutUndueDelay'],
    [seventyFive, '2026-03-10', { age: 40, highestCareAllowance: true }, '2026-03-19'],
    ['SHL36.1-URGENT', '2026-03-10', {}, 'now'],
    ['VPL18-EXEC-OLD, VPL18-EXEC', '2022-12-30', { olderPerson: true }, '2023-03-30'],
    ['VPL18-EXEC-OLD, VPL18-EXEC', '2023-01-02', { olderPerson: true }, '2023-04-03'],
  ])('%s on %s for %j is due %s', async (rows, triggered, variables, due) => {
    expect(await dueOf(rows, triggered, variables)).toBe(due);
  });

  test('is chosen by the Helsinki date of the trigger, not by the UTC one', () => {
    const at = (date: string): string | undefined => limitRowOn(nationalLimits, ['THL51.2-3MO', 'THL51a-14D'], date, () => true)?.id;
    expect([at('2023-08-31'), at('2023-09-01')]).toEqual(['THL51.2-3MO', 'THL51a-14D']);
  });
});

describe('contact in office hours (THL 51 §), doors open 8 to 16', () => {
  test.each([
    // Called Monday 15:30: today. Called Monday 17:05: the clock starts on Tuesday at 8.
    ['2026-03-09T13:30:00.000Z', '2026-03-09', '2026-03-09T22:00:00.000Z'],
    ['2026-03-09T15:05:00.000Z', '2026-03-10', '2026-03-10T22:00:00.000Z'],
    // Thursday 16:30 before Midsummer: Monday.
    ['2026-06-18T13:30:00.000Z', '2026-06-22', '2026-06-22T21:00:00.000Z'],
  ])('called at %s, reached and assessed by the end of %s', (start, dueDate, dueInstant) => {
    expect(deadline({ start, limit: 0, unit: 'sameDay', officeHours: true })).toMatchObject({ dueDate, dueInstant });
  });
});
