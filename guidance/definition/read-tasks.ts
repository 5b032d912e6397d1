/** Reads what stands on flow nodes, sub-processes and lanes: tier, assignment, handover and form, and resolves what is inherited. */
import type { Element, ExtensionElement } from '../../kernel/run.ts';
import type { Assignment, DecisionCall, HandoverDefinition, Texts, Tier } from '../model/guidance-definition.ts';
import { listed, oncePerOwner, oneOf, required, text, texts, whole } from './reading.ts';
import type { Reading } from './reading.ts';

/** Kinds that wait for a person. */
const HUMAN: ReadonlySet<Element['kind']> = new Set(['task', 'userTask', 'manualTask']);

export function readTiers(reading: Reading): Record<string, Tier> {
  const tierOf = oncePerOwner(reading, 'tier', readTier);
  return inherited(reading, tierOf);
}

/** Assignments of tasks that wait for a person; each such task must have one, of its own or from its sub-process, lane or handover. */
export function readAssignments(reading: Reading, handovers: Readonly<Record<string, HandoverDefinition>>): Record<string, Assignment> {
  const assignmentOf = inherited(reading, oncePerOwner(reading, 'assignment', readAssignment));
  const assignments: Record<string, Assignment> = {};
  for (const element of Object.values(reading.elements).filter((candidate) => HUMAN.has(candidate.kind))) {
    const handover = handovers[element.id];
    const assignment = handover ? { role: handover.toRole, unit: handover.toUnit, to: 'unit' as const } : assignmentOf[element.id];
    if (assignment) assignments[element.id] = assignment;
    else if (!speaksOfRole(reading, element.id)) reading.problem('task-without-role', element.id, 'assignment', `Expected a role and a unit for ${element.id}, its own or its lane's, but there is none`);
  }
  return assignments;
}

/** Whether the task says something of its role itself; if so, what is wrong with that has been told. */
function speaksOfRole(reading: Reading, elementId: string): boolean {
  return reading.extensions(elementId, 'handover').length > 0 || reading.extensions(elementId, 'assignment').length > 0;
}

export function readForms(reading: Reading): Record<string, string> {
  return oncePerOwner(reading, 'form', (current, owner, extension) => required(current, owner, extension, 'key', 'form-key-missing'));
}

/** Decision by business rule task. */
export function readDecisions(reading: Reading): Record<string, DecisionCall> {
  return oncePerOwner(reading, 'decision', (current, owner, extension) => {
    if (current.elements[owner]?.kind !== 'businessRuleTask') return void current.problem('decision-misplaced', owner, 'decision', `Expected a decision on a business rule task but ${owner} is none`);
    const key = required(current, owner, extension, 'key', 'decision-incomplete');
    const decision = required(current, owner, extension, 'decision', 'decision-incomplete');
    const result = required(current, owner, extension, 'result', 'decision-incomplete');
    return key && decision && result ? { key, decision, result } : undefined;
  });
}

/** Why a waiting point has no clock, by element: said on purpose, so that lint does not ask. */
export function readUntimed(reading: Reading): Record<string, Texts> {
  return oncePerOwner(reading, 'noclock', (current, owner, extension) => texts(extension)
    ?? void current.problem('text-missing', owner, 'noClock', `Expected a Finnish reason in the noClock of ${owner} but there is none`));
}

/** Start event by contact channel. A channel leads to one start event of the process, else nobody could tell where its cases begin. */
export function readEntries(reading: Reading): Record<string, string> {
  const entries: Record<string, string> = {};
  for (const [owner, channels] of Object.entries(oncePerOwner(reading, 'entry', readChannels))) {
    for (const channel of channels) {
      const other = entries[channel];
      if (other === undefined) entries[channel] = owner;
      else reading.problem('entry-repeated', owner, 'entry.channels', `Expected one start event for the channel "${channel}" but ${other} and ${owner} both take it`);
    }
  }
  return entries;
}

function readChannels(reading: Reading, owner: string, extension: ExtensionElement): readonly string[] | undefined {
  const element = reading.elements[owner];
  if (element?.kind !== 'startEvent' || !reading.processIds.has(element.scope)) return void reading.problem('entry-misplaced', owner, 'entry', `Expected an entry on a start event of the process but ${owner} is none`);
  return required(reading, owner, extension, 'channels', 'entry-channels-missing') === undefined ? undefined : listed(text(extension, 'channels'));
}

function readTier(reading: Reading, owner: string, extension: ExtensionElement): Tier | undefined {
  const level = whole(extension, 'level');
  if (level === 1 || level === 2 || level === 3) return level;
  return void reading.problem('tier-unknown', owner, 'tier.level', `Expected a tier of 1, 2 or 3 but it is ${text(extension, 'level') ?? 'missing'}`);
}

function readAssignment(reading: Reading, owner: string, extension: ExtensionElement): Assignment | undefined {
  const role = required(reading, owner, extension, 'role', 'assignment-incomplete');
  const unit = required(reading, owner, extension, 'unit', 'assignment-incomplete');
  const to = oneOf(reading, owner, extension, { property: 'to', words: ['unit', 'responsible', 'coordinator'], code: 'assignment-to-unknown', fallback: 'unit' });
  return role && unit && to ? { role, unit, to } : undefined;
}

/** Value of each flow node: its own, else of the nearest sub-process around it, else of the nearest lane, else of the process. */
function inherited<Value>(reading: Reading, own: Readonly<Record<string, Value>>): Record<string, Value> {
  const result: Record<string, Value> = {};
  for (const element of Object.values(reading.elements)) {
    const around = enclosing(reading, element);
    const source = around.find((scope) => own[scope.id] !== undefined)?.id
      ?? around.find((scope) => scope.lane !== undefined && own[scope.lane] !== undefined)?.lane;
    const value = source === undefined ? own[outermost(around).scope] : own[source];
    if (value !== undefined) result[element.id] = value;
  }
  return result;
}

function enclosing(reading: Reading, element: Element): readonly [Element, ...Element[]] {
  const parent = reading.elements[element.scope];
  return parent ? [element, ...enclosing(reading, parent)] : [element];
}

function outermost(around: readonly [Element, ...Element[]]): Element {
  return around[around.length - 1] ?? around[0];
}
