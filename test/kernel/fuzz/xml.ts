/**
 * BPMN files: random processes of every construct, changed by chance until they are odd, broken or hostile. A file is refused by diagnostics or
 * compiled; a compiled one can be linted and played, and a command is decided or rejected. Nothing is thrown.
 */
import fc from 'fast-check';
import { checkSoundness, compile, createEnvironment, decide, diagnosticCodes, entriesOf, initialState, replay } from '../../../kernel/index.ts';
import type { Command, Definition, Diagnostic, Environment, Event, State } from '../../../kernel/index.ts';
import { randomBlock, writeProcess } from '../../support/random-process.ts';
import type { Random } from './random.ts';
import { hostileNames, randomFrom } from './random.ts';
import type { Target } from './target.ts';
import { must } from './target.ts';
import { randomExpression } from './feel.ts';

const at = '2026-03-10T08:00:00.000Z';
const kinds = ['task', 'userTask', 'scriptTask', 'subProcess', 'transaction', 'adHocSubProcess', 'exclusiveGateway', 'inclusiveGateway', 'complexGateway', 'eventBasedGateway', 'startEvent', 'endEvent', 'boundaryEvent', 'intermediateCatchEvent', 'intermediateThrowEvent', 'callActivity', 'sequenceFlow', 'laneSet', 'dataObject', 'collaboration', 'process', 'timerEventDefinition', 'cancelEventDefinition', 'foo'];
const values = ['true', 'false', '-1', '0', '1e99', 'NaN', 'P1D', 'R/PT0S', 'R1000000/PT1S', '&#0;', '&amp;', '&lt;', '&boom;', '{}', 'p', 'called'];

/** One change to the text of a file. */
type Change = (xml: string, random: Random) => string;

const changes: readonly Change[] = [
  // a tag less, a tag twice, something cut off, something by chance
  (xml, random) => cut(xml, tagAt(xml, random)),
  (xml, random) => { const [from, to] = tagAt(xml, random); return xml.slice(0, to) + xml.slice(from, to) + xml.slice(to); },
  (xml, random) => random.chance(0.3) ? xml.slice(0, random.below(xml.length)) : xml,
  (xml, random) => random.chance(0.3) ? insert(xml, random.below(xml.length), random.bytes(1 + random.below(8))) : xml,
  // an element becomes another, moves elsewhere, or is nested deeply
  (xml, random) => renamed(xml, random),
  (xml, random) => { const range = tagAt(xml, random); return insert(cut(xml, range), tagAt(cut(xml, range), random)[1], xml.slice(...range)); },
  (xml, random) => { const depth = 1 + random.below(300); return insert(xml, tagAt(xml, random)[1], random.chance(0.2) ? `${'<subProcess>'.repeat(depth)}${'</subProcess>'.repeat(depth)}` : '<subProcess id="deep"><task id="deeper"/></subProcess>'); },
  // attributes: another value, another's id, a hostile name everywhere
  (xml, random) => withAttribute(xml, random, () => random.pick(values)),
  (xml, random) => withAttribute(xml, random, () => random.pick(hostileNames).replace(/[<"]/g, '')),
  (xml, random) => withAttribute(xml, random, () => random.pick(idsOf(xml))),
  (xml, random) => xml.replaceAll(`"${random.pick(idsOf(xml))}"`, `"${random.pick(hostileNames).replace(/[<"]/g, '')}"`),
  // expressions
  (xml, random) => xml.replace(/go = true|again = true|r = \d|PT\dH/, () => escaped(random.chance(0.5) ? randomExpression(random, 3) : random.bytes(random.below(20)))),
  // declarations, other encodings, other namespaces
  (xml, random) => random.chance(0.2) ? xml.replace('?>', `?><!DOCTYPE x [<!ENTITY a "b"><!ENTITY e SYSTEM "file:///etc/passwd">]>`) : xml,
  (xml, random) => random.chance(0.2) ? xml.replace('http://www.omg.org/spec/BPMN/20100524/MODEL', random.pick(['', 'urn:other', 'http://www.omg.org/spec/DMN/20191111/MODEL/'])) : xml,
  (xml, random) => random.chance(0.2) ? xml.replace('UTF-8', random.pick(['UTF-16', 'latin1', 'nonsense'])) : xml,
];

export const xml: Target = {
  name: 'xml',
  make: random => {
    const [block] = fc.sample(randomBlock, { numRuns: 1, seed: random.below(2 ** 31) });
    let text = block === undefined ? '' : writeProcess(block).xml;
    for (let count = random.below(5); count > 0 && text.length > 0; count -= 1) text = random.pick(changes)(text, random);
    return random.chance(0.02) ? random.bytes(random.below(500)) : text;
  },
  check: async input => {
    const compiled = await compile(input);
    for (const finding of compiled.ok ? compiled.warnings : compiled.diagnostics) checkDiagnostic(finding);
    if (!compiled.ok) {
      must(compiled.diagnostics.some(({ severity }) => severity === 'error'), 'an error in a file that is refused');
      return;
    }
    const { definition } = compiled;
    must(JSON.stringify(JSON.parse(JSON.stringify(definition))) === JSON.stringify(definition), 'a definition of plain JSON');
    for (const finding of checkSoundness(definition, 300)) checkDiagnostic(finding);
    for (const process of Object.keys(definition.processes)) playByChance(definition, process, randomFrom(input.length));
  },
};

export function checkDiagnostic({ code, message, docs, elementId, path, severity }: Diagnostic): void {
  must(Object.hasOwn(diagnosticCodes, code), `a known code but got ${code}`);
  must(message.startsWith('Expected ') && docs.endsWith(`#${code}`) && ['error', 'warning'].includes(severity), `a whole diagnostic but got ${code} ${message}`);
  must([elementId, path].every(text => text === undefined || typeof text === 'string'), `texts in the place of ${code}`);
}

/** Commands by chance: each is decided or rejected, and the state is the replay of what was decided. */
function playByChance(definition: Definition, processId: string, random: Random): void {
  const env = createEnvironment(definition, { limits: { steps: 500 } });
  const events: Event[] = [];
  let state: State = initialState();
  for (let step = 0; step < 12; step += 1) {
    const command: Command = step === 0 ? { type: 'start', processId, variables: { r: 0, go: false, items: [1] }, at } : anyCommand(state, definition, random);
    state = decideSafely(env, state, command, events);
  }
  must(JSON.stringify(replay(events)) === JSON.stringify(state), 'a state that equals the replay of its events');
}

function decideSafely(env: Environment, state: State, command: Command, events: Event[]): State {
  const before = JSON.stringify(state);
  const decision = decide(env, state, command);
  must(JSON.stringify(state) === before, 'the state before to stay as it was');
  if (!decision.ok) return state;
  for (const event of decision.events) events.push(event);
  return decision.state;
}

function anyCommand(state: State, definition: Definition, random: Random): Command {
  const variables = Object.fromEntries([[random.pick(hostileNames), random.pick([null, 1, 'x', [], {}])], ['r', random.below(4)], ['again', random.chance(0.5)], ['go', random.chance(0.5)]]) as Record<string, unknown>;
  const id = <T extends { readonly id: string }>(list: readonly T[]): string => list.length === 0 || random.chance(0.1) ? random.pick(hostileNames) : random.pick(list).id;
  const texts = JSON.stringify(definition).match(/"(?:messageName|signalName|errorCode|escalationCode)":"[^"]*"/g) ?? [];
  const name = texts.length === 0 ? random.pick(hostileNames) : JSON.parse(`{${random.pick(texts)}}`) as Record<string, string>;
  const text = typeof name === 'string' ? name : Object.values(name)[0] ?? '';
  return random.pick<Command>([
    { type: 'completeTask', taskId: id(entriesOf(state.tasks)), variables, at },
    { type: 'completeTask', taskId: id(entriesOf(state.tasks)), variables, at },
    { type: 'throwError', taskId: id(entriesOf(state.tasks)), errorCode: text, variables, at },
    { type: 'throwEscalation', taskId: id(entriesOf(state.tasks)), escalationCode: text, variables, at },
    { type: 'fireTimer', timerId: id(entriesOf(state.timers)), at: '2027-03-10T08:00:00.000Z' },
    { type: 'correlateMessage', messageName: text, variables, at },
    { type: 'broadcastSignal', signalName: text, variables, at },
    { type: 'setVariables', variables, at },
    { type: 'retryIncident', incidentId: id(entriesOf(state.incidents)), at },
    { type: 'terminate', at },
  ]);
}

type Range = [from: number, to: number];

/** Where some tag of the file begins and ends. */
function tagAt(xml: string, random: Random): Range {
  const tags = [...xml.matchAll(/<[^>]*>/g)];
  const tag = tags.length === 0 ? undefined : random.pick(tags);
  return tag === undefined ? [0, 0] : [tag.index, tag.index + tag[0].length];
}

const cut = (xml: string, [from, to]: Range): string => xml.slice(0, from) + xml.slice(to);
const insert = (xml: string, place: number, text: string): string => xml.slice(0, place) + text + xml.slice(place);
const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const idsOf = (xml: string): readonly string[] => [...xml.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id ?? '').concat('nothing');

function renamed(xml: string, random: Random): string {
  const from = random.pick(kinds);
  const to = random.pick(kinds);
  return random.chance(0.5) ? xml.replaceAll(`<${from} `, `<${to} `).replaceAll(`</${from}>`, `</${to}>`) : xml.replace(new RegExp(`<${from} ([^>]*)></${from}>`), `<${to} $1></${to}>`);
}

function withAttribute(xml: string, random: Random, value: () => string): string {
  const attributes = [...xml.matchAll(/ [\w:]+="[^"]*"/g)];
  if (attributes.length === 0) return xml;
  const attribute = random.pick(attributes);
  const name = attribute[0].slice(0, attribute[0].indexOf('='));
  return `${xml.slice(0, attribute.index)}${name}="${value()}"${xml.slice(attribute.index + attribute[0].length)}`;
}
