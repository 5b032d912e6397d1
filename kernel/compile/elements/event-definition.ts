/** What an event waits for or causes (BPMN 2.0.2 §10.5.5). One translator per event definition; a type without one is refused. */
import type { EventDefinition } from '../../model/definition.ts';
import { parseCycle, parseDuration, parseInstant } from '../../time/iso8601.ts';
import type { ElementContext } from '../draft.ts';
import { openEvent } from '../drawing.ts';
import { messageKeys } from './correlation.ts';
import { expressionIn, feelExpression } from '../expressions.ts';
import type { Node } from '../node.ts';
import { extensionsOf, nodeIn, nodesIn, textIn } from '../node.ts';
import { error } from '../report.ts';

type DefinitionTranslator = (node: Node, context: ElementContext) => EventDefinition | undefined;

const translators: Readonly<Record<string, DefinitionTranslator | undefined>> = {
  'bpmn:TimerEventDefinition': timerOf,
  'bpmn:MessageEventDefinition': messageOf,
  'bpmn:ErrorEventDefinition': errorOf,
  'bpmn:EscalationEventDefinition': escalationOf,
  'bpmn:TerminateEventDefinition': () => ({ type: 'terminate' }),
  'bpmn:CancelEventDefinition': () => ({ type: 'cancel' }),
  'bpmn:SignalEventDefinition': signalOf,
  'bpmn:ConditionalEventDefinition': conditionalOf,
  'bpmn:LinkEventDefinition': linkOf,
  'bpmn:CompensateEventDefinition': compensationOf,
};

/** The one event definition of an event; `allowed` are the types that its position can run. */
export function eventOf(node: Node, context: ElementContext, allowed: readonly EventDefinition['type'][]): EventDefinition | undefined {
  const { report, id } = context;
  const definitions = [...nodesIn(node, 'eventDefinitions'), ...nodesIn(node, 'eventDefinitionRef')];
  const [first] = definitions;
  const refuse = (what: string) => {
    error(report, 'unsupported-event', { elementId: id, path: 'eventDefinitions' }, `Expected one of the events ${allowed.join(', ')} here but ${id} is ${what}`);
    return report.drawn ? openEvent(node.$type) : undefined;
  };
  if (definitions.length > 1) {
    const events = definitions.map(definition => isAllowed(definition, allowed) ? definitionOf(definition, context) : refuse(`a multiple event with a ${typeName(definition)} event`));
    const known = events.filter(event => event !== undefined);
    return known.length < events.length ? undefined : { type: 'multiple', parallel: node['parallelMultiple'] === true, events: known };
  }
  if (first === undefined) return allowed.includes('none') ? { type: 'none' } : refuse('a none event');
  return isAllowed(first, allowed) ? definitionOf(first, context) : refuse(`a ${typeName(first)} event`);
}

/** One event definition, wherever it stands. */
export function definitionOf(node: Node, context: ElementContext): EventDefinition | undefined {
  return translators[node.$type]?.(node, context);
}

function isAllowed(node: Node, allowed: readonly EventDefinition['type'][]): boolean {
  return translators[node.$type] !== undefined && allowed.some(name => name === typeName(node));
}

function signalOf(node: Node, { report, id, process }: ElementContext): EventDefinition | undefined {
  const signal = nodeIn(node, 'signalRef');
  const signalName = signal && (textIn(signal, 'name') ?? signal.id);
  if (signalName !== undefined) return { type: 'signal', signalName };
  error(report, 'missing-signal', { elementId: id, path: 'signalRef' }, `Expected a signal but ${id} does not name one`);
  return report.drawn ? { type: 'signal', signalName: nameOfOwner(process, id) } : undefined;
}

/** In a drawing, an event's own name stands for that of the message or signal. */
function nameOfOwner({ nodes }: ElementContext['process'], id: string): string {
  const owner = nodes.get(id);
  return (owner && textIn(owner, 'name')) ?? id;
}

function conditionalOf(node: Node, { report, id, language, process }: ElementContext): EventDefinition | undefined {
  const body = nodeIn(node, 'condition');
  const place = { elementId: id, path: 'eventDefinitions.condition' };
  if (body === undefined) error(report, 'missing-condition', place, `Expected a condition but ${id} has none`);
  const condition = body && expressionIn(body, language, place, report);
  if (condition !== undefined) return { type: 'conditional', condition };
  return report.drawn ? openEvent(process.nodes.get(id)?.$type ?? '') : undefined;
}

function linkOf(node: Node, { report, id, process }: ElementContext): EventDefinition | undefined {
  const linkName = textIn(node, 'name');
  if (linkName !== undefined) return { type: 'link', linkName };
  error(report, 'invalid-link', { elementId: id, path: 'eventDefinitions' }, `Expected a name on the link but ${id} has none`);
  return report.drawn ? { type: 'link', linkName: nameOfOwner(process, id) } : undefined;
}

function compensationOf(node: Node): EventDefinition {
  const activityRef = nodeIn(node, 'activityRef')?.id;
  return { type: 'compensation', wait: node['waitForCompletion'] !== false, ...(activityRef === undefined ? undefined : { activityRef }) };
}

/** The message of an event or task. A task that names none takes that of its operation; an event has to name it (BPMN 2.0.2 §10.3.3, table 10.95). */
export function messageIn(node: Node): Node | undefined {
  const operation = node.$type.endsWith('Task') ? nodeIn(node, 'operationRef') : undefined;
  return nodeIn(node, 'messageRef') ?? (operation && nodeIn(operation, 'inMessageRef'));
}

/** The message that an event or receive task waits for. A correlation key may stand on the message as an extension attribute. */
export function messageOf(node: Node, context: ElementContext): Extract<EventDefinition, { type: 'message' }> | undefined {
  const { report, id, process } = context;
  const message = messageIn(node);
  const messageName = message && (textIn(message, 'name') ?? message.id);
  if (message === undefined || messageName === undefined) {
    error(report, 'missing-message', { elementId: id, path: 'messageRef' }, `Expected a message but ${id} does not name one`);
    return report.drawn ? { type: 'message', messageName: nameOfOwner(process, id) } : undefined;
  }
  const key = extensionsOf(message).map(extension => textIn(extension, 'correlationKey')).find(text => text !== undefined);
  const correlation = key === undefined ? undefined : feelExpression(key, { elementId: id, path: 'messageRef.correlationKey' }, report);
  const keys = messageKeys(message, context);
  return { type: 'message', messageName, ...(correlation === undefined ? undefined : { correlation }), ...(keys === undefined ? undefined : { keys }) };
}

function timerOf(node: Node, context: ElementContext): EventDefinition | undefined {
  const { report, process, id } = context;
  return readTimer(node, context) ?? (report.drawn ? openEvent(process.nodes.get(id)?.$type ?? '') : undefined);
}

function readTimer(node: Node, { report, id, language }: ElementContext): EventDefinition | undefined {
  const kinds = (['date', 'duration', 'cycle'] as const).flatMap(timer => {
    const value = nodeIn(node, `time${timer[0]?.toUpperCase()}${timer.slice(1)}`);
    return value === undefined ? [] : [{ timer, value }];
  });
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) {
    error(report, 'invalid-timer', { elementId: id, path: 'eventDefinitions' }, `Expected one date, duration or cycle but ${id} has ${kinds.length}`);
    return undefined;
  }
  const { timer, value } = kind;
  const place = { elementId: id, path: `eventDefinitions.time${timer}` };
  const body = textIn(value, 'body') ?? '';
  // Tools write plain ISO 8601; it is kept as the FEEL text that stands for itself.
  if (isIsoText(timer, body)) return { type: 'timer', timer, expression: { language: 'feel', text: JSON.stringify(body) } };
  if (/^(?:[PR]\S*|\d{4}-\S*)$/.test(body) || cron.test(body)) {
    error(report, 'invalid-timer', place, `Expected an ISO 8601 ${timer} but ${id} has ${body}`);
    return undefined;
  }
  const expression = expressionIn(value, language, place, report);
  return expression === undefined ? undefined : { type: 'timer', timer, expression };
}

/** Five to seven fields, as other engines take them; the standard knows ISO 8601 alone (BPMN 2.0.2 table 10.101). */
const cron = /^(?:[\d*?][\dA-Z*?,/#LW-]*(?:\s+[\dA-Z*?][\dA-Z*?,/#LW-]*){4,6}|@(?:yearly|annually|monthly|weekly|daily|midnight|hourly))$/i;

function isIsoText(timer: 'date' | 'duration' | 'cycle', text: string): boolean {
  const parse = { date: parseInstant, duration: parseDuration, cycle: parseCycle }[timer];
  return parse(text) !== undefined;
}

function errorOf(node: Node): EventDefinition {
  const reference = nodeIn(node, 'errorRef');
  const errorCode = reference && (textIn(reference, 'errorCode') ?? textIn(reference, 'name') ?? reference.id);
  return { type: 'error', ...(errorCode === undefined ? undefined : { errorCode }) };
}

function escalationOf(node: Node): EventDefinition {
  const reference = nodeIn(node, 'escalationRef');
  const escalationCode = reference && (textIn(reference, 'escalationCode') ?? textIn(reference, 'name') ?? reference.id);
  return { type: 'escalation', ...(escalationCode === undefined ? undefined : { escalationCode }) };
}

/** `bpmn:TimerEventDefinition` → `timer`. */
function typeName(node: Node): string {
  const name = node.$type.replace(/^.*:/, '').replace(/EventDefinition$/, '').replace('Compensate', 'Compensation');
  return name.charAt(0).toLowerCase() + name.slice(1);
}
