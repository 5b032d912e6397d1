/** Pools that talk, messages that find their instance, and data (§8.4.2, §9, §10.4). */
import { end, message, node, script, start, sub, user } from '../../support/bpmn-builder.ts';
import { cardinality, catching, multi, several, signal, situation, throwing } from './parts.ts';
import type { Situation } from './player.ts';

const pools = (...participants: readonly string[]): string => `<collaboration id="col">${participants.join('')}</collaboration>`;
const pool = (id: string, process?: string): string => `<participant id="${id}"${process === undefined ? '' : ` processRef="${process}"`}/>`;
const carried = (id: string, from: string, to: string): string => `<messageFlow id="${id}" sourceRef="${from}" targetRef="${to}"/>`;

const collaborations: Situation[] = [
  several('a request and its answer between two pools', [
    ['p', { nodes: [start(), throwing('ask', message('m')), catching('answered', message('m2')), user('z')], flows: ['start -> ask -> answered -> z'] }],
    ['q', { nodes: [node('startEvent', 'asked', message('m')), user('work'), end('answer', message('m2'))], flows: ['asked -> work -> answer'] }],
  ], pools(pool('pool-a', 'p'), pool('pool-b', 'q'), carried('f1', 'ask', 'asked'), carried('f2', 'answer', 'answered')), ['start', '?answered work'], ['complete work', 'z q:done']),
  several('a closed pool is outside: its message comes from there', [['p', { nodes: [start(), throwing('ask', message('m')), catching('answered', message('m2')), user('z')], flows: ['start -> ask -> answered -> z'] }]],
    pools(pool('pool-a', 'p'), pool('pool-b'), carried('f1', 'ask', 'pool-b'), carried('f2', 'pool-b', 'answered')), ['start', '?answered'], ['message m2 {"n":1}', 'z n=1']),
  several('a message that is thrown before the other pool waits is kept until it does', [
    ['p', { nodes: [start(), throwing('t', message('m')), user('z')], flows: ['start -> t -> z'] }], ['q', { nodes: [start('in'), user('first'), catching('c', message('m')), user('got')], flows: ['in -> first -> c -> got'] }],
  ], '', ['start q', 'first'], ['start', 'first z'], ['complete first', 'z got']),
  several('a process that a message starts is started once for each message', [['p', { nodes: [node('startEvent', 'start', message('m')), user('a')], flows: ['start -> a'] }]], '', ['message m', 'a'], ['message m', 'a a'], ['start message m {"n":1}', 'a a a']),
  several('a message is for one instance, the oldest that waits', [['p', { nodes: [start(), catching('c', message('m')), user('a')], flows: ['start -> c -> a'] }]], '', ['start', '?c'], ['start', '?c ?c'], ['message m {"n":1}', 'a ?c n=1']),
  several('a business key names the instance', [['p', { nodes: [start(), catching('c', message('m')), user('a')], flows: ['start -> c -> a'] }]], '', ['start p first', '?c'], ['start p second', '?c ?c'], ['message m for second {"n":2}', '?c a n=nothing'], ['message m for third', 'no:MESSAGE_NOT_AWAITED ?c a']),
  several('several processes in one file are started by their name', [['p', { nodes: [start(), user('a')], flows: ['start -> a'] }], ['q', { nodes: [start('in'), user('b')], flows: ['in -> b'] }]], '', ['start q', 'b'], ['start', 'b a'], ['start r', 'no:PROCESS_UNKNOWN b a']),
];

const property = (id: string, ...paths: readonly (readonly [messageRef: string, path: string])[]): string =>
  `<correlationProperty id="${id}" name="${id}">${paths.map(([ref, path]) => `<correlationPropertyRetrievalExpression messageRef="${ref}"><messagePath>${path}</messagePath></correlationPropertyRetrievalExpression>`).join('')}</correlationProperty>`;
const keyed = (...properties: readonly string[]): string => `<collaboration id="col">${pool('pool-a', 'p')}<correlationKey id="key" name="key">${properties.map(id => `<correlationPropertyRef>${id}</correlationPropertyRef>`).join('')}</correlationKey></collaboration>`;
const orders = property('order', ['m', 'order'], ['m2', 'reply.order']);
const waiting = { nodes: [node('startEvent', 'start', message('m')), catching('c', message('m2')), user('a')], flows: ['start -> c -> a'] };

const correlations: Situation[] = [
  several('by key: what the first message said holds for the next', [['p', waiting]], orders + keyed('order'), ['message m {"order":1}', '?c'], ['message m {"order":2}', '?c ?c'], ['message m2 {"reply":{"order":2}}', '?c a'], ['message m2 {"reply":{"order":3}}', 'no:MESSAGE_NOT_AWAITED ?c a'], ['message m2 {"reply":{"order":1}}', 'a a']),
  several('by key: of several properties all count', [['p', waiting]], orders + property('customer', ['m', 'customer'], ['m2', 'reply.customer']) + keyed('order', 'customer'), ['message m {"order":1,"customer":"x"}', '?c'], ['message m2 {"reply":{"order":1,"customer":"y"}}', 'no:MESSAGE_NOT_AWAITED ?c'], ['message m2 {"reply":{"order":1,"customer":"x"}}', 'a']),
  several('by key: whoever carries the message may say it', [['p', waiting]], orders + keyed('order'), ['message m {"order":"one"}', '?c'], ['message m2 for two', 'no:MESSAGE_NOT_AWAITED ?c'], ['message m2 for one', 'a']),
  several('by key: what was sent begins a conversation as well', [['p', { nodes: [start(), throwing('t', message('m')), catching('c', message('m2')), user('a')], flows: ['start -> t -> c -> a'] }]], orders + keyed('order'), ['start {"order":1}', '?c'], ['start {"order":2}', '?c ?c'], ['message m2 {"reply":{"order":2}}', '?c a'], ['message m2 {"reply":{"order":1}}', 'a a']),
  several('by key: a message of another conversation starts an instance of its own', [['p', { nodes: [node('startEvent', 'start', message('m')), catching('c', message('m')), user('a')], flows: ['start -> c -> a'] }]], orders + keyed('order'), ['message m {"order":1}', '?c'], ['message m {"order":2}', '?c ?c'], ['message m {"order":1}', '?c a']),
  several('by context: what the process binds to its data now', [['p', { nodes: [start(), user('first'), catching('c', message('m2')), user('a')], flows: ['start -> first -> c -> a'] }, '<correlationSubscription id="sub1" correlationKeyRef="key"><correlationPropertyBinding correlationPropertyRef="order"><dataPath>number</dataPath></correlationPropertyBinding></correlationSubscription>']],
    orders + keyed('order'), ['start {"number":1}', 'first'], ['complete first {"number":7}', '?c'], ['message m2 {"reply":{"order":1}}', 'no:MESSAGE_NOT_AWAITED ?c'], ['set {"number":1}', '?c'], ['message m2 {"reply":{"order":1}}', 'a']),
  several('between pools: each request is answered to whoever asked', [
    ['p', { nodes: [start(), throwing('ask', message('m')), catching('c', message('m2')), user('a')], flows: ['start -> ask -> c -> a'] }],
    ['q', { nodes: [node('startEvent', 'asked', message('m')), user('work'), end('answer', message('m2'))], flows: ['asked -> work -> answer'] }],
  ], property('order', ['m', 'order'], ['m2', 'order']) + keyed('order'), ['start {"order":1}', '?c work'], ['start {"order":2}', '?c ?c work work'], ['complete work/2', '?c a work q:done'], ['complete work', 'a a q:done q:done']),
  several('a key beside the message, as other tools write it', [['p', { nodes: [start(), catching('c', message('mk')), user('a')], flows: ['start -> c -> a'] }]], '<message id="mk" name="mk"><extensionElements><t:subscription correlationKey="=order"/></extensionElements></message>', ['start {"order":"one"}', '?c'], ['start {"order":"two"}', '?c ?c'], ['message mk for two', '?c a']),
];

const copied = (direction: 'Input' | 'Output', body: string): string => `<data${direction}Association>${body}</data${direction}Association>`;
const io = (input: string, output: string): string => `<ioSpecification><dataInput id="di" name="${input}"/><dataOutput id="do" name="${output}"/><inputSet><dataInputRefs>di</dataInputRefs></inputSet><outputSet><dataOutputRefs>do</dataOutputRefs></outputSet></ioSpecification>`;
const objects = '<dataObject id="source" name="source"/><dataObjectReference id="sourceRef1" dataObjectRef="source"/><dataObject id="target" name="target"/><dataObjectReference id="targetRef1" dataObjectRef="target"/>';

const data: Situation[] = [
  situation('a data object is known by its name', [start(), objects, script('calc', 'source + 1', 'target'), user('z')], ['start -> calc -> z'], ['start {"source":1}', 'z target=2']),
  situation('an association copies under the names inside', [start(), objects, node('scriptTask', 'calc', io('given', 'made') + copied('Input', '<sourceRef>sourceRef1</sourceRef><targetRef>di</targetRef>') + copied('Output', '<sourceRef>do</sourceRef><targetRef>targetRef1</targetRef>') + '<script>given * 2</script>', 't:resultVariable="made"'), user('z')], ['start -> calc -> z'], ['start {"source":4}', 'z target=8 made=nothing']),
  situation('a transformation computes what is copied', [start(), objects, node('scriptTask', 'calc', io('given', 'made') + copied('Input', '<sourceRef>sourceRef1</sourceRef><targetRef>di</targetRef><transformation>source * 100</transformation>') + copied('Output', '<sourceRef>do</sourceRef><targetRef>targetRef1</targetRef><transformation>made + 1</transformation>') + '<script>given</script>', 't:resultVariable="made"'), user('z')], ['start -> calc -> z'], ['start {"source":4}', 'z target=401']),
  situation('assignments compute single values', [start(), node('userTask', 'a', io('given', 'made') + copied('Input', '<targetRef>di</targetRef><assignment><from>n * 2</from><to>given</to></assignment>') + copied('Output', '<targetRef>di</targetRef><assignment><from>made + given</from><to>sum</to></assignment>')), user('z')], ['start -> a -> z'], ['start {"n":3}', 'a'], ['complete a {"made":1}', 'z sum=7 made=nothing']),
  situation('properties of a sub-process live in it alone', [start(), sub('p1', { nodes: [start('in'), script('calc', '5', 'inner'), user('a')], flows: ['in -> calc -> a'] }, '<property id="inner" name="inner"/>'), user('z')], ['start -> p1 -> z'], ['start', 'a inner=5'], ['complete a', 'z inner=nothing']),
  situation('data objects of each instance are its own', [start(), sub('p1', { nodes: ['<dataObject id="mine" name="mine"/>', start('in'), user('a'), user('b')], flows: ['in -> a -> b'] }, multi(cardinality(2))), user('z')], ['start -> p1 -> z'], ['start', 'a a'], ['complete a {"mine":1}', 'a b'], ['complete a {"mine":2}', 'b b'], ['complete b', 'b'], ['complete b', 'z mine=nothing']),
  situation('signals and messages bring data', [start(), catching('c', signal()), catching('d', message('m')), user('z')], ['start -> c -> d -> z'], ['start', '?c'], ['signal s {"x":1}', '?d'], ['message m {"y":2}', 'z x=1 y=2']),
];

export const conversations: Readonly<Record<string, readonly Situation[]>> = { '§9 collaborations': collaborations, '§8.4.2 correlation': correlations, '§10.4 data': data };
