import { describe, expect, test } from '@jest/globals';
import { compileCase, readGuidance } from '../../../guidance/index.ts';
import { bpmn, compiled, flows, node, threeTiersXml } from '../support/three-tiers.ts';

describe('reading a model', () => {
  test('gives every task its role and every node its tier, from lanes where it has none of its own', async () => {
    const { guidance } = await compiled(threeTiersXml);
    expect(guidance.assignments).toEqual({
      advise: { role: 'adviser', unit: 'neuvonta', to: 'unit' },
      to2: { role: 'guide', unit: 'asiakasohjaus', to: 'unit' },
      assess: { role: 'guide', unit: 'asiakasohjaus', to: 'responsible' },
      to3: { role: 'coordinator', unit: 'moniammatillinen', to: 'unit' },
      plan: { role: 'coordinator', unit: 'moniammatillinen', to: 'coordinator' },
    });
    expect([guidance.tiers.advise, guidance.tiers.assess, guidance.tiers.plan]).toEqual([1, 2, 3]);
    expect(guidance.entries).toEqual({ phone: 'phone', visit: 'phone' });
    expect(guidance.forms).toEqual({ advise: 'advise' });
  });

  test('gives clocks, ladders, handovers and words in typed form', async () => {
    const { guidance } = await compiled(threeTiersXml);
    expect(guidance.clocks[0]).toEqual({
      id: 'start36', kind: 'statutory', name: { fi: 'Arvioinnin aloitus', sv: 'Inledd bedömning' }, legalBasis: '1301/2014 36 §', limit: 7, unit: 'workingDays', roll: false,
      calendar: 'fi', ladder: 'up', starts: [{ on: 'caseOpened' }], stops: [{ on: 'completed', element: 'assess' }],
    });
    expect(guidance.clocks.find(({ id }) => id === 'older')).toMatchObject({ condition: 'age >= 75', limit: 3, unit: 'months', roll: true });
    expect(guidance.clocks.find(({ id }) => id === 'delay')).not.toHaveProperty('limit');
    expect(guidance.ladders.up?.steps[0]).toEqual({ id: 'remind', offset: -2, unit: 'workingDays', kind: 'remind', role: 'responsible' });
    expect(guidance.handovers.to3).toEqual({ toRole: 'coordinator', toUnit: 'moniammatillinen', transition: 'tierToTier', requires: ['need'], namesCoordinator: true });
    expect(guidance.handovers.to2?.requires).toEqual(['need', 'summary']);
    expect(guidance.texts.assess).toEqual({ name: { fi: 'assess' }, instruction: { fi: 'Arvioi' }, basis: [{ ref: '1301/2014 36 §' }], sources: [] });
    expect(guidance.texts.advise?.name).toEqual({ fi: 'advise', sv: 'Ge råd' });
    expect(guidance.coordinators).toEqual([{ role: 'responsibleWorker', name: { fi: 'Vastuutyöntekijä' }, required: true, eligibility: 'anyone', namedBy: 'supervisor' }]);
  });

  test('gives everything that a clock can say', async () => {
    const says = 'limitRef="SHL45.2-EXEC" calendar="unit" officeHours="true" waiting="standsStill" suspension="counts" exceptions="clientNeedGround, specialReasonInInquiry"';
    const inner = `<guidance:start on="caseOpened"/><guidance:stop on="completed" element="t"/><guidance:pause on="activated" element="t" waitingFor="client" reason="Odotetaan asiakasta"/>
      <guidance:resume on="completed" element="t"/><guidance:reopen on="activated" element="t"/><guidance:warning id="days" offset="-5"/><guidance:warning id="half" share="0.5"/>`;
    const { guidance } = await compiled(bpmn(clock(says, inner), `${node('startEvent', 's')}${node('userTask', 't', role)}${node('endEvent', 'e')}${flows(['s', 't'], ['t', 'e'])}`));
    expect(guidance.clocks[0]).toEqual({
      id: 'c', kind: 'statutory', name: { fi: 'Kello' }, roll: false, calendar: 'unit', officeHours: true, limitRef: ['SHL45.2-EXEC'],
      waiting: 'standsStill', suspension: 'counts', exceptions: ['clientNeedGround', 'specialReasonInInquiry'],
      starts: [{ on: 'caseOpened' }], stops: [{ on: 'completed', element: 't' }], pauses: [{ on: 'activated', element: 't', waitingFor: 'client', reason: 'Odotetaan asiakasta' }],
      resumes: [{ on: 'completed', element: 't' }], reopens: [{ on: 'activated', element: 't' }],
      warnings: [{ id: 'days', offset: -5, unit: 'workingDays' }, { id: 'half', share: 0.5 }],
    });
  });

  test('is plain JSON', async () => {
    const definition = await compiled(threeTiersXml);
    expect(JSON.parse(JSON.stringify(definition))).toEqual(definition);
  });

  test('lets the sub-process speak before the lane', async () => {
    const inner = `${node('startEvent', 'is')}${node('userTask', 'inside')}${node('endEvent', 'ie')}${flows(['is', 'inside'], ['inside', 'ie'])}`;
    const { guidance } = await compiled(bpmn('<guidance:tier level="1"/>', `<bpmn:laneSet id="l"><bpmn:lane id="lane"><bpmn:extensionElements><guidance:assignment role="guide" unit="asiakasohjaus"/><guidance:tier level="2"/></bpmn:extensionElements><bpmn:flowNodeRef>sub</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>
      ${node('startEvent', 's')}<bpmn:subProcess id="sub"><bpmn:extensionElements><guidance:tier level="3"/></bpmn:extensionElements>${inner}</bpmn:subProcess>${node('endEvent', 'e')}${flows(['s', 'sub'], ['sub', 'e'])}`));
    expect(guidance.tiers).toMatchObject({ s: 1, sub: 3, inside: 3 });
    expect(guidance.assignments).toEqual({ inside: { role: 'guide', unit: 'asiakasohjaus', to: 'unit' } });
  });
});

const role = '<guidance:assignment role="guide" unit="asiakasohjaus"/>';
const clock = (attributes: string, inner = '<guidance:start on="caseOpened"/>'): string => `<guidance:clock id="c" kind="statutory" fi="Kello" ${attributes}>${inner}</guidance:clock>`;
const counted = 'limit="7" unit="workingDays"';
const ladder = (step: string): string => `<guidance:ladder id="l">${step}</guidance:ladder>`;

/** `code@element` of the errors of a process with one user task `t`. */
async function errorsOf(head: string, onTask = role, onStart = ''): Promise<string[]> {
  const result = await compileCase(bpmn(head, `${node('startEvent', 's', onStart)}${node('userTask', 't', onTask)}${node('endEvent', 'e')}${flows(['s', 't'], ['t', 'e'])}`));
  return result.ok ? [] : result.diagnostics.filter(({ severity }) => severity === 'error').map(({ code, elementId }) => `${code}@${elementId ?? ''}`);
}

describe('a model that could go wrong while a case runs is refused by element', () => {
  test.each([
    ['a task without a role', '', '<guidance:form key="f"/>', 'task-without-role@t'],
    ['an assignment without a unit', '', '<guidance:assignment role="guide"/>', 'assignment-incomplete@t'],
    ['an assignment to nobody known', '', '<guidance:assignment role="guide" unit="u" to="moon"/>', 'assignment-to-unknown@t'],
    ['two assignments', '', role + role, 'extension-repeated@t'],
    ['a handover without receiver', '', '<guidance:handover toRole="guide" transition="tierToTier"/>', 'handover-receiver-missing@t'],
    ['a handover of no known transition', '', '<guidance:handover toRole="guide" toUnit="u" transition="sideways"/>', 'handover-transition-unknown@t'],
    ['a tier that is none', '', `${role}<guidance:tier level="4"/>`, 'tier-unknown@t'],
    ['a form without key', '', `${role}<guidance:form/>`, 'form-key-missing@t'],
    ['a source without reference', '', `${role}<guidance:source note="n"/>`, 'reference-missing@t'],
    ['an instruction without Finnish', '', `${role}<guidance:instruction sv="s"/>`, 'text-missing@t'],
    ['a clock on a task', '', role + clock(counted), 'clock-misplaced@t'],
    ['an entry on a task', '', `${role}<guidance:entry channels="phone"/>`, 'entry-misplaced@t'],
    ['an attribute that is none', '', '<guidance:assignment role="guide" unit="u" skill="x"/>', 'guidance-attribute-unknown@t'],
    ['a clock without id', '<guidance:clock kind="target" fi="K" limit="1" unit="weeks"><guidance:start on="caseOpened"/></guidance:clock>', role, 'clock-id-missing@p'],
    ['a clock twice', clock(counted) + clock(counted), role, 'duplicate-clock@p'],
    ['a clock without name', '<guidance:clock id="c" kind="target" limit="1" unit="weeks"><guidance:start on="caseOpened"/></guidance:clock>', role, 'clock-name-missing@p'],
    ['a clock without start', clock(counted, ''), role, 'clock-start-missing@p'],
    ['a clock without limit', clock('unit="weeks"'), role, 'clock-limit-missing@p'],
    ['a negative limit', clock('limit="-1" unit="weeks"'), role, 'clock-limit-invalid@p'],
    ['a broken limit', clock('limit="7.5" unit="weeks"'), role, 'clock-limit-invalid@p'],
    ['a limit in words', clock('limit="seven" unit="weeks"'), role, 'clock-limit-invalid@p'],
    ['a number without undue delay', clock('limit="7" unit="withoutUndueDelay"'), role, 'clock-limit-unexpected@p'],
    ['an unknown unit', clock('limit="7" unit="fortnights"'), role, 'clock-unit-unknown@p'],
    ['an unknown calendar', clock(`${counted} calendar="se"`), role, 'clock-calendar-unknown@p'],
    ['an unknown element in a start', clock(counted, '<guidance:start on="activated" element="x"/>'), role, 'trigger-element-unknown@p'],
    ['an unknown element in a stop', clock(counted, '<guidance:start on="caseOpened"/><guidance:stop on="completed" element="x"/>'), role, 'trigger-element-unknown@p'],
    ['a stop when the case opens', clock(counted, '<guidance:start on="caseOpened"/><guidance:stop on="caseOpened"/>'), role, 'trigger-unknown@p'],
    ['a number at once', clock('limit="1" unit="now"'), role, 'clock-limit-unexpected@p'],
    ['a limit of its own beside a dated row', clock(`${counted} limitRef="SHL36.2-75"`), role, 'clock-limit-twice@p'],
    ['a dated row that is not there', clock('limitRef="SHL36.2-75, SHL99"'), role, 'limit-ref-unknown@p'],
    ['a ladder on dated rows without number', clock('limitRef="SHL45.1-DECISION" ladder="l"') + ladder('<guidance:step id="a" offset="0" kind="remind" role="supervisor"/>'), role, 'ladder-without-limit@p'],
    ['a pause without reason', clock(counted, '<guidance:start on="caseOpened"/><guidance:pause on="activated" element="t" waitingFor="client"/>'), role, 'pause-reason-missing@p'],
    ['a pause that waits for nobody known', clock(counted, '<guidance:start on="caseOpened"/><guidance:pause on="activated" element="t" waitingFor="godot" reason="r"/>'), role, 'pause-waiting-unknown@p'],
    ['a resume by an unknown element', clock(counted, '<guidance:start on="caseOpened"/><guidance:resume on="completed" element="x"/>'), role, 'trigger-element-unknown@p'],
    ['a re-opening when the case opens', clock(counted, '<guidance:start on="caseOpened"/><guidance:reopen on="caseOpened"/>'), role, 'trigger-unknown@p'],
    ['a warning without id', clock(counted, '<guidance:start on="caseOpened"/><guidance:warning offset="-2"/>'), role, 'warning-id@p'],
    ['a warning after the last day', clock(counted, '<guidance:start on="caseOpened"/><guidance:warning id="w" offset="2"/>'), role, 'warning-point-invalid@p'],
    ['a warning of more than the whole', clock(counted, '<guidance:start on="caseOpened"/><guidance:warning id="w" share="1.5"/>'), role, 'warning-point-invalid@p'],
    ['a warning both ways', clock(counted, '<guidance:start on="caseOpened"/><guidance:warning id="w" share="0.5" offset="-1"/>'), role, 'warning-point-invalid@p'],
    ['a warning of nothing', clock('unit="withoutUndueDelay"', '<guidance:start on="caseOpened"/><guidance:warning id="w" offset="-1"/>'), role, 'warning-without-limit@p'],
    ['time that waits in an unknown way', clock(`${counted} waiting="sometimes"`), role, 'clock-standing-unknown@p'],
    ['a target with a legal exception', '<guidance:clock id="c" kind="target" fi="K" limit="1" unit="weeks" exceptions="clientNeedGround"><guidance:start on="caseOpened"/></guidance:clock>', role, 'clock-exception-on-target@p'],
    ['an unknown ladder', clock(`${counted} ladder="x"`), role, 'ladder-unknown@p'],
    ['a ladder that has nothing to count from', clock('unit="withoutUndueDelay" ladder="l"') + ladder('<guidance:step id="a" offset="0" kind="remind" role="supervisor"/>'), role, 'ladder-without-limit@p'],
    ['a condition that is no FEEL', clock(`${counted} condition="age &gt;"`), role, 'clock-condition-invalid@p'],
    ['a ladder without steps', ladder(''), role, 'ladder-empty@p'],
    ['a ladder twice', ladder('<guidance:step id="a" offset="0" kind="remind" role="r"/>').repeat(2), role, 'duplicate-ladder@p'],
    ['a step without offset', ladder('<guidance:step id="a" kind="remind" role="r"/>'), role, 'step-offset-invalid@p'],
    ['a step without role', ladder('<guidance:step id="a" offset="1" kind="remind"/>'), role, 'step-role-missing@p'],
    ['a step of no known kind', ladder('<guidance:step id="a" offset="1" kind="shout" role="r"/>'), role, 'step-kind-unknown@p'],
    ['two steps of one id', ladder('<guidance:step id="a" offset="1" kind="help" role="r"/><guidance:step id="a" offset="2" kind="help" role="r"/>'), role, 'step-id@p'],
    ['a coordinator without role', '<guidance:coordinator fi="V"/>', role, 'coordinator-incomplete@p'],
    ['a coordinator whose role is no word', '<guidance:coordinator role="a b" fi="V"/>', role, 'coordinator-incomplete@p'],
    ['two coordinators of one role', '<guidance:coordinator role="a" fi="V"/><guidance:coordinator role="a" fi="W"/>', role, 'duplicate-coordinator@p'],
    ['a coordinator of no known kind of people', '<guidance:coordinator role="a" fi="V" eligibility="friends"/>', role, 'coordinator-eligibility-unknown@p'],
    ['a coordinator for no clients', '<guidance:coordinator role="a" fi="V" limit="0"/>', role, 'coordinator-limit-invalid@p'],
    ['a coordinator under a broken condition', '<guidance:coordinator role="a" fi="V" specialSupport="= ("/>', role, 'coordinator-condition-invalid@p'],
    ['a coordinator on a task', '', `${role}<guidance:coordinator role="a" fi="V"/>`, 'coordinator-misplaced@t'],
    ['a handover that names nobody known', '<guidance:coordinator role="a" fi="V"/>', '<guidance:handover toRole="r" toUnit="u" transition="tierToTier" namesCoordinator="true" coordinatorRole="b"/>', 'coordinator-unknown@t'],
    ['a step under no known condition', ladder('<guidance:step id="a" offset="1" kind="help" role="r" when="rainy"/>'), role, 'step-when-unknown@p'],
  ])('%s', async (_what, head, onTask, expected) => {
    expect(await errorsOf(head, onTask)).toEqual([expected]);
  });

  test('a handover on something that is no user task', async () => {
    expect(await errorsOf('', role, '<guidance:handover toRole="guide" toUnit="u" transition="tierToTier"/>')).toEqual(['handover-not-on-user-task@s']);
  });

  test('an element that the extension does not have', async () => {
    expect(await errorsOf('', `${role}<guidance:alarm loud="yes"/>`)).toEqual(['invalid-extension@']);
    const { process } = await compiled(threeTiersXml);
    const read = readGuidance({ ...process, extensions: { ...process.extensions, advise: [{ $type: 'guidance:alarm' }] } });
    expect(read).toMatchObject({ ok: false, diagnostics: [{ code: 'guidance-element-unknown', elementId: 'advise' }] });
  });

  test('everything at once, each with its page', async () => {
    const result = await compileCase(bpmn(clock('limit="x" unit="weeks" ladder="gone"'), `${node('startEvent', 's')}${node('userTask', 't')}${node('endEvent', 'e')}${flows(['s', 't'], ['t', 'e'])}`));
    const found = result.ok ? [] : result.diagnostics.map(({ code, docs }) => ({ code, docs }));
    expect(found).toHaveLength(3);
    expect(found).toEqual(expect.arrayContaining(['task-without-role', 'clock-limit-invalid', 'ladder-unknown'].map((code) => ({ code, docs: `docs/reference/diagnostics.md#${code}` }))));
  });

  test('XML that is none', async () => {
    expect(await compileCase('<bpmn:definitions')).toMatchObject({ ok: false, diagnostics: [{ severity: 'error' }] });
  });
});
