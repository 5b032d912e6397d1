/** What a version says stays with its cases: instructions (MOD-08) and lists in forms (MOD-17) of a new version are seen by the cases that start on it, and by no other. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Agent, JsonAnswer } from '../support/api.ts';
import { claim, openTask, phoneContact, recordContact, startTestApi } from '../support/running-api.ts';
import type { TaskView, TestApi } from '../support/running-api.ts';

interface Component { key: string; values: { value: string; label: string }[] }
interface Form { components: Component[]; translations: Record<string, Record<string, string>> }
interface VersionView { readonly number: number; readonly revision: number; readonly xml: string; readonly forms: Record<string, Form>; readonly problems: { severity: string }[] }
type FullTask = TaskView & { readonly instruction: { fi: string } | null; readonly form: Form };

const path = '/api/models/siun-sote-guidance-path/versions';
let api: TestApi;
let kerttu: Agent; let olli: Agent;
beforeAll(async () => {
  api = await startTestApi('api_version_content', { engine: 'real' });
  [kerttu, olli] = [await api.as('kerttu.kehittaja'), await api.as('olli.ohjaaja')];
}, 180_000);
afterAll(async () => { await api.stop(); });

/** Publishes the newest version with a change. */
async function publishChanged(change: (version: VersionView) => { xml?: string; forms?: Record<string, Form> }): Promise<void> {
  const { body: { items: [model] } } = await kerttu.json<{ items: { published: number }[] }>('GET', '/api/models');
  const { body: draft } = await kerttu.json<VersionView>('POST', path, { body: { from: model?.published } });
  const { body: kept } = await kerttu.json<VersionView>('GET', `${path}/${draft.number}`);
  const saved = await kerttu.json<VersionView>('PUT', `${path}/${draft.number}`, { body: { xml: kept.xml, ...change(structuredClone(kept)) }, version: draft.revision });
  expect(saved.body.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(await kerttu.json('POST', `${path}/${draft.number}/publish`, { body: { reason: 'Sisältö' }, version: saved.body.revision })).toMatchObject({ status: 200 });
}
const read = async (task: Pick<TaskView, 'id'>): Promise<FullTask> => (await olli.json<FullTask>('GET', `/api/tasks/${task.id}`)).body;
async function complete(task: Pick<TaskView, 'id' | 'version'>, values: Record<string, unknown>): Promise<JsonAnswer<{ code: string; errors: { path: string }[] }>> {
  return await olli.json('POST', `/api/tasks/${task.id}/complete`, { body: { values }, version: task.version, key: randomUUID() });
}
/** A visit goes to tier 2 at once: its first task, the segment. */
async function segmentTask(): Promise<TaskView> {
  const { caseId } = await recordContact(olli, { ...phoneContact, channel: 'visit' });
  return await openTask(olli, caseId);
}
/** The task in which a client of many services is recognised. */
async function identificationTask(): Promise<TaskView> {
  const segment = await claim(olli, await segmentTask());
  expect(await complete(segment, { need: 'Apua kotiin', segment: 'olderPeople', serviceNeed: 'Kotihoito' })).toMatchObject({ status: 200 });
  const assessment = await claim(olli, await openTask(olli, segment.caseId));
  expect(await complete(assessment, { need: 'Apua kotiin', situation: 'Asuu yksin', urgentNeed: 'no', preliminaryAssessment: 'Kotihoidon tarve' })).toMatchObject({ status: 200 });
  const task = await openTask(olli, segment.caseId);
  expect(task.elementId).toBe('p2_t2_adv');
  return task;
}
const signsOf = (form: Form): string[] => form.components.find(({ key }) => key === 'manyServicesSigns')?.values.map(({ value }) => value) ?? [];

describe('a new version', () => {
  test('a step’s instruction: a v2 task shows the new text, an open v1 task the old (MOD-08)', async () => {
    const old = await segmentTask();
    const before = await read(old);
    expect(before.instruction?.fi).toMatch(/^Tarkista yhteydenotossa ja neuvonnassa kirjattu tarve\./);
    await publishChanged(({ xml }) => {
      const changed = xml.replace('fi="Tarkista yhteydenotossa ja neuvonnassa kirjattu tarve.', 'fi="Kysy ensin, miten asiakas voi.');
      expect(changed).not.toBe(xml);
      return { xml: changed };
    });
    expect((await read(await segmentTask())).instruction?.fi).toMatch(/^Kysy ensin, miten asiakas voi\./);
    expect((await read(old)).instruction).toEqual(before.instruction);
  }, 60_000);

  test('an item of the aid list: the next identification form shows and takes it, an old one neither (MOD-17)', async () => {
    const old = await identificationTask();
    const before = await read(old);
    expect(signsOf(before.form)).toEqual(['overlappingUse', 'notMatching', 'rootCauseUnknown', 'seeksOften', 'fragmented']);
    await publishChanged(({ forms }) => {
      const form = forms['further-guidance'];
      form?.components.find(({ key }) => key === 'manyServicesSigns')?.values.push({ value: 'missedVisits', label: 'Peruuttamattomia poisjääntejä' });
      for (const [language, said] of [['sv', 'Uteblivna besök'], ['en', 'Missed visits']] as const) Object.assign(form?.translations[language] ?? {}, { 'manyServicesSigns.missedVisits': said });
      return { forms };
    });
    const next = await identificationTask();
    expect(signsOf((await read(next)).form)).toEqual([...signsOf(before.form), 'missedVisits']);
    expect((await read(old)).form).toEqual(before.form);

    const values = { guidanceGiven: 'Neuvottu', closerClarification: 'yes', closerClarificationReason: 'Monta palvelua', manyServicesSigns: ['missedVisits'], manyServices: 'no', manyServicesReason: 'Yksi merkki' };
    expect(await complete(await claim(olli, old), values)).toMatchObject({ status: 422, body: { code: 'FORM_INVALID', errors: [{ path: expect.stringContaining('manyServicesSigns') }] } });
    expect(await complete(await claim(olli, next), values)).toMatchObject({ status: 200 });
  }, 60_000);
});
