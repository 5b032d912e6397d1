/** A business rule task is decided by the version's own DMN as the case reaches it: what was drawn is what decides. */
import { describe, expect, test } from '@jest/globals';
import { applyCase, createCaseEnvironment, decideCase, initialCaseState, lintModel } from '../../../guidance/index.ts';
import type { CaseEvent, CaseState } from '../../../guidance/index.ts';
import { newDecision } from '../../../modeler/attached/new-files.ts';
import { aino, bpmn, flows, node } from '../support/three-tiers.ts';

const at = '2026-01-12T08:00:00.000Z';
const role = '<guidance:assignment role="adviser" unit="neuvonta"/><guidance:noClock fi="Heti"/>';
const model = (result = 'level') => bpmn('', `${node('startEvent', 's')}${node('userTask', 'ask', role)}${node('businessRuleTask', 'rule', `<guidance:decision key="level" decision="level" result="${result}"/>`)}
  ${node('exclusiveGateway', 'g', '', 'default="g_low"')}${node('userTask', 'high', role)}${node('userTask', 'low', role)}${node('endEvent', 'e')}
  ${flows(['s', 'ask'], ['ask', 'rule'], ['rule', 'g'], ['g', 'high', 'level = 3'], ['g', 'low'], ['high', 'e'], ['low', 'e'])}`);

/** The table that the modeler begins with, with rules as somebody types them. */
const table = (rows: readonly (readonly [string, string])[]) => newDecision('level', 'Taso', 'services').replace('typeRef="string"><text>', 'typeRef="number"><text>')
  .replace('typeRef="string" />', 'typeRef="number" />')
  .replace('</decisionTable>', `${rows.map(([test, output], row) => `<rule id="r${row}"><inputEntry id="i${row}"><text>${test}</text></inputEntry><outputEntry id="o${row}"><text>${output}</text></outputEntry></rule>`).join('')}</decisionTable>`);

async function run(decision: string, services: unknown): Promise<{ state: CaseState; events: readonly CaseEvent[] }> {
  const { definition, diagnostics } = await lintModel({ xml: model(), decisions: { level: decision } });
  if (!definition) throw new Error(JSON.stringify(diagnostics));
  // As it is stored and read again.
  const env = createCaseEnvironment(JSON.parse(JSON.stringify(definition)) as typeof definition);
  const opened = decideCase(env, initialCaseState(), { type: 'open', caseId: 'c', region: '14', contactId: 'k', channel: 'phone', initiatedAt: at, variables: {}, by: aino, at });
  if (!opened.ok) throw new Error(opened.rejection.message);
  const [taskId = ''] = Object.keys(opened.state.process.tasks);
  const done = decideCase(env, opened.state, { type: 'completeTask', taskId, variables: { services }, by: aino, at });
  if (!done.ok) throw new Error(done.rejection.message);
  expect(done.events.reduce(applyCase, opened.state)).toEqual(done.state);
  return { state: done.state, events: done.events };
}

const waiting = ({ process }: CaseState) => Object.values(process.tasks).map(({ elementId }) => elementId);
const rows = [['&gt;= 4', '3'], ['-', '1']] as const;

describe('a drawn decision in a running case', () => {
  test('decides the gateway behind it, and its value is a variable of the case', async () => {
    const many = await run(table(rows), 5);
    expect(waiting(many.state)).toEqual(['high']);
    expect(many.state.process.variables).toMatchObject({ services: 5, level: 3 });
    expect(waiting((await run(table(rows), 2)).state)).toEqual(['low']);
  });

  test('says in the log what was decided, at the element that decided', async () => {
    const { events } = await run(table(rows), 5);
    expect(events.filter((event) => 'elementId' in event && event.elementId === 'rule').map(({ type }) => type)).toEqual(['elementActivated', 'variablesSet', 'elementCompleted', 'flowTaken']);
  });

  test('a decision without a value is an incident at its element, and the case does not go on', async () => {
    const unique = table([['&gt; 1', '3'], ['&gt; 2', '1']]).replace('hitPolicy="FIRST"', 'hitPolicy="UNIQUE"');
    const { state, events } = await run(unique, 5);
    expect(waiting(state)).toEqual([]);
    expect(events).toContainEqual(expect.objectContaining({ type: 'incidentRaised', elementId: 'rule', code: 'DECISION_FAILED' }));
  });
});
