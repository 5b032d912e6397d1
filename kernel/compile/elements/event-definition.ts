/** What an event waits for or causes (BPMN 2.0.2 §10.5.5). One translator per event definition; a type without one is refused. */
import type { EventDefinition } from '../../model/definition.ts';
import { parseCycle, parseDuration, parseInstant } from '../../time/iso8601.ts';
import type { ElementContext } from '../draft.ts';
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
};

/** The one event definition of an event; `allowed` are the types that its position can run. */
export function eventOf(node: Node, context: ElementContext, allowed: readonly EventDefinition['type'][]): EventDefinition | undefined {
  const { report, id } = context;
  const definitions = [...nodesIn(node, 'eventDefinitions'), ...nodesIn(node, 'eventDefinitionRef')];
  const [first] = definitions;
  const refuse = (what: string) => {
    error(report, 'unsupported-event', { elementId: id, path: 'eventDefinitions' }, `Expected one of the events ${allowed.join(', ')} here but ${id} is ${what}`);
    return undefined;
  };
  if (definitions.length > 1 || node['parallelMultiple'] === true) return refuse('a multiple event');
  if (first === undefined) return allowed.includes('none') ? { type: 'none' } : refuse('a none event');
  const type = typeName(first);
  const translator = translators[first.$type];
  return translator === undefined || !allowed.some(name => name === type) ? refuse(`a ${type} event`) : translator(first, context);
}

/** The message that an event or receive task waits for. A correlation key may stand on the message as an extension attribute. */
export function messageOf(node: Node, { report, id }: ElementContext): Extract<EventDefinition, { type: 'message' }> | undefined {
  const message = nodeIn(node, 'messageRef');
  const messageName = message && (textIn(message, 'name') ?? message.id);
  if (message === undefined || messageName === undefined) {
    error(report, 'missing-message', { elementId: id, path: 'messageRef' }, `Expected a message but ${id} does not name one`);
    return undefined;
  }
  const key = extensionsOf(message).map(extension => textIn(extension, 'correlationKey')).find(text => text !== undefined);
  const correlation = key === undefined ? undefined : feelExpression(key, { elementId: id, path: 'messageRef.correlationKey' }, report);
  return { type: 'message', messageName, ...(correlation === undefined ? undefined : { correlation }) };
}

function timerOf(node: Node, { report, id, language }: ElementContext): EventDefinition | undefined {
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
  if (/^(?:[PR]\S*|\d{4}-\S*)$/.test(body)) {
    error(report, 'invalid-timer', place, `Expected an ISO 8601 ${timer} but ${id} has ${body}`);
    return undefined;
  }
  const expression = expressionIn(value, language, place, report);
  return expression === undefined ? undefined : { type: 'timer', timer, expression };
}

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
  const name = node.$type.replace(/^.*:/, '').replace(/EventDefinition$/, '');
  return name.charAt(0).toLowerCase() + name.slice(1);
}
