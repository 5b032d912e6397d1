/** A small three-tier path for the tests of guidance/, and short hands to drive a case along it. */
import {
  applyCase, compileCase, createCaseEnvironment, decideCase, initialCaseState, packageVariables,
} from '../../../guidance/index.ts';
import type { Actor, CaseCommand, CaseDefinition, CaseEnvironment, CaseEvent, CaseState } from '../../../guidance/index.ts';
import { entriesOf } from '../../../kernel/run.ts';

export const aino: Actor = { worker: 'aino', unit: '14-neuvonta' };
export const olli: Actor = { worker: 'olli', unit: '14-asiakasohjaus' };
export const outi: Actor = { worker: 'outi', unit: '14-asiakasohjaus' };
export const kaisa: Actor = { worker: 'kaisa', unit: '14-moniammatillinen' };

/** A BPMN file with one process `p`; `head` is its extension elements, `body` its flow elements. */
export function bpmn(head: string, body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:guidance="https://luotsi.fi/schema/guidance/1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="https://luotsi.fi/test" expressionLanguage="https://www.omg.org/spec/DMN/20191111/FEEL/">
<bpmn:message id="call" name="call"/>
<bpmn:process id="p" isExecutable="true"><bpmn:extensionElements>${head}</bpmn:extensionElements>${body}</bpmn:process></bpmn:definitions>`;
}

export function flows(...pairs: readonly (readonly [from: string, to: string, condition?: string])[]): string {
  return pairs.map(([from, to, condition]) => {
    const inner = condition === undefined ? '' : `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition}</bpmn:conditionExpression>`;
    return `<bpmn:sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}">${inner}</bpmn:sequenceFlow>`;
  }).join('');
}

export function node(kind: string, id: string, extension = '', attributes = ''): string {
  return `<bpmn:${kind} id="${id}" name="${id}" ${attributes}>${extension === '' ? '' : `<bpmn:extensionElements>${extension}</bpmn:extensionElements>`}</bpmn:${kind}>`;
}

function lane(id: string, tier: number, role: string, members: readonly string[]): string {
  const own = `<bpmn:extensionElements><guidance:tier level="${tier}"/><guidance:assignment role="${role}" unit="${id}"/></bpmn:extensionElements>`;
  return `<bpmn:lane id="${id}" name="${id}">${own}${members.map((member) => `<bpmn:flowNodeRef>${member}</bpmn:flowNodeRef>`).join('')}</bpmn:lane>`;
}

const clocks = `
<guidance:clock id="start36" kind="statutory" fi="Arvioinnin aloitus" sv="Inledd bedömning" legalBasis="1301/2014 36 §" limit="7" unit="workingDays" ladder="up">
  <guidance:start on="caseOpened"/><guidance:stop on="completed" element="assess"/></guidance:clock>
<guidance:clock id="answer12" kind="target" fi="Vastaanotto" limit="2" unit="workingDays" ladder="answer">
  <guidance:start on="activated" element="to2"/><guidance:stop on="completed" element="to2"/></guidance:clock>
<guidance:clock id="answer23" kind="target" fi="Vastaanotto" limit="2" unit="workingDays" ladder="answer">
  <guidance:start on="activated" element="to3"/><guidance:stop on="completed" element="to3"/></guidance:clock>
<guidance:clock id="older" kind="statutory" fi="Yli 75-vuotiaat" limit="3" unit="months" roll="true" condition="= age &gt;= 75">
  <guidance:start on="completed" element="advise"/><guidance:stop on="completed" element="plan"/></guidance:clock>
<guidance:clock id="delay" kind="statutory" fi="Ilman aiheetonta viivytystä" unit="withoutUndueDelay">
  <guidance:start on="activated" element="assess"/><guidance:stop on="completed" element="plan"/></guidance:clock>
<guidance:ladder id="up">
  <guidance:step id="remind" offset="-2" unit="workingDays" kind="remind" role="responsible"/>
  <guidance:step id="inform" offset="0" unit="workingDays" kind="inform" role="supervisor"/>
  <guidance:step id="help" offset="2" unit="workingDays" kind="help" role="unitManager"/></guidance:ladder>
<guidance:ladder id="answer"><guidance:step id="inform" offset="0" kind="inform" role="supervisor"/></guidance:ladder>
<guidance:coordinator role="responsibleWorker" fi="Vastuutyöntekijä"/>`;

const handover = (attributes: string): string => `<guidance:handover transition="tierToTier" ${attributes}/>`;

export const threeTiersXml = bpmn(clocks, `
<bpmn:laneSet id="lanes">
  ${lane('neuvonta', 1, 'adviser', ['web', 'advise', 'enough', 'advised'])}
  ${lane('asiakasohjaus', 2, 'guide', ['phone', 'to2', 'assess', 'needed', 'guided'])}
  ${lane('moniammatillinen', 3, 'coordinator', ['to3', 'plan', 'planned'])}
</bpmn:laneSet>
${node('startEvent', 'web')}
<bpmn:startEvent id="phone" name="phone"><bpmn:extensionElements><guidance:entry channels="phone, visit"/></bpmn:extensionElements><bpmn:messageEventDefinition id="phoneCall" messageRef="call"/></bpmn:startEvent>
${node('userTask', 'advise', '<guidance:form key="advise"/><guidance:names sv="Ge råd"/>')}
${node('exclusiveGateway', 'enough', '', 'default="enough_to2"')}
${node('endEvent', 'advised')}
${node('userTask', 'to2', handover('toRole="guide" toUnit="asiakasohjaus" requires="need, summary"'))}
${node('userTask', 'assess', '<guidance:assignment role="guide" unit="asiakasohjaus" to="responsible"/><guidance:instruction fi="Arvioi"/><guidance:basis ref="1301/2014 36 §"/>')}
${node('exclusiveGateway', 'needed', '', 'default="needed_to3"')}
${node('endEvent', 'guided')}
${node('userTask', 'to3', handover('toRole="coordinator" toUnit="moniammatillinen" requires="need" namesCoordinator="true"'))}
${node('userTask', 'plan', '<guidance:assignment role="coordinator" unit="moniammatillinen" to="coordinator"/>')}
${node('endEvent', 'planned')}
${flows(['web', 'advise'], ['phone', 'assess'], ['advise', 'enough'], ['enough', 'advised', 'pathFound = true'], ['enough', 'to2'], ['to2', 'assess'], ['assess', 'needed'], ['needed', 'guided', 'moreNeeded = false'], ['needed', 'to3'], ['to3', 'plan'], ['plan', 'planned'])}`);

/** Compiles or fails the test with what is wrong. */
export async function compiled(xml: string): Promise<CaseDefinition> {
  const result = await compileCase(xml);
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics, null, 1));
  return result.definition;
}

/** A case under test: `send` decides, checks that the state is the fold of the events, and gives the events. */
export interface Driven {
  state: CaseState;
  readonly log: CaseEvent[];
  readonly send: (command: CaseCommand) => readonly CaseEvent[];
  readonly refuse: (command: CaseCommand) => string;
}

export function drive(env: CaseEnvironment): Driven {
  const driven: Driven = {
    state: initialCaseState(), log: [],
    send: (command) => {
      const decision = decideCase(env, driven.state, command);
      if (!decision.ok) throw new Error(`${decision.rejection.code}: ${decision.rejection.message}`);
      const folded = decision.events.reduce(applyCase, driven.state);
      if (JSON.stringify(folded) !== JSON.stringify(decision.state)) throw new Error('Expected the state to be the fold of the events but it is not');
      driven.state = decision.state;
      driven.log.push(...decision.events);
      return decision.events;
    },
    refuse: (command) => {
      const before = JSON.stringify(driven.state);
      const decision = decideCase(env, driven.state, command);
      if (JSON.stringify(driven.state) !== before) throw new Error('Expected a refusal to change nothing');
      return decision.ok ? 'accepted' : decision.rejection.code;
    },
  };
  return driven;
}

export async function threeTiers(): Promise<CaseEnvironment> {
  return createCaseEnvironment(await compiled(threeTiersXml));
}

export function opening(at: string, more: Partial<Extract<CaseCommand, { type: 'open' }>> = {}): CaseCommand {
  return {
    type: 'open', caseId: '00000000-0000-4000-8000-000000000001', region: '14', contactId: 'contact-1', channel: 'digital', initiatedAt: at,
    variables: {}, by: aino, at, ...more,
  };
}

/** The one waiting task of an element. */
export function taskOf(state: CaseState, elementId: string): string {
  const task = entriesOf(state.process.tasks).find((candidate) => candidate.elementId === elementId);
  if (!task) throw new Error(`Expected ${elementId} to wait but only ${Object.keys(state.process.tasks).join(', ')} does`);
  return task.id;
}

type Line<Type extends CaseEvent['type']> = (event: Extract<CaseEvent, { type: Type }>) => string;
const lines: { readonly [Type in CaseEvent['type']]?: Line<Type> } = {
  responsibilityMoved: ({ from, to }) => `${from?.worker ?? from?.unit ?? '-'} → ${to.worker ?? to.unit}`,
  clockStarted: ({ clock, due }) => `${clock} ${due ?? '-'}`,
  clockStopped: ({ clock, inTime }) => `${clock} ${inTime ? 'in time' : 'late'}`,
  clockBreached: ({ clock, due }) => `${clock} ${due}`,
  clockCancelled: ({ clock, because }) => `${clock} ${because}`,
  escalationRaised: ({ escalationId, role, worker, unit, dueAt }) => `${escalationId} → ${role} ${worker ?? unit} ${dueAt}`,
  taskAssigned: ({ taskId, role, worker, unit }) => `${taskId} → ${role} ${worker ?? unit}`,
  tierEntered: ({ tier, elementId }) => `${tier} ${elementId}`,
  handoverReturned: ({ taskId, reason, missing }) => `${taskId} ${reason}${missing ? ` ${missing.join(',')}` : ''}`,
  handoverOffered: ({ taskId, from, toUnit, contents }) => `${taskId} ${from.worker ?? from.unit} → ${toUnit} ${JSON.stringify(packageVariables(contents))}`,
  coordinatorNamed: ({ coordinator, role }) => `${coordinator.worker} ${role}`,
  caseEnded: ({ outcome, because }) => `${outcome} ${because}`,
};

/** One line per event of the named types, for comparing a whole story at a glance. */
export function story(events: readonly CaseEvent[], ...types: readonly CaseEvent['type'][]): string[] {
  return events.filter((event) => types.includes(event.type)).map((event) => {
    const line = lines[event.type] as ((event: CaseEvent) => string) | undefined;
    return line ? `${event.type} ${line(event)}` : event.type;
  });
}
