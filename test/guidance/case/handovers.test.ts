/** Handovers that a worker starts: package, answers, what comes after, being passed around; further contacts and calls back. */
import { describe, expect, test } from '@jest/globals';
import { createCaseEnvironment } from '../../../guidance/index.ts';
import type { CaseCommand, CaseEnvironment, HandoverTerms } from '../../../guidance/index.ts';
import { aino, bpmn, compiled, drive, flows, kaisa, node, olli, opening, outi, story, taskOf } from '../support/three-tiers.ts';
import type { Driven } from '../support/three-tiers.ts';

// A Monday; the working days that follow are plain ones.
const MON = '2026-03-09T08:00:00.000Z';
const TUE = '2026-03-10T08:00:00.000Z';
const WED = '2026-03-11T08:00:00.000Z';
const LATER = '2026-03-27T08:00:00.000Z';

const head = `
<guidance:package><guidance:part section="needs" variables="need" required="true"/><guidance:part section="plan" variables="goal"/><guidance:part section="contacts" required="true"/></guidance:package>
<guidance:moves limit="1" pingPong="0"/>
<guidance:clock id="k10" kind="target" fi="Vastaanotto" limit="2" unit="workingDays" ladder="up"><guidance:start on="handoverOffered"/><guidance:stop on="handoverAnswered"/></guidance:clock>
<guidance:clock id="k11" kind="target" fi="Siirtymäväli" limit="3" unit="workingDays" ladder="up"><guidance:start on="handoverAccepted"/><guidance:stop on="firstService"/></guidance:clock>
<guidance:clock id="k1" kind="target" fi="Takaisinsoitto" limit="1" unit="workingDays" ladder="up"><guidance:start on="callBackRequested"/><guidance:stop on="clientReached"/></guidance:clock>
<guidance:ladder id="up"><guidance:step id="inform" offset="0" kind="inform" role="supervisor"/></guidance:ladder>
<guidance:coordinator role="coordinator" fi="Vastuutyöntekijä"/>`;
const guide = '<guidance:tier level="2"/><guidance:assignment role="guide" unit="asiakasohjaus" to="unit"/>';

async function model(extra = head): Promise<CaseEnvironment> {
  return createCaseEnvironment(await compiled(bpmn(extra, `${node('startEvent', 's')}${node('userTask', 'assess', guide)}${node('userTask', 'plan', guide)}${node('endEvent', 'e')}${flows(['s', 'assess'], ['assess', 'plan'], ['plan', 'e'])}`)));
}

/** A case whose guide Olli is responsible and has the task `plan` to do. */
async function taken(extra?: string): Promise<Driven> {
  const driven = drive(await model(extra));
  driven.send(opening(MON, { variables: { need: 'Apua kotiin' } }));
  driven.send({ type: 'completeTask', taskId: taskOf(driven.state, 'assess'), variables: {}, by: olli, at: MON });
  return driven;
}

const terms: HandoverTerms = { transition: 'homeToService', toUnit: '14-moniammatillinen', toRole: 'coordinator', namesCoordinator: false, follows: false };
const start = (over: Partial<HandoverTerms> = {}, more: Partial<Extract<CaseCommand, { type: 'startHandover' }>> = {}): CaseCommand =>
  ({ type: 'startHandover', terms: { ...terms, ...over }, reason: 'Kotiutuminen ei onnistu', additions: {}, by: olli, at: TUE, ...more });
const handoverId = ({ state }: Driven): string => Object.keys(state.handovers).at(-1) ?? '';
const offer = (driven: Driven, additions = { contacts: 'Tytär 050 123' }): CaseCommand => ({ type: 'offerHandover', taskId: handoverId(driven), variables: {}, additions, by: olli, at: TUE });

/** Started, offered and accepted by Kaisa. */
async function accepted(over: Partial<HandoverTerms> = {}, at = WED): Promise<Driven> {
  const driven = await taken();
  driven.send(start(over));
  driven.send(offer(driven));
  driven.send({ type: 'acceptHandover', taskId: handoverId(driven), by: kaisa, at });
  return driven;
}

describe('a contact that a partner hands over', () => {
  const hospital = { worker: 'pirjo', unit: '14-keskussairaala' };
  const offers = { terms: { ...terms, transition: 'serviceToHome' as const, toUnit: olli.unit, toRole: 'guide' }, reason: ' Kotiutuu ', additions: { contacts: 'Tytär 050 123' } };
  test('opens the case as theirs, is offered at once with its clock, and moves at acceptance', async () => {
    const driven = drive(await model());
    const events = driven.send(opening(MON, { variables: { need: 'Apua kotiin' }, offers, by: hospital }));
    expect(story(events, 'handoverDrafted', 'handoverOffered', 'handoverReturned')).toHaveLength(2);
    expect(driven.state.responsible).toEqual({ unit: hospital.unit, worker: 'pirjo' });
    expect(Object.values(driven.state.clocks).map(({ clockId, status }) => [clockId, status])).toEqual([['k10', 'running']]);
    expect(driven.refuse({ type: 'acceptHandover', taskId: handoverId(driven), by: kaisa, at: TUE })).toBe('HANDOVER_WRONG_UNIT');
    driven.send({ type: 'acceptHandover', taskId: handoverId(driven), by: olli, at: TUE });
    expect(driven.state.responsible).toEqual({ unit: olli.unit, worker: 'olli' });
  });
  test('that lacks something is kept as their draft: the case stands, they are responsible', async () => {
    const driven = drive(await model());
    driven.send(opening(MON, { variables: { need: 'Apua kotiin' }, offers: { ...offers, additions: {} }, by: hospital }));
    expect(driven.state.handovers[handoverId(driven)]).toMatchObject({ status: 'draft', reason: 'Kotiutuu' });
    expect(driven.state.responsible).toEqual({ unit: hospital.unit, worker: 'pirjo' });
  });
  test('unanswered calls the receiver’s supervisor, as any offer does', async () => {
    const driven = drive(await model());
    driven.send(opening(MON, { variables: { need: 'Apua kotiin' }, offers, by: hospital }));
    const events = driven.send({ type: 'advance', at: LATER });
    expect(events.filter(({ type }) => type === 'escalationRaised')).toEqual([expect.objectContaining({ kind: 'inform', role: 'supervisor', unit: olli.unit })]);
  });
});

describe('a handover that a worker starts', () => {
  test('is a draft at the step where the case stands; the sender stays responsible', async () => {
    const driven = await taken();
    const events = driven.send(start());
    expect(events.map(({ type }) => type)).toEqual(['handoverDrafted']);
    expect(events[0]).toMatchObject({ elementId: 'plan', taskId: '-handover#1', from: { unit: olli.unit, worker: 'olli' } });
    expect(driven.state.responsible).toEqual({ unit: olli.unit, worker: 'olli' });
  });

  test.each<[string, string, CaseCommand]>([
    ['by another unit', 'NOT_RESPONSIBLE', start({}, { by: aino })],
    ['without a reason', 'REASON_MISSING', start({}, { reason: ' ' })],
    ['to the responsible unit itself', 'HANDOVER_RECEIVER_INVALID', start({ toUnit: olli.unit })],
    ['to another region as if it were this one', 'HANDOVER_RECEIVER_INVALID', start({ toUnit: '06-neuvonta' })],
    ['to this region as if it were another', 'HANDOVER_RECEIVER_INVALID', start({ transition: 'regionToRegion' })],
    ['to the same tier', 'HANDOVER_RECEIVER_INVALID', start({ transition: 'tierToTier', toTier: 2 })],
    ['to no tier', 'HANDOVER_RECEIVER_INVALID', start({ transition: 'tierToTier' })],
  ])('%s is refused', async (_name, code, command) => {
    expect((await taken()).refuse(command)).toBe(code);
  });

  test('while another one is open is refused', async () => {
    const driven = await taken();
    driven.send(start());
    expect(driven.refuse(start())).toBe('HANDOVER_ALREADY_OPEN');
  });

  test('cannot be offered while a required part is missing, and tells which', async () => {
    const driven = await taken();
    driven.send(start());
    expect(driven.refuse(offer(driven, { contacts: '  ' }))).toBe('HANDOVER_INCOMPLETE');
    expect(driven.state.handovers[handoverId(driven)]?.status).toBe('draft');
  });

  test('is offered with what is recorded, what the sender adds and the open tasks', async () => {
    const driven = await taken();
    driven.send(start());
    const [offered, clock] = driven.send(offer(driven));
    expect(offered).toMatchObject({
      type: 'handoverOffered', transition: 'homeToService',
      contents: { needs: { values: { need: 'Apua kotiin' } }, plan: { values: {} }, contacts: { note: 'Tytär 050 123' }, openTasks: { tasks: [{ elementId: 'plan' }] } },
    });
    expect(clock).toMatchObject({ type: 'clockStarted', clockId: 'k10', about: handoverId(driven) });
  });

  test('to another region wants a consent or a law', async () => {
    const driven = await taken();
    driven.send(start({ transition: 'regionToRegion', toUnit: '06-neuvonta' }));
    expect(driven.refuse(offer(driven))).toBe('HANDOVER_INCOMPLETE');
    const full = { contacts: 'Tytär', consent: 'Kaikki, mitä palvelu vaatii', consentBasis: 'clientConsent' } as const;
    expect(driven.refuse({ ...offer(driven), additions: { contacts: 'Tytär', consent: 'Kaikki' } } as CaseCommand)).toBe('HANDOVER_INCOMPLETE');
    expect(story(driven.send({ ...offer(driven), additions: full } as CaseCommand), 'handoverOffered')).toHaveLength(1);
  });

  test('accepted, it moves responsibility in one event, and the sender’s open tasks with it', async () => {
    const driven = await accepted();
    expect(story(driven.log.slice(-5), 'handoverAccepted', 'clockStopped', 'responsibilityMoved', 'taskReassigned', 'clockStarted', 'followerAdded')).toEqual([
      'handoverAccepted', 'clockStopped k10#2 in time', 'responsibilityMoved olli → kaisa', 'taskReassigned', expect.stringContaining('clockStarted k11#3'),
    ]);
    expect(driven.state.assigned?.[taskOf(driven.state, 'plan')]).toEqual({ unit: kaisa.unit, worker: 'kaisa' });
    expect(driven.state.coordinator).toBeUndefined();
  });

  test('names the accepter as coordinator only when that was agreed; the tier follows', async () => {
    expect((await accepted({ namesCoordinator: true })).state.coordinator).toEqual({ worker: 'kaisa', unit: kaisa.unit });
    expect((await accepted({ transition: 'tierToTier', toTier: 3 })).state.tier).toBe(3);
  });

  test('of another region ends the case here: its log says where it went', async () => {
    const driven = await taken();
    driven.send(start({ transition: 'regionToRegion', toUnit: '06-neuvonta' }));
    driven.send({ ...offer(driven), additions: { contacts: 'Tytär', consent: 'Kaikki', consentBasis: 'law' } } as CaseCommand);
    const events = driven.send({ type: 'acceptHandover', taskId: handoverId(driven), by: { worker: 'sari', unit: '06-neuvonta' }, at: WED });
    expect(story(events, 'responsibilityMoved', 'caseEnded')).toEqual(['responsibilityMoved olli → sari', 'caseEnded handedOver handedOver']);
    expect(driven.state.status).toBe('ended');
  });

  test('returned, it comes back with its reason; offered again, the time starts anew', async () => {
    const driven = await taken();
    driven.send(start());
    driven.send(offer(driven));
    const taskId = handoverId(driven);
    expect(driven.refuse({ type: 'returnHandover', taskId, reason: 'ei meille', by: outi, at: WED })).toBe('HANDOVER_WRONG_UNIT');
    driven.send({ type: 'returnHandover', taskId, reason: 'Suunnitelma puuttuu', by: kaisa, at: WED });
    expect(driven.state.handovers[taskId]).toMatchObject({ status: 'returned', reason: 'Suunnitelma puuttuu', terms });
    expect(driven.state.responsible).toEqual({ unit: olli.unit, worker: 'olli' });
    const again = driven.send({ ...offer(driven, { contacts: 'Poika' }), at: WED } as CaseCommand);
    expect(again.map(({ type }) => type)).toEqual(['handoverOffered', 'clockStarted']);
  });

  test('taken back, nobody answers it any more', async () => {
    const driven = await taken();
    driven.send(start());
    driven.send(offer(driven));
    const taskId = handoverId(driven);
    expect(driven.refuse({ type: 'withdrawHandover', taskId, reason: 'x', by: kaisa, at: WED })).toBe('NOT_RESPONSIBLE');
    expect(driven.refuse({ type: 'withdrawHandover', taskId, reason: '', by: olli, at: WED })).toBe('REASON_MISSING');
    expect(driven.send({ type: 'withdrawHandover', taskId, reason: 'Asiakas jäi kotiin', by: olli, at: WED }).map(({ type }) => type)).toEqual(['handoverWithdrawn', 'clockCancelled']);
    expect(driven.refuse({ type: 'acceptHandover', taskId, by: kaisa, at: WED })).toBe('HANDOVER_NOT_OPEN');
    expect(driven.refuse({ type: 'withdrawHandover', taskId, reason: 'x', by: olli, at: WED })).toBe('HANDOVER_NOT_OPEN');
  });

  test('ignored, it expires to the receiver’s supervisor; the sender stays responsible, and it can still be accepted', async () => {
    const driven = await taken();
    driven.send(start());
    driven.send(offer(driven));
    const events = driven.send({ type: 'advance', at: LATER });
    expect(story(events, 'handoverExpired', 'escalationRaised')).toEqual(['handoverExpired', expect.stringContaining('→ supervisor 14-moniammatillinen')]);
    expect(driven.state.responsible?.worker).toBe('olli');
    driven.send({ type: 'acceptHandover', taskId: handoverId(driven), by: kaisa, at: LATER });
    expect(driven.state.responsible?.worker).toBe('kaisa');
  });
});

describe('after acceptance', () => {
  test('the first service event stops the gap; the outcome goes to the sender', async () => {
    const driven = await accepted();
    const taskId = handoverId(driven);
    expect(driven.refuse({ type: 'recordFirstService', taskId, servedAt: WED, by: olli, at: WED })).toBe('HANDOVER_WRONG_UNIT');
    expect(driven.refuse({ type: 'closeHandover', taskId, outcome: 'serviceStarted', by: kaisa, at: WED })).toBe('FIRST_SERVICE_MISSING');
    expect(story(driven.send({ type: 'recordFirstService', taskId, servedAt: '2026-03-11T09:00:00.000Z', by: kaisa, at: '2026-03-12T08:00:00.000Z' }), 'firstServiceRecorded', 'clockStopped')).toEqual(['firstServiceRecorded', 'clockStopped k11#3 in time']);
    expect(driven.refuse({ type: 'recordFirstService', taskId, servedAt: WED, by: kaisa, at: WED })).toBe('FIRST_SERVICE_RECORDED');
    const closed = driven.send({ type: 'closeHandover', taskId, outcome: 'serviceStarted', note: 'Kotihoito alkoi', by: kaisa, at: LATER });
    expect(closed).toMatchObject([{ type: 'handoverClosed', contents: { note: 'Kotihoito alkoi' } }, { type: 'escalationRaised', finding: 'handoverOutcome', kind: 'inform', worker: 'olli' }]);
    expect(driven.refuse({ type: 'closeHandover', taskId, outcome: 'other', by: kaisa, at: LATER })).toBe('HANDOVER_NOT_ACCEPTED');
  });

  test('a service that never comes closes without it, and its gap is measured no longer', async () => {
    const driven = await accepted();
    const closed = driven.send({ type: 'closeHandover', taskId: handoverId(driven), outcome: 'clientDeclined', by: kaisa, at: '2026-03-12T08:00:00.000Z' });
    expect(closed.map(({ type }) => type)).toEqual(['handoverClosed', 'clockCancelled', 'escalationRaised']);
  });

  test('a break after the transition is told to who stayed as follower, without making them responsible', async () => {
    const driven = await accepted({ follows: true });
    const events = driven.send({ type: 'advance', at: LATER });
    const raised = events.flatMap((event) => (event.type === 'escalationRaised' ? [event] : []));
    expect(raised.map(({ finding, unit, worker, role }) => [finding, unit, worker, role])).toEqual([
      ['transitionGap', olli.unit, 'olli', 'responsible'], [undefined, kaisa.unit, undefined, 'supervisor'],
    ]);
    expect(driven.state.responsible?.worker).toBe('kaisa');
  });
});

describe('being passed around', () => {
  const back = async (): Promise<Driven> => {
    const driven = await accepted();
    driven.send({ ...start({ toUnit: olli.unit, toRole: 'guide' }), by: kaisa, at: WED } as CaseCommand);
    driven.send({ ...offer(driven), by: kaisa, at: WED } as CaseCommand);
    return driven;
  };

  test('more moves than the limit, and coming back to a unit, are raised to the supervisor', async () => {
    const driven = await back();
    const events = driven.send({ type: 'acceptHandover', taskId: handoverId(driven), by: outi, at: WED });
    expect(driven.state.movedThrough).toEqual([olli.unit, kaisa.unit, olli.unit]);
    expect(events.flatMap((event) => (event.type === 'escalationRaised' ? [[event.finding, event.role, event.unit]] : []))).toEqual([
      ['moves', 'supervisor', olli.unit], ['pingPong', 'supervisor', olli.unit],
    ]);
  });

  test('without limits in the model nothing is raised', async () => {
    const driven = drive(await model('<guidance:moves/>'));
    driven.send(opening(MON, { variables: { need: 'x' } }));
    for (const [toUnit, by] of [['14-a', olli], ['14-b', { worker: 'x', unit: '14-a' }], ['14-a', { worker: 'x', unit: '14-b' }]] as const) driven.send({ type: 'moveOn', toUnit, toRole: 'guide', reason: 'väärä', by, at: MON });
    expect(driven.state.movedThrough).toHaveLength(4);
    expect(driven.log.some(({ type }) => type === 'escalationRaised')).toBe(false);
  });

  test('a matter that nobody took is moved on twice: one case, counted, its task in the new queue', async () => {
    const driven = drive(await model());
    driven.send(opening(MON, { variables: { need: 'Apua' } }));
    driven.send({ type: 'moveOn', toUnit: '14-neuvonta', toRole: 'adviser', reason: 'Kuuluu neuvontaan', by: olli, at: MON });
    const second = driven.send({ type: 'moveOn', toUnit: '14-moniammatillinen', toRole: 'coordinator', reason: 'Monta palvelua', by: aino, at: MON });
    expect(second.map(({ type }) => type)).toEqual(['responsibilityMoved', 'taskReassigned', 'escalationRaised']);
    expect(driven.state.responsible).toEqual({ unit: '14-moniammatillinen' });
    driven.send({ type: 'completeTask', taskId: taskOf(driven.state, 'assess'), variables: {}, by: kaisa, at: TUE });
    expect(driven.state.responsible).toEqual({ unit: kaisa.unit, worker: 'kaisa' });
    expect(driven.refuse({ type: 'moveOn', toUnit: olli.unit, toRole: 'guide', reason: 'x', by: kaisa, at: TUE })).toBe('HANDOVER_NEEDED');
  });

  test.each<[string, CaseCommand]>([
    ['NOT_RESPONSIBLE', { type: 'moveOn', toUnit: '14-neuvonta', toRole: 'adviser', reason: 'x', by: aino, at: MON }],
    ['HANDOVER_RECEIVER_INVALID', { type: 'moveOn', toUnit: '06-neuvonta', toRole: 'adviser', reason: 'x', by: olli, at: MON }],
    ['REASON_MISSING', { type: 'moveOn', toUnit: '14-neuvonta', toRole: 'adviser', reason: '', by: olli, at: MON }],
  ])('%s', async (code, command) => {
    const driven = drive(await model());
    driven.send(opening(MON));
    expect(driven.refuse(command)).toBe(code);
  });
});

describe('further contacts', () => {
  test('one that joins changes nothing but is told to who is responsible', async () => {
    const driven = await taken();
    const before = driven.state.process;
    const events = driven.send({ type: 'joinContact', contactId: 'c2', channel: 'email', initiatedAt: TUE, variables: { need: 'Lisää apua' }, by: aino, at: TUE });
    expect(events).toMatchObject([{ type: 'contactJoined', contents: { need: 'Lisää apua' } }, { type: 'escalationRaised', finding: 'contactJoined', worker: 'olli' }]);
    expect(driven.state.process).toEqual(before);
  });

  test('a call-back: two failed attempts are kept, the overdue one escalates, the third reaches the client', async () => {
    const driven = await taken();
    driven.send({ type: 'requestCallBack', note: 'Soita iltapäivällä', by: aino, at: TUE });
    const taskId = Object.keys(driven.state.callBacks ?? {})[0] ?? '';
    const call = (result: 'reached' | 'notReached' | 'givenUp', at: string, note?: string): CaseCommand => ({ type: 'recordCall', taskId, result, ...(note !== undefined && { note }), by: olli, at });
    expect(driven.log.at(-2)).toMatchObject({ type: 'callBackRequested', unit: olli.unit, worker: 'olli', role: 'guide' });
    driven.send(call('notReached', TUE));
    driven.send(call('notReached', WED, 'Vastaaja'));
    expect(story(driven.send({ type: 'advance', at: LATER }), 'clockBreached', 'escalationRaised').map((line) => line.split(' ')[0])).toEqual(['clockBreached', 'escalationRaised']);
    expect(driven.refuse(call('givenUp', LATER))).toBe('REASON_MISSING');
    expect(driven.send(call('reached', LATER))).toMatchObject([{ type: 'callRecorded', attempt: 3, result: 'reached' }, { type: 'clockStopped', inTime: false }]);
    expect(driven.refuse(call('reached', LATER))).toBe('CALL_BACK_NOT_OPEN');
  });
});
