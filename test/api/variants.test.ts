/** Variants through the API: derive, follow the parent, rebase with a conflict, review with a second person, library across regions. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Agent, JsonAnswer } from '../support/api.ts';
import { recordContact, startTestApi } from '../support/running-api.ts';
import type { TestApi } from '../support/running-api.ts';

interface VersionView { readonly modelId: string; readonly number: number; readonly revision: number; readonly status: string; readonly xml: string; readonly hash: string | null; readonly parentNumber: number | null; readonly origin: { hash: string } | null; readonly problems: { code: string; elementId: string | null; severity: string }[] }
interface ModelView { readonly id: string; readonly level: string; readonly parent: { number: number; newest: number; changed: boolean } | null; readonly published: number | null; readonly versions: VersionView[] }

const siunSote = 'siun-sote-guidance-path';
const unitModel = `${siunSote}-neuvonta`;
let api: TestApi;
let kerttu: Agent;
let paavo: Agent;
let sari: Agent;
beforeAll(async () => {
  api = await startTestApi('api_variants', { engine: 'none' });
  [kerttu, paavo, sari] = [await api.as('kerttu.kehittaja'), await api.as('paavo.paallikko'), await api.as('sari.satakunta')];
}, 120_000);
afterAll(async () => { await api.stop(); });

const at = (model: string, number: number): string => `/api/models/${model}/versions/${number}`;
const version = async (agent: Agent, model: string, number: number): Promise<VersionView> => (await agent.json<VersionView>('GET', at(model, number))).body;
const model = async (agent: Agent, id: string): Promise<ModelView | undefined> => (await agent.json<{ items: ModelView[] }>('GET', '/api/models')).body.items.find((one) => one.id === id);
const days = (n: number): string => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10);

/** Saves a draft with text edits; each must hit. */
async function save(agent: Agent, id: string, number: number, ...edits: readonly (readonly [string, string])[]): Promise<VersionView> {
  const draft = await version(agent, id, number);
  const xml = edits.reduce((text, [old, now]) => { expect(text).toContain(old); return text.replace(old, now); }, draft.xml);
  const saved = await agent.json<VersionView>('PUT', at(id, number), { body: { xml }, version: draft.revision });
  expect(saved.status).toBe(200);
  return saved.body;
}
async function act<Body = VersionView>(agent: Agent, id: string, number: number, what: string, body: Record<string, unknown> = {}): Promise<JsonAnswer<Body>> {
  return await agent.json<Body>('POST', `${at(id, number)}/${what}`, { body, version: (await version(agent, id, number)).revision });
}
async function publishNew(id: string, from: number, ...edits: readonly (readonly [string, string])[]): Promise<number> {
  const made = await kerttu.json<VersionView>('POST', `/api/models/${id}/versions`, { body: { from } });
  expect(made.status).toBe(201);
  await save(kerttu, id, made.body.number, ...edits);
  expect(await act(kerttu, id, made.body.number, 'publish', { reason: 'Muutos' })).toMatchObject({ status: 200, body: { status: 'published' } });
  return made.body.number;
}

describe('a unit variant and its parent', () => {
  test('is derived once, keeps the link to the parent version, and takes its unit’s contacts when it is published', async () => {
    const body = { from: { region: '14', modelId: siunSote, number: 1 }, as: 'variant', unit: '14-neuvonta' };
    const made = await kerttu.json<VersionView>('POST', '/api/models', { body });
    expect(made).toMatchObject({ status: 201, body: { modelId: unitModel, number: 1, status: 'draft', parentNumber: 1, origin: null } });
    expect(made.headers.get('location')).toBe(at(unitModel, 1));
    expect(await kerttu.json('POST', '/api/models', { body })).toMatchObject({ status: 409, body: { code: 'MODEL_EXISTS' } });
    expect(await kerttu.json('POST', '/api/models', { body: { ...body, unit: '06-neuvonta' } })).toMatchObject({ status: 403, body: { code: 'REGION_FOREIGN' } });
    expect(await kerttu.json('POST', '/api/models', { body: { ...body, unit: '14-ei-ole' } })).toMatchObject({ status: 404 });
    expect(await kerttu.json('POST', '/api/models', { body: { from: { region: '14', modelId: unitModel, number: 1 }, as: 'variant', id: 'of-a-draft' } })).toMatchObject({ status: 409, body: { code: 'VERSION_STATE' } });
    expect(await model(kerttu, unitModel)).toMatchObject({ level: 'unit', unit: '14-neuvonta', names: { fi: expect.stringMatching(/: Neuvonta$/) }, parent: { region: '14', modelId: siunSote, number: 1, newest: 1, changed: false } });

    const aino = await api.as('aino.neuvoja');
    await save(kerttu, unitModel, 1, ['name="Yleinen ensivaiheen ohjaus, neuvonta ja viestintä"', 'name="Neuvonnan ohjaus"']);
    await recordContact(aino);
    expect(await act(kerttu, unitModel, 1, 'publish', { reason: 'Neuvonnan oma' })).toMatchObject({ status: 200 });
    await recordContact(aino);
    await recordContact(await api.as('olli.ohjaaja'));
    expect(await api.query('select model_id from care_case order by created_at')).toEqual([{ model_id: siunSote }, { model_id: unitModel }, { model_id: siunSote }]);
  });

  test('a new parent version flags it with the changes; a rebase wants a choice for what both changed, then loses nothing', async () => {
    const parentNumber = await publishNew(siunSote, 1, ['limit="10" unit="workingDays"', 'limit="9" unit="workingDays"'], ['fi="Saat neuvontaa ja yhdessä etsitään sinulle sopiva palvelupolku."', 'fi="Saat neuvontaa."'],
      ['name="Yleinen ensivaiheen ohjaus, neuvonta ja viestintä"', 'name="Ensivaiheen ohjaus"']);
    expect(await model(kerttu, unitModel)).toMatchObject({ parent: { number: 1, newest: parentNumber, changed: true } });
    const { number } = (await kerttu.json<VersionView>('POST', `/api/models/${unitModel}/versions`, { body: { from: 1 } })).body;
    const preview = await kerttu.json<{ onto: number; conflicts: { id: string; elementId: string; ours: unknown; theirs: unknown; base: unknown }[]; theirs: { changes: { aspect: string }[] }; ours: { changes: { aspect: string }[] } }>('GET', `${at(unitModel, number)}/rebase`);
    expect(preview).toMatchObject({ status: 200, body: { onto: parentNumber, conflicts: [{ elementId: 'p2_t1', base: 'Yleinen ensivaiheen ohjaus, neuvonta ja viestintä', ours: 'Neuvonnan ohjaus', theirs: 'Ensivaiheen ohjaus' }] } });
    expect(preview.body.theirs.changes.map(({ aspect }) => aspect).sort()).toEqual(['clientView', 'clock', 'name']);
    expect(preview.body.ours.changes.map(({ aspect }) => aspect)).toEqual(['name']);

    const [conflict] = preview.body.conflicts;
    const before = await api.rows();
    expect(await act(kerttu, unitModel, number, 'rebase', { onto: parentNumber })).toMatchObject({ status: 409, body: { code: 'MERGE_CONFLICT', errors: [{ path: 'p2_t1', code: conflict?.id }] } });
    expect(await act(kerttu, unitModel, number, 'rebase', { onto: parentNumber + 1 })).toMatchObject({ status: 412, body: { code: 'VERSION_STALE' } });
    expect(await api.rows()).toEqual(before);
    const done = await act(kerttu, unitModel, number, 'rebase', { onto: parentNumber, choices: { [conflict?.id ?? '']: 'ours' } });
    expect(done).toMatchObject({ status: 200, body: { parentNumber, status: 'draft' } });
    expect(done.body.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const { xml } = await version(kerttu, unitModel, number);
    for (const said of ['name="Neuvonnan ohjaus"', 'limit="9"', 'fi="Saat neuvontaa."', 'bpmnElement="p2_t1"']) expect(xml).toContain(said);
    expect(await model(kerttu, unitModel)).toMatchObject({ parent: { number: parentNumber, changed: false } });
    expect(await kerttu.json('GET', `${at(unitModel, number)}/rebase`)).toMatchObject({ status: 409, body: { code: 'PARENT_UNCHANGED' } });
    expect(await kerttu.json('GET', `${at(siunSote, 1)}/rebase`)).toMatchObject({ status: 409, body: { code: 'PARENT_UNCHANGED' } });
    expect(await (await api.as('niina.kansallinen')).json('GET', `${at('common-guidance-path', 1)}/rebase`)).toMatchObject({ status: 409, body: { code: 'MODEL_WITHOUT_PARENT' } });
    expect(await act(kerttu, unitModel, number, 'publish', { reason: 'Lähtömallin muutokset' })).toMatchObject({ status: 200 });
  });

  test('the common model’s locks hold for the region: its limit of law cannot be published otherwise', async () => {
    const { number } = (await kerttu.json<VersionView>('POST', `/api/models/${siunSote}/versions`, { body: { from: 1 } })).body;
    const saved = await save(kerttu, siunSote, number, ['limit="7" unit="workingDays"', 'limit="14" unit="workingDays"']);
    expect(saved.problems.filter(({ severity }) => severity === 'error')).toEqual([expect.objectContaining({ code: 'locked-changed', elementId: 'guidance_path', path: 'clock(start_of_assessment)' })]);
    expect(await act(kerttu, siunSote, number, 'publish', { reason: 'x' })).toMatchObject({ status: 409, body: { code: 'MODEL_INVALID' } });
    await save(kerttu, siunSote, number, ['limit="14" unit="workingDays"', 'limit="7" unit="workingDays"']);
    expect(await act(kerttu, siunSote, number, 'publish', { reason: 'Ennallaan' })).toMatchObject({ status: 200 });
  });

  test('what the parent locks cannot be changed: saving says so, publishing refuses', async () => {
    const parentNumber = await publishNew(siunSote, 2, ['<guidance:form key="segment-and-need"/>', '<guidance:form key="segment-and-need"/><guidance:locked aspects="role,form"/>']);
    const { number } = (await kerttu.json<VersionView>('POST', `/api/models/${unitModel}/versions`, { body: { from: 2 } })).body;
    expect(await act(kerttu, unitModel, number, 'rebase', { onto: parentNumber })).toMatchObject({ status: 200 });
    const saved = await save(kerttu, unitModel, number, ['<guidance:form key="segment-and-need"', '<guidance:form key="follow-up"'], ['name="Asiakassegmentti ja palvelutarve"', 'name="Segmentti"']);
    expect(saved.problems.filter(({ severity }) => severity === 'error')).toEqual([expect.objectContaining({ code: 'locked-changed', elementId: 'p2_t2_seg', path: 'form' })]);
    for (const what of ['publish', 'submit']) expect(await act(kerttu, unitModel, number, what, { reason: 'x' })).toMatchObject({ status: 409, body: { code: 'MODEL_INVALID', errors: [{ code: 'locked-changed', path: 'p2_t2_seg.form' }] } });
    expect((await save(kerttu, unitModel, number, ['<guidance:form key="follow-up"', '<guidance:form key="segment-and-need"'])).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(await act(kerttu, unitModel, number, 'publish', { reason: 'Nimi' })).toMatchObject({ status: 200 });
  });
});

describe('review', () => {
  test('where the region asks for it, nothing is published without a second person', async () => {
    const settings = await paavo.json<{ revision: number }>('GET', '/api/region-settings');
    expect(await kerttu.json('PUT', '/api/region-settings', { body: { approvalRequired: true }, version: settings.body.revision })).toMatchObject({ status: 403, body: { code: 'ROLE_MISSING' } });
    expect(await paavo.json('PUT', '/api/region-settings', { body: { approvalRequired: true }, version: settings.body.revision })).toMatchObject({ status: 200, body: { approvalRequired: true } });
    expect(await paavo.json('PUT', '/api/region-settings', { body: { approvalRequired: false }, version: settings.body.revision })).toMatchObject({ status: 412 });

    const { number } = (await kerttu.json<VersionView>('POST', `/api/models/${siunSote}/versions`, { body: { from: 3 } })).body;
    const about = { groups: [{ name: 'Ryhmä 2', members: [], edits: false, approves: false }], workshops: [{ date: '2026-03-02', place: 'Joensuu', participants: 'Neuvonta, asiakasohjaus' }] };
    expect(await kerttu.json('PUT', `${at(siunSote, number)}/about`, { body: about, version: (await version(kerttu, siunSote, number)).revision })).toMatchObject({ status: 200, body: about });
    expect(await act(kerttu, siunSote, number, 'publish', { reason: 'x' })).toMatchObject({ status: 409, body: { code: 'APPROVAL_MISSING' } });
    expect(await act(paavo, siunSote, number, 'approve')).toMatchObject({ status: 409, body: { code: 'VERSION_STATE' } });
    expect(await act(kerttu, siunSote, number, 'submit', { reason: 'Kolmas kierros' })).toMatchObject({ status: 200, body: { status: 'inReview', reason: 'Kolmas kierros' } });
    const inReview = await version(kerttu, siunSote, number);
    expect(await kerttu.json('PUT', at(siunSote, number), { body: { xml: inReview.xml }, version: inReview.revision })).toMatchObject({ status: 409, body: { code: 'VERSION_IN_REVIEW' } });
    expect(await act(kerttu, siunSote, number, 'publish', { reason: 'x' })).toMatchObject({ status: 409, body: { code: 'APPROVAL_MISSING' } });
    expect(await act(kerttu, siunSote, number, 'approve')).toMatchObject({ status: 403, body: { code: 'ROLE_MISSING' } });
    expect(await act(paavo, siunSote, number, 'return', { reason: 'Ohje puuttuu' })).toMatchObject({ status: 200, body: { status: 'draft' } });
    expect(await act(kerttu, siunSote, number, 'submit', { reason: 'Ohje lisätty' })).toMatchObject({ status: 200 });
    expect(await act(paavo, siunSote, number, 'approve', { comment: 'Hyvä' })).toMatchObject({ status: 200, body: { status: 'approved', approvedBy: 'Paavo Päällikkö', approvedAt: expect.any(String) } });
    expect(await act(kerttu, siunSote, number, 'publish', { reason: 'Ohje lisätty' })).toMatchObject({ status: 200, body: { status: 'published', approvedBy: 'Paavo Päällikkö', groups: [{ name: 'Ryhmä 2' }] } });
    const history = await kerttu.json<{ items: { act: string; by: string; comment: string | null; number: number }[] }>('GET', `/api/models/${siunSote}/history`);
    expect(history.body.items.filter((entry) => entry.number === number).map(({ act: done, by }) => `${done} ${by}`)).toEqual([
      'published Kerttu Kehittäjä', 'approved Paavo Päällikkö', 'submitted Kerttu Kehittäjä', 'returned Paavo Päällikkö', 'submitted Kerttu Kehittäjä', 'created Kerttu Kehittäjä']);
    expect(await kerttu.json('GET', '/api/models/ei-ole/history')).toMatchObject({ status: 404 });
    await expect(api.query('delete from version_log')).rejects.toThrow(/append-only/);
  });

  test('a version may wait for its day; the first day is not in the past; a waiting one can be withdrawn', async () => {
    const settings = await paavo.json<{ revision: number }>('GET', '/api/region-settings');
    await paavo.json('PUT', '/api/region-settings', { body: { approvalRequired: false }, version: settings.body.revision });
    const { number } = (await kerttu.json<VersionView>('POST', `/api/models/${siunSote}/versions`, { body: { from: 1 } })).body;
    expect(await act(kerttu, siunSote, number, 'publish', { reason: 'x', validFrom: days(-2) })).toMatchObject({ status: 422, body: { code: 'VALID_FROM_PAST' } });
    expect(await act(kerttu, siunSote, number, 'publish', { reason: 'Ensi vuonna', validFrom: days(40) })).toMatchObject({ status: 200, body: { status: 'published', waiting: true, validFrom: days(40) } });
    const olli = await api.as('olli.ohjaaja');
    const { caseId } = await recordContact(olli);
    expect(await api.query('select model_version from care_case where id = $1', [caseId])).toEqual([{ model_version: number - 1 }]);
    expect(await model(kerttu, siunSote)).toMatchObject({ published: number - 1 });
    // On its day it takes over, without anybody doing anything.
    const [chosen] = await api.query<{ n: number; status: string }>(`select (luotsi.version_for_contact('14', null, luotsi.today() + 40)).number as n, luotsi.version_status(v, luotsi.today() + 40) as status from model_version v where region = '14' and model_id = $1 and number = $2`, [siunSote, number - 1]);
    expect(chosen).toEqual({ n: number, status: 'retired' });
    expect(await act(kerttu, siunSote, number, 'retire', { reason: 'Ei sittenkään' })).toMatchObject({ status: 200, body: { status: 'retired', waiting: false } });
    expect(await act(kerttu, siunSote, number, 'retire', { reason: 'x' })).toMatchObject({ status: 409, body: { code: 'VERSION_STATE' } });
  });

  test('who drew or submitted a version cannot approve it, whatever their roles', async () => {
    expect(await sari.json('POST', '/api/models', { body: { from: { region: '14', modelId: siunSote, number: 1 }, as: 'copy' } })).toMatchObject({ status: 201 });
    expect(await act(sari, siunSote, 1, 'submit', { reason: 'Oma' })).toMatchObject({ status: 200 });
    expect(await act(sari, siunSote, 1, 'approve')).toMatchObject({ status: 409, body: { code: 'APPROVER_INVOLVED' } });
    expect(await act(sari, siunSote, 1, 'return', { reason: 'Takaisin' })).toMatchObject({ status: 200 });
  });
});

describe('library', () => {
  test('another region’s published variants can be read and taken, with where they came from; its drafts cannot, and it is not changed by edits', async () => {
    const library = await sari.json<{ items: { region: string; modelId: string; number: number }[] }>('GET', '/api/library');
    expect(library.body.items).toContainEqual(expect.objectContaining({ region: '14', modelId: siunSote, regionNames: expect.objectContaining({ fi: 'Pohjois-Karjala' }) }));
    const original = await sari.json<VersionView>('GET', `/api/library/14/${siunSote}/versions/1`);
    expect(original).toMatchObject({ status: 200, body: { region: '14', hash: expect.any(String) } });
    const draft = await kerttu.json<VersionView>('POST', `/api/models/${siunSote}/versions`, { body: { from: 1 } });
    expect(await sari.json('GET', `/api/library/14/${siunSote}/versions/${draft.body.number}`)).toMatchObject({ status: 404 });
    expect(await sari.json('GET', `/api/comparison?left=14/${siunSote}/1&right=14/${siunSote}/${draft.body.number}`)).toMatchObject({ status: 404 });
    expect((await model(sari, siunSote))?.versions[0]).toMatchObject({ number: 1, status: 'draft', origin: { region: '14', modelId: siunSote, number: 1, hash: original.body.hash, author: 'Luotsi' } });
    const before = await version(kerttu, siunSote, 1);
    await save(sari, siunSote, 1, ['name="Asiakassegmentti ja palvelutarve"', 'name="Satakunnan segmentti"']);
    expect(await version(kerttu, siunSote, 1)).toEqual(before);
    expect(await sari.json('GET', `/api/comparison?left=14/${siunSote}/1&right=06/${siunSote}/1`)).toMatchObject({ status: 200, body: { changes: [{ aspect: 'name', left: 'p2_t2_seg', right: 'p2_t2_seg', from: 'Asiakassegmentti ja palvelutarve', to: 'Satakunnan segmentti' }], matched: { byName: 0 } } });
    // Without asking for the library, the other region's rows are not there.
    expect((await sari.json<{ items: { id: string }[] }>('GET', '/api/models')).body.items.map(({ id }) => id).sort()).toEqual(['satakunta-centralised-guidance', siunSote]);
    expect(await (await api.as('aino.neuvoja')).json('POST', '/api/models', { body: { from: { region: '06', modelId: siunSote, number: 1 }, as: 'copy' } })).toMatchObject({ status: 403, body: { code: 'ROLE_MISSING' } });
  });

  test('who does what and what has no legal basis', async () => {
    const report = await kerttu.json<{ roles: { role: string; steps: unknown[] }[]; withoutBasis: { id: string }[] }>('GET', `${at(siunSote, 1)}/division-of-work`);
    expect(report.body.roles.map(({ role }) => role)).toEqual(['adviser', 'guide', 'coordinator']);
    expect(report.body.withoutBasis.map(({ id }) => id)).toContain('p2_t2_seg');
  });
});

describe('development groups', () => {
  const describeGroups = async (number: number, groups: readonly object[]): Promise<JsonAnswer<VersionView>> =>
    kerttu.json<VersionView>('PUT', `${at(unitModel, number)}/about`, { body: { groups, workshops: [] }, version: (await version(kerttu, unitModel, number)).revision });
  const ids = async (): Promise<Record<string, string>> => Object.fromEntries((await api.query<{ id: string; name: string }>('select id, name from staff')).map(({ id, name }) => [name.split(' ')[0] ?? '', id]));

  test('rights follow the group: who is in none with the right neither saves nor approves, and who is in it does', async () => {
    const doris = await api.as('doris.divisionschef');
    await api.query(`insert into staff (id, region, name, roles, units) values ('other-lead', '14', 'Toinen Kehittäjä', '{developmentLead}', '{}')`);
    const { Kerttu = '', Doris = '', Paavo = '', Olli = '' } = await ids();
    const people = await kerttu.json<{ items: object[] }>('GET', '/api/group-people');
    expect(people.body.items).toEqual(expect.arrayContaining([{ id: Kerttu, name: 'Kerttu Kehittäjä', edits: true, approves: false }, { id: Paavo, name: 'Paavo Päällikkö', edits: false, approves: true }]));
    expect(people.body.items).not.toContainEqual(expect.objectContaining({ id: Olli }));
    expect(await (await api.as('olli.ohjaaja')).json('GET', '/api/group-people')).toMatchObject({ status: 403, body: { code: 'ROLE_MISSING' } });

    const { number } = (await kerttu.json<VersionView>('POST', `/api/models/${unitModel}/versions`, { body: { from: (await model(kerttu, unitModel))?.published } })).body;
    expect(await describeGroups(number, [{ name: 'Ryhmä 2', members: ['nobody'], edits: true }])).toMatchObject({ status: 422, body: { code: 'REQUEST_INVALID', errors: [{ path: 'groups' }] } });
    const named = await describeGroups(number, [{ name: 'Ryhmä 2', members: [Kerttu], edits: true }, { name: 'Ryhmä 1', members: [Doris], approves: true }]);
    expect(named).toMatchObject({ status: 200, body: { groups: [{ name: 'Ryhmä 2', members: [{ id: Kerttu, name: 'Kerttu Kehittäjä' }], edits: true, approves: false }, { name: 'Ryhmä 1', edits: false, approves: true }], groupAllows: { edit: true, approve: false } } });
    await save(kerttu, unitModel, number);

    // The region asks for no approval, the version does.
    expect(await act(kerttu, unitModel, number, 'publish', { reason: 'x' })).toMatchObject({ status: 409, body: { code: 'APPROVAL_MISSING' } });
    expect(await act(kerttu, unitModel, number, 'submit', { reason: 'Ryhmän työ' })).toMatchObject({ status: 200 });
    const before = await version(paavo, unitModel, number);
    for (const [what, body] of [['approve', {}], ['return', { reason: 'x' }]] as const) expect(await act(paavo, unitModel, number, what, body)).toMatchObject({ status: 403, body: { code: 'NOT_IN_APPROVING_GROUP' } });
    expect(await version(paavo, unitModel, number)).toEqual(before);
    expect(await act(doris, unitModel, number, 'return', { reason: 'Vielä kerran' })).toMatchObject({ status: 200, body: { status: 'draft' } });

    // The group hands its work to another lead: from now on the first one reads.
    expect(await describeGroups(number, [{ name: 'Ryhmä 3', members: ['other-lead'], edits: true }, { name: 'Ryhmä 1', members: [Doris], approves: true }])).toMatchObject({ status: 200, body: { groupAllows: { edit: false } } });
    const draft = await version(kerttu, unitModel, number);
    const refused = { status: 403, body: { code: 'NOT_IN_EDITING_GROUP' } };
    expect(await kerttu.json('PUT', at(unitModel, number), { body: { xml: draft.xml }, version: draft.revision })).toMatchObject(refused);
    expect(await describeGroups(number, [])).toMatchObject(refused);
    for (const what of ['submit', 'publish']) expect(await act(kerttu, unitModel, number, what, { reason: 'x' })).toMatchObject(refused);
    expect(await kerttu.json('POST', `/api/models/${unitModel}/versions`, { body: { from: number } })).toMatchObject(refused);
    expect(await version(kerttu, unitModel, number)).toEqual(draft);

    // A group with nobody left in it binds nobody: the draft is not lost with them.
    await api.query(`update staff set deactivated_at = now() where id = 'other-lead'`);
    await save(kerttu, unitModel, number);
    expect(await act(kerttu, unitModel, number, 'submit', { reason: 'Jatkuu' })).toMatchObject({ status: 200 });
    expect(await act(doris, unitModel, number, 'approve')).toMatchObject({ status: 200, body: { status: 'approved', approvedBy: 'Doris Divisionschef' } });
    expect(await act(kerttu, unitModel, number, 'publish', { reason: 'Ryhmien mukaan' })).toMatchObject({ status: 200, body: { status: 'published' } });
  });
});
