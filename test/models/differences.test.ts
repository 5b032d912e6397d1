/**
 * What sets the ready models apart is seen when two of them are compared by meaning: coordinator roles, channels, limits, who does a step,
 * what decides at a gateway, which steps there are. Source: MOD-04, MOD-21; requirements' table of how the paths plug together.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { compareModels } from '../../guidance/index.ts';
import type { Change, ModelFiles } from '../../guidance/index.ts';
import { documentOf, modelOf } from './play.ts';

const home = join(import.meta.dirname, '../../models');
const common = 'common-guidance-path';
const siunSote = 'siun-sote-guidance-path';
const satakunta = 'satakunta-centralised-guidance';
const etelaSavo = 'etela-savo-case-manager';
const paijatHame = 'paijat-hame-responsible-worker';
const concept = 'ppt-service-concept';

async function filesOf(folder: string): Promise<ModelFiles> {
  const { forms } = JSON.parse(readFileSync(join(home, folder, 'model.json'), 'utf8')) as { forms: Record<string, string> };
  return { document: await documentOf(folder), forms: Object.fromEntries(Object.entries(forms).map(([key, file]) => [key, JSON.parse(readFileSync(join(home, folder, file), 'utf8')) as ModelFiles['forms'][string]])), decisions: {} };
}
const compared = async (left: string, right: string): Promise<readonly Change[]> => compareModels(await filesOf(left), await filesOf(right)).changes;

describe('Siun sote → Satakunta', () => {
  let changes: readonly Change[];
  beforeAll(async () => { changes = await compared(siunSote, satakunta); }, 60_000);
  const of = (aspect: Change['aspect']): readonly Change[] => changes.filter((change) => change.aspect === aspect);

  test('the coordinator is the service guide who follows the path, of the centralised unit', () => {
    expect(of('coordinator')).toContainEqual(expect.objectContaining({ kind: 'changed', attribute: 'fi', from: 'Vastuutyöntekijä', to: 'Palveluohjaaja (palvelupolun seuraaja)' }));
    expect(of('coordinator')).toContainEqual(expect.objectContaining({ attribute: 'unit', from: null, to: 'palveluohjaus' }));
  });
  test('channels: one number by phone, chat, e-mail, application; a need arisen elsewhere', () => {
    expect(of('channels')).toContainEqual(expect.objectContaining({ left: 'p2_se_digi', from: 'digital,chat,email', to: 'chat,digital' }));
    expect(of('step').filter(({ kind, elementType, right }) => kind === 'added' && elementType === 'startEvent' && right !== 'p4_place_start').map(({ right }) => right).sort()).toEqual(['p4_se_app', 'p4_se_elsewhere', 'p4_se_mail']);
    expect(of('step').filter(({ kind, elementType }) => kind === 'removed' && elementType === 'startEvent').map(({ left }) => left).sort()).toEqual(['p2_se_num', 'p2_se_site']);
  });
  test('guidance is given by the service guide, not by a first-stage adviser', () => {
    expect(of('role')).toContainEqual(expect.objectContaining({ left: 'p2_t1', from: expect.objectContaining({ role: 'adviser', unit: 'neuvonta' }) as never, to: expect.objectContaining({ role: 'guide', unit: 'palveluohjaus' }) as never }));
  });
  test('limits: shorter targets; what the law says is the same', () => {
    const limits = of('clock').filter(({ attribute }) => attribute === 'limit').map(({ part, from, to }) => [part?.id, (from as { limit: string }).limit, (to as { limit: string }).limit]);
    expect(limits).toEqual(expect.arrayContaining([['start_of_assessment_target', '10', '5'], ['first_response', '2', '1'], ['handover_acceptance', '2', '1'], ['transition_gap', '5', '2']]));
    expect(limits.map(([id]) => id)).not.toContain('start_of_assessment');
    expect(of('clock').filter(({ kind, attribute }) => kind === 'added' && attribute === null).map(({ part }) => part?.id).sort()).toEqual(['decision', 'duration_of_assessment', 'grant_to_start', 'place_waiting', 'service_start']);
  });
  test('steps: grant, places and three kinds of transition are there, segments and the handovers between tiers are not', () => {
    const steps = (kind: Change['kind']): (string | null)[] => of('step').filter((change) => change.kind === kind && change.elementType === 'userTask').map(({ left, right }) => right ?? left).sort();
    expect(steps('added')).toEqual(['p4_arrange', 'p4_grant', 'p4_place_choose', 'p4_place_queue', 'p4_trans_home', 'p4_trans_in', 'p4_trans_service']);
    expect(steps('removed')).toEqual(['p2_fwd', 'p2_h12', 'p2_h23', 'p2_h32', 'p2_t2_adv', 'p2_t2_seg', 'p2_t3_need', 'p2_t3_root', 'p2_t3_started']);
  });
  test('criteria: advice ends the path by another answer', () => {
    expect(of('condition')).toContainEqual(expect.objectContaining({ left: 'p2_f_g1_yes', from: '=adviceOutcome = "pathFound"', to: '=adviceOutcome = "enough"' }));
  });
  test('the follow-up comes sooner', () => {
    expect(of('event')).toContainEqual(expect.objectContaining({ left: 'p2_t3_follow_wait' }));
  });
});

test('common → Siun sote: what a region sets for itself, and nothing of what is locked', async () => {
  const changes = await compared(common, siunSote);
  expect(changes).toContainEqual(expect.objectContaining({ aspect: 'coordinator', attribute: 'fi', from: 'Omatyöntekijä', to: 'Vastuutyöntekijä' }));
  expect(changes).toContainEqual(expect.objectContaining({ aspect: 'clock', part: expect.objectContaining({ id: 'first_response' }) as never, attribute: 'limit', to: expect.objectContaining({ limit: '2', unit: 'workingDays' }) as never }));
  expect(changes.filter(({ kind, aspect, elementType }) => kind === 'added' && aspect === 'step' && elementType === 'userTask').map(({ right }) => right).sort()).toEqual(['p2_t3_need', 'p2_t3_root', 'p2_t3_started']);
  expect(changes.filter(({ aspect, part }) => aspect === 'locked' || part?.id === 'start_of_assessment')).toEqual([]);
  expect(changes.filter(({ kind, aspect, elementType }) => kind === 'removed' && aspect === 'step' && elementType === 'userTask')).toEqual([]);
}, 60_000);

test.each([
  [paijatHame, etelaSavo, 'Vastuutyöntekijä', 'Asiakasvastaava (omahoitaja)'],
  [siunSote, etelaSavo, 'Vastuutyöntekijä', 'Asiakasvastaava (omahoitaja)'],
])('%s → %s: another coordinator', async (left, right, from, to) => {
  expect(await compared(left, right)).toContainEqual(expect.objectContaining({ aspect: 'coordinator', attribute: 'fi', from, to }));
}, 60_000);

test('Päijät-Häme → Etelä-Savo: room for so many clients, measures as numbers, a waiting list', async () => {
  const changes = await compared(paijatHame, etelaSavo);
  expect(changes).toContainEqual(expect.objectContaining({ aspect: 'coordinator', attribute: 'limit', from: null, to: '30' }));
  expect(changes).toContainEqual(expect.objectContaining({ kind: 'added', aspect: 'clock', part: expect.objectContaining({ id: 'waiting_list' }) as never }));
  expect(changes).toContainEqual(expect.objectContaining({ kind: 'removed', aspect: 'clock', part: expect.objectContaining({ id: 'information_delay' }) as never }));
}, 60_000);

test('Päijät-Häme → service concept: a pair of coordinators whom the law qualifies, instead of one', async () => {
  const changes = (await compared(paijatHame, concept)).filter(({ aspect, attribute }) => aspect === 'coordinator' && attribute === null);
  expect(changes.map(({ kind, part }) => [kind, part?.id]).sort()).toEqual([['added', 'personalWorker'], ['added', 'responsibleWorker'], ['removed', 'coordinator']]);
}, 60_000);

test('which coordinator roles, channels and tiers each model has', async () => {
  const table = await Promise.all([common, siunSote, satakunta, paijatHame, etelaSavo, concept].map(async (folder) => {
    const { definition: { guidance } } = await modelOf(folder);
    const [first] = guidance.coordinators ?? [];
    return [folder, (guidance.coordinators ?? []).map(({ name }) => name.fi).join(' + '), first?.eligibility, new Set(Object.values(guidance.entries)).size, [...new Set(Object.values(guidance.tiers))].sort().join('')];
  }));
  expect(table).toEqual([
    [common, 'Omatyöntekijä', 'socialWelfareProfessional', 3, '123'],
    [siunSote, 'Vastuutyöntekijä', 'anyone', 3, '123'],
    [satakunta, 'Palveluohjaaja (palvelupolun seuraaja)', 'anyone', 5, '123'],
    [paijatHame, 'Vastuutyöntekijä', 'anyone', 1, '23'],
    [etelaSavo, 'Asiakasvastaava (omahoitaja)', 'anyone', 1, '123'],
    [concept, 'Omatyöntekijä + Vastuutyöntekijä', 'socialWelfareProfessional', 1, '23'],
  ]);
});
