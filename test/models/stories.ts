/** Which answers lead to which end, model by model. Together the stories of a model come to every element of it. */
import type { Act, Story } from './play.ts';

const commonTier2: readonly Act[] = [['p2_t1', { adviceOutcome: 'onward' }], ['p2_h12'], ['p2_t2_seg'], ['p2_t2_pre']];
const commonTier3: readonly Act[] = [...commonTier2, ['p2_t2_adv', { closerClarification: 'yes', manyServices: 'suspected' }], ['p2_h23'], ['p2_t3_assess'], ['p2_t3_plan']];
const round = (nextStep: string, more: Record<string, unknown> = {}): readonly Act[] => [['!p2_t3_follow_wait'], ['p2_t3_follow_task', { nextStep, ...more }]];

const siunTier3 = (rootCauseKnown: 'known' | 'notYetKnown'): readonly Act[] => [...commonTier3.slice(0, -2), ['p2_t3_need'], ['p2_t3_assess', { rootCauseKnown }], ['p2_t3_plan']];
/** The check whether services have started comes once in each round. */
const siunRound = (nextStep: string): readonly Act[] => [['!p2_t3_started_timer'], ['p2_t3_started'], ...round(nextStep)];

const granted: readonly Act[] = [['p2_t1', { adviceOutcome: 'assess' }], ['p2_t2_pre'], ['p2_t3_assess'], ['p2_t3_plan'], ['p4_grant', { granted: 'yes', placeNeeded: 'no' }], ['p4_arrange']];
const toPlace = (placeFree: 'yes' | 'no'): readonly Act[] => [...granted.slice(0, -2), ['p4_grant', { granted: 'yes', placeNeeded: 'yes' }], ['p4_place_choose', { placeFree }]];

const committed: readonly Act[] = [['p0_seg'], ['p0_name'], ['p0_need'], ['p0_goals', { clientCommits: 'yes' }]];
const coordinated = (nextStep: string): readonly Act[] => [['!p0_coord_wait'], ['p0_inform'], ['p0_coord_task', { nextStep }]];

const named: readonly Act[] = [['p3_identify', { needsMuchSupport: 'yes' }], ['p3_room', { roomAvailable: 'yes' }], ['p3_name'], ['p3_base']];
const called = (nextStep: string): readonly Act[] => [['!p3_coord_wait'], ['p3_round', { nextStep }]];

const identified = (healthServicesNeeded: 'yes' | 'no', pairNeeded: 'yes' | 'no'): readonly Act[] => [['p1_identify', { sharedClient: 'yes', healthServicesNeeded }], ...healthServicesNeeded === 'yes' ? [['p1_req']] as const : [],
  ['p1_assess'], ['p1_plan', { pairNeeded }], ['p1_name'], ...pairNeeded === 'yes' ? [['p1_name_resp']] as const : [], ['p1_team']];
const gathered = (nextStep: string): readonly Act[] => [['!p1_coord_wait'], ['p1_coord_task', { nextStep }]];

export const stories: Readonly<Record<string, Readonly<Record<string, Story>>>> = {
  'common-guidance-path': {
    'advice was enough': { start: 'p2_se_phone', acts: [['p2_t1', { adviceOutcome: 'pathFound' }]], end: 'p2_ee1' },
    'guidance was enough': { start: 'p2_se_digi', acts: [...commonTier2, ['p2_t2_adv', { closerClarification: 'no', manyServices: 'no' }]], end: 'p2_ee2' },
    'guided to a service': { start: 'p2_se_site', acts: [...commonTier2.slice(2), ['p2_t2_adv', { closerClarification: 'yes', manyServices: 'no' }], ['p2_fwd']], end: 'p2_ee3' },
    'need ended after another round and a new plan': { start: 'p2_se_phone', acts: [...commonTier3, ...round('continue'), ...round('replan'), ['p2_t3_plan'], ...round('end')], end: 'p2_ee4' },
    'a lighter tier was enough': { start: 'p2_se_phone', acts: [...commonTier3, ...round('lighter'), ['p2_h32'], ['p2_t2_adv', { closerClarification: 'no', manyServices: 'no' }]], end: 'p2_ee2' },
  },
  'siun-sote-guidance-path': {
    'advice was enough': { start: 'p2_se_digi', acts: [['p2_t1', { adviceOutcome: 'pathFound' }]], end: 'p2_ee1' },
    'guidance was enough': { start: 'p2_se_num', acts: [...commonTier2.slice(2), ['p2_t2_adv', { closerClarification: 'no', manyServices: 'no' }]], end: 'p2_ee2' },
    'guided to a service': { start: 'p2_se_site', acts: [...commonTier2.slice(2), ['p2_t2_adv', { closerClarification: 'yes', manyServices: 'no' }], ['p2_fwd']], end: 'p2_ee3' },
    'root cause found out beside the follow-up, start of services checked, need ended': {
      start: 'p2_se_phone',
      acts: [...siunTier3('notYetKnown'), ...siunRound('continue'), ['p2_t3_root', { rootCauseKnown: 'known' }], ...siunRound('replan'), ['p2_t3_plan'], ...siunRound('end')],
      end: 'p2_ee4',
    },
    'a lighter tier was enough': { start: 'p2_se_phone', acts: [...siunTier3('known'), ...siunRound('lighter'), ['p2_h32'], ['p2_t2_adv', { closerClarification: 'no', manyServices: 'no' }]], end: 'p2_ee2' },
  },
  'satakunta-centralised-guidance': {
    'advice was enough': { start: 'p2_se_phone', acts: [['p2_t1', { adviceOutcome: 'enough' }]], end: 'p2_ee1' },
    'service not granted': { start: 'p4_se_app', acts: [...granted.slice(0, -2), ['p4_grant', { granted: 'no', placeNeeded: 'yes' }]], end: 'p4_ee_denied' },
    'services without a place, then the need ended': { start: 'p2_se_digi', acts: [...granted, ...round('continue'), ...round('replan'), ['p2_t3_plan'], ['p4_grant', { granted: 'yes', placeNeeded: 'no' }], ['p4_arrange'], ...round('end')], end: 'p2_ee4' },
    'a free place': { start: 'p4_se_elsewhere', acts: [...toPlace('yes'), ['p4_arrange'], ...round('end')], end: 'p2_ee4' },
    'a place after the queue, then three transitions': {
      start: 'p4_se_mail',
      acts: [...toPlace('no'), ['p4_place_queue'], ['p4_arrange'], ...round('transition', { transitionType: 'homeToService' }), ['p4_trans_in'], ...round('transition', { transitionType: 'serviceToService' }), ['p4_trans_service'],
        ...round('transition', { transitionType: 'serviceToHome' }), ['p4_trans_home'], ...round('end')],
      end: 'p2_ee4',
    },
  },
  'paijat-hame-responsible-worker': {
    'the client commits, and the need ends after a second round': { start: 'p0_se', acts: [...committed, ...coordinated('continue'), ...coordinated('end')], end: 'p0_ee' },
    'the client does not commit at once, and goals are set anew': {
      start: 'p0_se', acts: [...committed.slice(0, -1), ['p0_goals', { clientCommits: 'notYet' }], ['p0_need'], ['p0_goals', { clientCommits: 'yes' }], ...coordinated('replan'), ['p0_goals', { clientCommits: 'yes' }], ...coordinated('end')], end: 'p0_ee',
    },
  },
  'etela-savo-case-manager': {
    'care goes on at the reception': { start: 'p3_se', acts: [['p3_identify', { needsMuchSupport: 'no' }]], end: 'p3_ee_no' },
    'a consultation, another sector, and the need ended': { start: 'p3_se', acts: [...named, ...called('continue'), ...called('consult'), ['p3_consult'], ...called('otherSector'), ['p3_sector'], ...called('end')], end: 'p3_ee' },
    'after the waiting list; measured beside the coordination': {
      start: 'p3_se', acts: [['p3_identify', { needsMuchSupport: 'yes' }], ['p3_room', { roomAvailable: 'no' }], ['p3_wait', { roomAvailable: 'no' }], ['p3_wait', { roomAvailable: 'yes' }], ['p3_name'], ['p3_base'], ['!p3_measure_due'], ['p3_measure'], ...called('end')], end: 'p3_ee',
    },
  },
  'ppt-service-concept': {
    'not a shared client': { start: 'p1_se_soc', acts: [['p1_contact'], ['p1_identify', { sharedClient: 'no', healthServicesNeeded: 'no' }]], end: 'p1_ee_no' },
    'a pair, the need the same, then ended': { start: 'p1_se_hc', acts: [...identified('yes', 'yes'), ...gathered('same'), ...gathered('end')], end: 'p1_ee_end' },
    'coordination breaks and is named anew; lighter support is enough': { start: 'p1_se_use', acts: [...identified('no', 'no'), ...gathered('broken'), ['p1_name'], ['p1_team'], ...gathered('lighter')], end: 'p1_ee_light' },
    'health care does not answer, and the plan is made anew': {
      start: 'p1_se_soc',
      acts: [['p1_contact'], ['p1_identify', { sharedClient: 'yes', healthServicesNeeded: 'yes' }], ['!p1_req_late'], ['p1_noreply'], ['p1_assess'], ['p1_plan', { pairNeeded: 'no' }], ['p1_name'], ['p1_team'],
        ...gathered('replan'), ['p1_plan', { pairNeeded: 'yes' }], ['p1_name'], ['p1_name_resp'], ['p1_team'], ...gathered('end')],
      end: 'p1_ee_end',
    },
  },
};
