/**
 * Every construct of BPMN as a block with one way in and one way out. What starts beside the way (a boundary event that does not interrupt,
 * an event sub-process) ends by itself. `option` picks a variant, so that a block that failed can be said in a few words.
 */
import { boundary, end, exclusive, inclusive, loop, message, node, parallel, script, sub, timer, user, type Parts } from './bpmn-builder.ts';
import type { Place } from './random-process.ts';

export interface Construct {
  /** How many blocks stand inside. */
  readonly inner: 'none' | 'one' | 'many';
  readonly write: (place: Place) => void;
}

const pick = <T>(list: readonly [T, ...T[]], option: number): T => list[option % list.length] ?? list[0];
const signal = '<signalEventDefinition signalRef="s"/>';
const error = '<errorEventDefinition errorRef="e"/>';
const escalation = '<escalationEventDefinition escalationRef="x"/>';
const compensate = (ref?: string): string => `<compensateEventDefinition${ref === undefined ? '' : ` activityRef="${ref}"`}/>`;
const conditional = '<conditionalEventDefinition><condition>go = true</condition></conditionalEventDefinition>';
const multi = (sequential: boolean, body: string): string => `<multiInstanceLoopCharacteristics isSequential="${sequential}">${body}</multiInstanceLoopCharacteristics>`;
const cardinality = (count: number): string => `<loopCardinality>${count}</loopCardinality>`;
const enough = '<completionCondition>numberOfCompletedInstances &gt;= 2</completionCondition>';
const collected = '<extensionElements><t:loopCharacteristics inputCollection="=[1, 2, 3]" inputElement="item" outputCollection="results" outputElement="=item * 2"/></extensionElements>';
const instances = [
  cardinality(0), cardinality(1), cardinality(3), cardinality(3) + enough, collected, cardinality(40),
] as const;

/** Events that can be awaited, wherever that may be. */
const triggers = [timer('Duration', 'PT2H'), message('m'), signal, conditional, message('m') + timer('Duration', 'PT3H')] as const;
/** … and those that only an activity's boundary or an event sub-process catches. `err…` and `esc…` in an id let a path throw them. */
const thrown = [error, escalation] as const;

const kinds = ['task', 'userTask', 'manualTask', 'serviceTask', 'sendTask', 'businessRuleTask', 'receiveTask'] as const;
const task = (option: number, id: string, body = ''): string => node(pick(kinds, option), id, body, pick(kinds, option) === 'receiveTask' ? 'messageRef="m"' : '');

function through(place: Place, xml: (id: string) => string): void {
  const id = place.id();
  place.add(xml(id));
  place.connect(place.first, id, place.last);
}

const leaf = (write: Construct['write']): Construct => ({ inner: 'none', write });
const holder = (write: (place: Place, parts: Parts) => void, balanced: boolean): Construct => ({
  inner: 'one', write: place => { write(place, place.scope(only(place), balanced)); },
});
const only = ({ block }: Place): Place['block'] => block.blocks[0] ?? { type: 'task', option: 0, blocks: [] };

export type ConstructName =
  | 'task' | 'script' | 'call' | 'catch' | 'parallelCatch' | 'throw' | 'signalToOther' | 'link' | 'race' | 'boundary' | 'undone' | 'multi' | 'loop' | 'quantity' | 'adHoc'
  | 'complex' | 'sequence' | 'exclusive' | 'parallel' | 'inclusive' | 'implicit' | 'again' | 'sub' | 'loopSub' | 'multiSub' | 'guardedSub' | 'terminatedSub' | 'eventSub' | 'transaction'
  | 'failing' | 'escalating' | 'undoneSub';

export const constructs: Readonly<Record<ConstructName, Construct>> = {
  task: leaf(place => { through(place, id => task(place.block.option, id)); }),
  script: leaf(place => { through(place, id => script(id, '= if r = null then 0 else modulo(r + 1, 3)', 'r')); }),
  call: leaf(place => { through(place, id => node('callActivity', id, '', 'calledElement="called"')); }),
  catch: leaf(place => { through(place, id => node('intermediateCatchEvent', id, pick(triggers, place.block.option))); }),
  parallelCatch: leaf(place => { through(place, id => node('intermediateCatchEvent', id, message('m') + signal, 'parallelMultiple="true"')); }),
  throw: leaf(place => { through(place, id => node('intermediateThrowEvent', id, pick([message('m'), signal, escalation, signal + message('m')], place.block.option))); }),
  signalToOther: leaf(signalToOther),
  link: leaf(place => {
    const [from, to] = [place.id(), place.id()];
    place.add(...[node('intermediateThrowEvent', from, `<linkEventDefinition name="${from}"/>`), node('intermediateCatchEvent', to, `<linkEventDefinition name="${from}"/>`)]);
    place.connect(place.first, from);
    place.connect(to, place.last);
  }),
  race: leaf(race),
  boundary: leaf(place => {
    const { option } = place.block;
    const trigger = pick([...triggers, ...thrown, timer('Cycle', 'R2/PT1H')], option);
    const id = place.id(trigger === error ? 'err' : trigger === escalation ? 'esc' : 'n');
    place.add(user(id));
    place.connect(place.first, id, place.last);
    beside(place, id, trigger, trigger === error || option % 2 === 0);
  }),
  undone: leaf(undone),
  multi: leaf(place => { through(place, id => task(place.block.option, id, multi(place.block.option % 2 === 0, pick(instances, place.block.option)))); }),
  loop: leaf(place => { through(place, id => user(id, place.block.option % 2 === 0 ? loop('again = true') : loop(undefined, 'loopMaximum="2" testBefore="true"'))); }),
  quantity: leaf(place => {
    const [from, to] = [place.id(), place.id()];
    place.add(node('userTask', from, '', 'completionQuantity="2"'), node('userTask', to, '', 'startQuantity="2"'));
    place.connect(place.first, from, to, place.last);
  }),
  adHoc: leaf(place => {
    const done = place.block.option % 3 === 0 ? '<completionCondition>again = true</completionCondition>' : '';
    through(place, id => node('adHocSubProcess', id, user(place.id()) + user(place.id()) + done, pick(['ordering="Parallel"', 'ordering="Sequential"', 'cancelRemainingInstances="false"'], place.block.option)));
  }),
  complex: leaf(complex),
  sequence: { inner: 'many', write: place => { place.connect(place.block.blocks.reduce((from, inner) => place.inner(inner, from), place.first), place.last); } },
  exclusive: { inner: 'many', write: place => { branches(place, exclusive, index => `r = ${index}`); } },
  inclusive: { inner: 'many', write: place => { branches(place, inclusive, index => `r >= ${index}`); } },
  parallel: { inner: 'many', write: place => { branches(place, parallel); } },
  implicit: { inner: 'many', write: implicit },
  again: { inner: 'one', write: again },
  sub: holder((place, parts) => { through(place, id => sub(id, parts)); }, true),
  loopSub: holder((place, parts) => { through(place, id => sub(id, parts, loop('again = true', 'loopMaximum="3"'))); }, true),
  multiSub: holder((place, parts) => { through(place, id => sub(id, parts, multi(place.block.option % 2 === 0, pick(instances.slice(0, 5) as [string, ...string[]], place.block.option)))); }, false),
  guardedSub: holder((place, parts) => {
    const id = place.id();
    place.add(sub(id, parts));
    place.connect(place.first, id, place.last);
    beside(place, id, pick(triggers, place.block.option), place.block.option % 2 === 0);
  }, false),
  terminatedSub: holder(terminated, false),
  eventSub: holder(eventSub, false),
  transaction: holder(transaction, false),
  failing: holder((place, parts) => { ending(place, parts, error, true); }, false),
  escalating: holder((place, parts) => { ending(place, parts, escalation, place.block.option % 2 === 0); }, false),
  undoneSub: holder(undoneSub, false),
};

/** A boundary event: one that interrupts leads to the same end, one that does not ends by itself. */
function beside(place: Place, host: string, trigger: string, interrupting: boolean): void {
  const [id, after] = [place.id(), place.id()];
  place.add(boundary(id, host, trigger, interrupting));
  if (interrupting) {
    place.connect(id, place.last);
    return;
  }
  place.add(user(after), end(`${after}end`));
  place.connect(id, after, `${after}end`);
}

/** One branch waits for a signal that the other throws. */
function signalToOther(place: Place): void {
  const [fork, caught, thrower, join] = [place.id(), place.id(), place.id(), place.id()];
  place.add(parallel(fork), node('intermediateCatchEvent', caught, signal), node('intermediateThrowEvent', thrower, signal), parallel(join));
  place.connect(place.first, fork, caught, join, place.last);
  place.connect(fork, thrower, join);
}

function race(place: Place): void {
  const gateway = place.id();
  place.add(node('eventBasedGateway', gateway));
  place.connect(place.first, gateway);
  for (const trigger of [triggers[0], pick(triggers.slice(1) as [string, ...string[]], place.block.option)]) {
    const id = place.id();
    place.add(node('intermediateCatchEvent', id, trigger));
    place.connect(gateway, id, place.last);
  }
}

const handled = (task: string, attached: string, handler: string): readonly string[] => [
  user(task), boundary(attached, task, compensate()), node('userTask', handler, '', 'isForCompensation="true"'),
  `<association id="${attached}a" sourceRef="${attached}" targetRef="${handler}" associationDirection="One"/>`,
];

/** A task, and an event that undoes it (or whatever has completed in the scope), waiting for the handler or not. */
function undone(place: Place): void {
  const [task, attached, handler, thrower] = [place.id(), place.id(), place.id(), place.id()];
  place.add(...handled(task, attached, handler), node('intermediateThrowEvent', thrower, compensate(place.block.option % 2 === 0 ? task : undefined)));
  place.connect(place.first, task, thrower, place.last);
}

/** A sub-process undone as a whole: by what is inside, or by its own compensation event sub-process. */
function undoneSub(place: Place, parts: Parts): void {
  const [id, thrower, task, attached, handler, begin, stop] = ['n', 'n', 'n', 'n', 'n', 'start', 'end'].map(prefix => place.id(prefix)) as [string, string, string, string, string, string, string];
  const inner = sub(place.id(), parts);
  const own = place.block.option % 2 === 0 ? '' : node('subProcess', place.id(), `${node('startEvent', `${begin}c`, compensate())}${user(`${handler}c`)}${end(`${stop}c`)}<sequenceFlow id="${begin}c1" sourceRef="${begin}c" targetRef="${handler}c"/><sequenceFlow id="${begin}c2" sourceRef="${handler}c" targetRef="${stop}c"/>`, 'triggeredByEvent="true"');
  place.add(sub(id, { nodes: [node('startEvent', begin), ...handled(task, attached, handler), inner, end(stop), own], flows: [`${begin} -> ${task} -> ${/id="([^"]*)"/.exec(inner)?.[1] ?? ''} -> ${stop}`] }), node('intermediateThrowEvent', thrower, compensate(id)));
  place.connect(place.first, id, thrower, place.last);
}

/** As many tokens as needed fire it; where not all are, it stands in a scope of its own that takes up the rest. */
function complex(place: Place): void {
  const [fork, join, begin, stop] = [place.id(), place.id(), place.id('start'), place.id('end')];
  const tasks = [place.id(), place.id(), place.id()];
  const needed = 1 + place.block.option % 3;
  through(place, id => sub(id, {
    nodes: [node('startEvent', begin), parallel(fork), ...tasks.map(task => user(task)), node('complexGateway', join, `<activationCondition>activationCount &gt;= ${needed}</activationCondition>`), end(stop)],
    flows: [`${begin} -> ${fork}`, ...tasks.map(task => `${fork} -> ${task} -> ${join}`), `${join} -> ${stop}`],
  }));
}

function branches(place: Place, gateway: (id: string, byDefault?: string) => string, conditionOf?: (index: number) => string): void {
  const [split, join] = [place.id(), place.id()];
  place.connect(place.first, split);
  place.connect(join, place.last);
  const ends = place.block.blocks.map((block, index) => place.inner(block, split, conditionOf?.(index)));
  for (const id of ends) place.connect(id, join);
  place.add(gateway(split, conditionOf && `${split}-${join}`), gateway(join));
  if (conditionOf !== undefined) place.connect(split, join);
}

/** Conditions on the flows out of a task, and a task that each token enters by itself: in a scope of its own, since tokens are not joined. */
function implicit(place: Place): void {
  const [task, begin, stop] = [place.id(), place.id('start'), place.id('end')];
  const inside = place.block.blocks.map((block, index) => ({ id: place.id(), parts: place.scope(block), index }));
  through(place, id => sub(id, {
    nodes: [node('startEvent', begin), user(task), end(stop), ...inside.map(part => sub(part.id, part.parts))],
    flows: [`${begin} -> ${task}`, ...inside.flatMap(part => [`${task} -> ${part.id} ${part.index === 0 ? '' : `[r >= ${part.index}]`}`, `${part.id} -> ${stop}`])],
  }));
}

/** A loop by sequence flow; the path decides when it ends, by the variable `again`. */
function again(place: Place): void {
  const [merge, split, task] = [place.id(), place.id(), place.id()];
  place.add(exclusive(merge), exclusive(split, `${split}-${place.last}`), user(task));
  place.connect(place.first, merge);
  place.connect(place.inner(only(place), merge), task, split, place.last);
  place.connectIf('again = true', split, merge);
}

/** Beside the block stands a task that ends the scope by a terminate end event. */
function terminated(place: Place, parts: Parts): void {
  const [begin, fork, task, stop, inner] = [place.id('start'), place.id(), place.id(), place.id(), place.id()];
  through(place, id => sub(id, {
    nodes: [node('startEvent', begin), parallel(fork), user(task), end(stop, '<terminateEventDefinition/>'), sub(inner, parts)],
    flows: [`${begin} -> ${fork} -> ${task} -> ${stop}`, `${fork} -> ${inner}`],
  }));
}

/** An event sub-process beside the block, interrupting or not, of every kind that may start one. */
function eventSub(place: Place, parts: Parts): void {
  const { option } = place.block;
  const trigger = pick([...triggers, ...thrown, timer('Cycle', 'R2/PT1H')], option);
  const interrupting = trigger === error || option % 2 === 0;
  const [begin, task, stop] = [place.id('start'), place.id(), place.id('end')];
  const thrower = place.id(trigger === error ? 'err' : trigger === escalation ? 'esc' : 'n');
  const handler = node('subProcess', place.id(), node('startEvent', begin, trigger, `isInterrupting="${interrupting}"`) + user(task) + end(stop)
    + `<sequenceFlow id="${begin}1" sourceRef="${begin}" targetRef="${task}"/><sequenceFlow id="${begin}2" sourceRef="${task}" targetRef="${stop}"/>`, 'triggeredByEvent="true"');
  const [first, inner, fork] = [place.id('start'), place.id(), place.id()];
  through(place, id => sub(id, {
    nodes: [node('startEvent', first), parallel(fork), sub(inner, parts), user(thrower), handler],
    flows: [`${first} -> ${fork} -> ${inner}`, `${fork} -> ${thrower}`],
  }));
}

/** The block, then by choice an end that cancels: what was done before is undone, and the boundary event leads on. */
function transaction(place: Place, parts: Parts): void {
  const [id, begin, task, attached, handler, inner, choice, done, cancelled, caught] = Array.from({ length: 10 }, () => place.id()) as [string, string, string, string, string, string, string, string, string, string];
  const flows = [`${begin} -> ${task} -> ${inner} -> ${choice} -> ${done}`, `${choice} -> ${cancelled} [r = 0]`];
  const inside: Parts = { nodes: [node('startEvent', begin), ...handled(task, attached, handler), sub(inner, parts), exclusive(choice, `${choice}-${done}`), end(done), end(cancelled, '<cancelEventDefinition/>')], flows };
  place.add(sub(id, inside).replace(/^<subProcess/, '<transaction').replace(/<\/subProcess>$/, '</transaction>'), boundary(caught, id, '<cancelEventDefinition/>'));
  place.connect(place.first, id, place.last);
  place.connect(caught, place.last);
}

/** The block, then by choice an end that throws to the boundary. */
function ending(place: Place, parts: Parts, thrownThere: string, interrupting: boolean): void {
  const [id, begin, inner, choice, done, thrower] = Array.from({ length: 6 }, () => place.id()) as [string, string, string, string, string, string];
  place.add(sub(id, {
    nodes: [node('startEvent', begin), sub(inner, parts), exclusive(choice, `${choice}-${done}`), end(done), end(thrower, thrownThere)],
    flows: [`${begin} -> ${inner} -> ${choice} -> ${done}`, `${choice} -> ${thrower} [r = 0]`],
  }));
  place.connect(place.first, id, place.last);
  beside(place, id, thrownThere, interrupting);
}
