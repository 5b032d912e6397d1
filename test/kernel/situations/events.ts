/** Events in time, for many and in handlers (§10.5, §13.5). */
import { boundary, end, message, node, parallel, start, sub, timer, user } from '../../support/bpmn-builder.ts';
import { cardinality, catching, conditional, error, escalation, eventSub, link, multi, several, signal, situation, terminate, throwing } from './parts.ts';
import type { Situation } from './player.ts';

const waits = (kind: 'Date' | 'Duration' | 'Cycle', text: string): readonly [string[], string[]] => [[start(), catching('c', timer(kind, text)), user('a')], ['start -> c -> a']];
const reminder = (text: string, interrupting = false): readonly [string[], string[]] => [[start(), user('a'), boundary('b', 'a', timer('Cycle', text), interrupting), user('x')], ['start -> a', 'b -> x']];

const timers: Situation[] = [
  situation('a duration counts from when it is reached', [start(), user('first'), catching('c', timer('Duration', 'PT2H')), user('a')], ['start -> first -> c -> a'], ['start', 'first'], ['after PT5H', 'first'], ['complete first', '~c'], ['after PT1H', '~c'], ['after PT1H', 'a']),
  situation('a date', ...waits('Date', '2026-01-02T00:00:00Z'), ['start', '~c'], ['after PT23H', '~c'], ['after PT1H', 'a']),
  situation('a date that is past is due at once', ...waits('Date', '2020-01-01T00:00:00Z'), ['start', '~c'], ['after PT0S', 'a']),
  situation('a date with an offset', ...waits('Date', '2026-01-01T02:00:00+02:00'), ['start', '~c'], ['after PT0S', 'a']),
  situation('a duration computed in FEEL', ...waits('Duration', 'duration("PT" + string(hours) + "H")'), ['start {"hours":3}', '~c'], ['after PT2H', '~c'], ['after PT1H', 'a']),
  situation('a duration from a variable, as text', ...waits('Duration', 'wait'), ['start {"wait":"P1M"}', '~c'], ['after P30D', '~c'], ['after P1D', 'a']),
  situation('a date computed in FEEL', ...waits('Date', 'date and time("2026-01-01T00:00:00Z") + duration("P2D")'), ['start', '~c'], ['after P1D', '~c'], ['after P1D', 'a']),
  situation('a date without a time of day', ...waits('Date', 'date("2026-01-03")'), ['start', '~c'], ['after P1D', '~c'], ['after P1D', 'a']),
  situation('now and a duration', ...waits('Date', 'now() + duration("PT30M")'), ['start', '~c'], ['after PT29M', '~c'], ['after PT1M', 'a']),
  situation('what is no duration is an incident; a retry takes the new value', ...waits('Duration', 'wait'), ['start {"wait":"soon"}', '!c'], ['set {"wait":"PT1S"}', '!c'], ['retry', '~c'], ['next', 'a']),
  situation('a cycle at the border, three times', ...reminder('R3/PT1H'), ['start', 'a ~b'], ['after PT1H', 'a x ~b'], ['after PT1H', 'a x x ~b'], ['after PT1H', 'a x x x'], ['after PT9H', 'a x x x']),
  situation('a cycle without end stops with its task', ...reminder('R/PT1H'), ['start', 'a ~b'], ['after PT3H', 'a x x x ~b'], ['complete a', 'x x x']),
  situation('a cycle from a date on', ...reminder('R2/2026-01-01T10:00:00Z/P1D'), ['start', 'a ~b'], ['after PT10H', 'a x ~b'], ['after P1D', 'a x x']),
  situation('a cycle up to a date', ...reminder('R/PT1H/2026-01-01T02:30:00Z'), ['start', 'a ~b'], ['after PT1H', 'a x ~b'], ['after PT1H', 'a x x'], ['after P1D', 'a x x']),
  situation('an interrupting cycle comes once', ...reminder('R3/PT1H', true), ['start', 'a ~b'], ['next', 'x']),
  situation('a cycle from FEEL', ...reminder('"R" + string(times) + "/PT1H"'), ['start {"times":2}', 'a ~b'], ['after PT9H', 'a x x']),
  situation('a cycle in the flow waits once', ...waits('Cycle', 'R3/PT1H'), ['start', '~c'], ['next', 'a'], ['complete a', 'done']),
  situation('a cycle starts a process again and again', [node('startEvent', 'start', timer('Cycle', 'R3/PT1H')), user('a')], ['start -> a'], ['after PT1H', 'a'], ['after PT5H', 'a a a']),
  situation('a date starts a process', [node('startEvent', 'start', timer('Date', '2026-02-01T00:00:00Z')), user('a')], ['start -> a'], ['after P30D', ''], ['after P1D', 'a']),
  situation('two timers fire in the order of their time', [start(), user('a'), boundary('late', 'a', timer('Duration', 'PT2H'), false), boundary('early', 'a', timer('Duration', 'PT1H'), false), user('x'), user('y')], ['start -> a', 'late -> x', 'early -> y'], ['start', 'a ~late ~early'], ['after PT3H', 'a x y >early>y>late>x']),
  situation('a timer of a completed task is gone', [start(), user('a'), boundary('b', 'a', timer('Duration', 'PT1H')), user('x'), user('z')], ['start -> a -> z', 'b -> x'], ['start', 'a ~b'], ['complete a', 'z'], ['next', 'no:TIMER_NONE z']),
];

const conditions: Situation[] = [
  situation('one that is true already does not wait', [start(), catching('c', conditional()), user('a')], ['start -> c -> a'], ['start {"go":true}', 'a']),
  situation('happens when a task changes the data', [start(), parallel('fork'), user('a'), catching('c', conditional('n &gt; 5').replace('&amp;', '&')), user('x')], ['start -> fork -> a', 'fork -> c -> x'], ['start {"n":1}', 'a ?c'], ['complete a {"n":6}', 'x']),
  situation('without its data it waits', [start(), catching('c', conditional('n &gt; 5')), user('a')], ['start -> c -> a'], ['start', '?c'], ['set {"n":9}', 'a']),
  situation('at a border again only from false to true', [start(), user('a'), boundary('b', 'a', conditional('n &gt; 3'), false), user('x')], ['start -> a', 'b -> x'], ['start', 'a ?b'], ['set {"n":4}', 'a x ?b'], ['set {"n":5}', 'a x ?b'], ['set {"n":1}', 'a x ?b'], ['set {"n":7}', 'a x x ?b']),
  situation('sees what a message brings', [start(), user('a'), boundary('b', 'a', conditional()), catching('c', message('m')), parallel('fork'), user('x')], ['start -> fork -> a', 'fork -> c', 'b -> x'], ['start', 'a ?b ?c'], ['message m {"go":true}', 'x']),
  situation('in a sub-process, of the data of the process', [start(), sub('p1', { nodes: [start('in'), catching('c', conditional()), user('a')], flows: ['in -> c -> a'] })], ['start -> p1'], ['start', '?c'], ['set {"go":true}', 'a']),
];

const signals: Situation[] = [
  several('reaches every instance that waits, and starts those that it starts', [['p', { nodes: [start(), catching('c', signal()), user('a')], flows: ['start -> c -> a'] }], ['q', { nodes: [node('startEvent', 'qs', signal()), user('b')], flows: ['qs -> b'] }]], '', ['start', '?c'], ['start', '?c ?c'], ['signal s {"n":1}', 'a a b n=1']),
  several('thrown in one instance, caught in another', [['p', { nodes: [start(), catching('c', signal()), user('a')], flows: ['start -> c -> a'] }], ['q', { nodes: [start('qs'), throwing('t', signal()), user('b')], flows: ['qs -> t -> b'] }]], '', ['start', '?c'], ['start q', 'a b']),
  situation('another signal is not heard', [start(), catching('c', signal('s2')), user('a')], ['start -> c -> a'], ['start', '?c'], ['signal s', '?c'], ['signal s2', 'a']),
  situation('one that nobody waits for is lost', [start(), user('first'), catching('c', signal()), user('a')], ['start -> first -> c -> a'], ['start', 'first'], ['signal s', 'first'], ['complete first', '?c']),
  situation('reaches a border and an event sub-process alike', [start(), user('a'), boundary('b', 'a', signal(), false), user('x'), eventSub('h', signal(), { nodes: [user('y')], flows: ['h-start -> y'] }, false)], ['start -> a', 'b -> x'], ['start', 'a ?b ?h-start'], ['signal s', 'a x y ?b ?h-start']),
  situation('a thrown signal starts the process that throws it once for each throw', [node('startEvent', 'start', signal()), user('a')], ['start -> a'], ['signal s', 'a'], ['signal s', 'a a']),
];

const handlers: Situation[] = [
  situation('in a sub-process it ends that alone, then the flow goes on behind it', [start(), sub('p1', { nodes: [start('in'), user('a'), eventSub('h', message('m'), { nodes: [user('x')], flows: ['h-start -> x'] })], flows: ['in -> a'] }), user('z')], ['start -> p1 -> z'], ['start', 'a ?h-start'], ['message m', 'x'], ['complete x', 'z']),
  situation('one that does not interrupt keeps its sub-process open', [start(), sub('p1', { nodes: [start('in'), user('a'), eventSub('h', message('m'), { nodes: [user('x')], flows: ['h-start -> x'] }, false)], flows: ['in -> a'] }), user('z')], ['start -> p1 -> z'], ['start', 'a ?h-start'], ['message m', 'a x ?h-start'], ['complete a', 'x ?h-start'], ['message m', 'x x ?h-start'], ['complete x', 'x ?h-start'], ['complete x', 'z']),
  situation('one that interrupts disarms the others', [start(), user('a'), eventSub('h', message('m'), { nodes: [user('x')], flows: ['h-start -> x'] }), eventSub('g', message('m2'), { nodes: [user('y')], flows: ['g-start -> y'] })], ['start -> a'], ['start', 'a ?h-start ?g-start'], ['message m2', 'y'], ['message m', 'no:MESSAGE_NOT_AWAITED y']),
  situation('an interrupting one ends those that do not', [start(), user('a'), eventSub('h', message('m'), { nodes: [user('x')], flows: ['h-start -> x'] }, false), eventSub('g', message('m2'), { nodes: [user('y')], flows: ['g-start -> y'] })], ['start -> a'], ['start', 'a ?h-start ?g-start'], ['message m', 'a x ?h-start ?g-start'], ['message m2', 'y']),
  situation('an error of a task is caught inside before the border', [start(), sub('p1', { nodes: [start('in'), user('a'), eventSub('h', error(), { nodes: [user('x')], flows: ['h-start -> x'] })], flows: ['in -> a'] }), boundary('b', 'p1', error()), user('no'), user('z')], ['start -> p1 -> z', 'b -> no'], ['start', 'a'], ['error a ANY', 'x'], ['complete x', 'z']),
  situation('an error thrown by the handler goes outside', [start(), sub('p1', { nodes: [start('in'), user('a'), eventSub('h', error(), { nodes: [end('t', error('e'))], flows: ['h-start -> t'] })], flows: ['in -> a'] }), boundary('b', 'p1', error('e')), user('x')], ['start -> p1', 'b -> x'], ['start', 'a'], ['error a F', 'x']),
  situation('a terminate end in a handler ends the scope of the handler alone', [start(), user('a'), eventSub('h', message('m'), { nodes: [parallel('fork'), user('x'), end('t', terminate)], flows: ['h-start -> fork -> x', 'fork -> t'] }, false)], ['start -> a'], ['start', 'a ?h-start'], ['message m', 'a ?h-start'], ['complete a', 'done']),
  situation('one inside another', [start(), user('a'), eventSub('h', message('m'), { nodes: [user('x'), eventSub('g', message('m2'), { nodes: [user('y')], flows: ['g-start -> y'] })], flows: ['h-start -> x'] })], ['start -> a'], ['start', 'a ?h-start'], ['message m', 'x ?g-start'], ['message m2', 'y'], ['complete y', 'done']),
  situation('variables of the message are seen', [start(), user('a'), eventSub('h', message('m'), { nodes: [user('x')], flows: ['h-start -> x'] })], ['start -> a'], ['start', 'a ?h-start'], ['message m {"n":1}', 'x n=1']),
];

const borders: Situation[] = [
  situation('several at one task: the first that comes', [start(), user('a'), boundary('b1', 'a', message('m')), boundary('b2', 'a', timer('Duration', 'PT1H')), boundary('b3', 'a', error('e')), user('x'), user('y'), user('z')], ['start -> a', 'b1 -> x', 'b2 -> y', 'b3 -> z'], ['start', 'a ?b1 ~b2'], ['error a E', 'z']),
  situation('a code that is not named is not caught', [start(), user('a'), boundary('b', 'a', error('e')), user('x')], ['start -> a', 'b -> x'], ['start', 'a'], ['error a OTHER', 'failed=OTHER']),
  situation('without a code every error is caught', [start(), user('a'), boundary('b', 'a', error()), user('x')], ['start -> a', 'b -> x'], ['start', 'a'], ['error a OTHER', 'x']),
  situation('what a task says with its error is kept', [start(), user('a'), boundary('b', 'a', error()), user('x')], ['start -> a', 'b -> x'], ['start', 'a'], ['error a E {"why":"cold"}', 'x why="cold"']),
  situation('on a receive task', [start(), node('receiveTask', 'r', '', 'messageRef="m"'), boundary('b', 'r', timer('Duration', 'PT1H')), user('x'), user('z')], ['start -> r -> z', 'b -> x'], ['start', '?r ~b'], ['next', 'x']),
  situation('an event that leads back to its own task', [start(), user('a'), boundary('b', 'a', timer('Duration', 'PT1H'))], ['start -> a', 'b -> a'], ['start', 'a ~b'], ['next', 'a ~b'], ['next', 'a ~b']),
  situation('two borders of one message: each message is for one of them', [start(), parallel('fork'), user('a'), user('b'), boundary('b1', 'a', message('m')), boundary('b2', 'b', message('m')), user('x'), user('y')], ['start -> fork -> a', 'fork -> b', 'b1 -> x', 'b2 -> y'], ['start', 'a b ?b1 ?b2'], ['message m', 'b x ?b2'], ['message m', 'x y']),
  situation('links in a sub-process are its own', [start(), sub('p1', { nodes: [start('in'), throwing('t1', link('l')), catching('c1', link('l')), user('a')], flows: ['in -> t1', 'c1 -> a'] }), throwing('t2', link('l')), catching('c2', link('l')), user('z')], ['start -> p1 -> t2', 'c2 -> z'], ['start', 'a'], ['complete a', 'z']),
  situation('an error in parallel ends the other branch', [start(), sub('p1', { nodes: [start('in'), parallel('fork'), user('a'), user('b'), end('t', error('e'))], flows: ['in -> fork -> a', 'fork -> b -> t'] }), boundary('x1', 'p1', error('e')), user('x')], ['start -> p1', 'x1 -> x'], ['start', 'a b'], ['complete b', 'x']),
  situation('an escalation from each of several instances', [start(), sub('p1', { nodes: [start('in'), throwing('t', escalation('esc')), user('a')], flows: ['in -> t -> a'] }, multi(cardinality(2))), boundary('b', 'p1', escalation(), false), user('x')], ['start -> p1', 'b -> x'], ['start', 'a a x x']),
];

export const happenings: Readonly<Record<string, readonly Situation[]>> = {
  '§10.5.5 timers': timers, '§10.5.5 conditions': conditions, '§10.5.5 signals': signals, '§13.5.4 event sub-processes': handlers, '§13.5.3 events at the border': borders,
};
