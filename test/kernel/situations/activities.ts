/** Activities (§10.3, §13.3): tasks, loops, several instances, calls, sub-processes, ad hoc ones. */
import { boundary, end, loop, message, node, script, start, sub, timer, user } from '../../support/bpmn-builder.ts';
import { cardinality, enough, error, escalation, eventSub, multi, several, signal, situation, terminate, throwing } from './parts.ts';
import type { Situation } from './player.ts';

const task = (id: string, body = '', attributes = ''): string => node('userTask', id, body, attributes);
const each = (collection: string, item = 'item', more = ''): string => `<extensionElements><t:loopCharacteristics inputCollection="=${collection}" inputElement="${item}" ${more}/></extensionElements>`;

const tasks: Situation[] = [
  situation('one task after the other; what a task gives is seen by the next', [start(), user('a'), script('calc', 'n + 1', 'n'), user('b'), end()], ['start -> a -> calc -> b -> end'], ['start', 'a'], ['complete a {"n":1}', 'b n=2'], ['complete b', 'done']),
  situation('a task is completed once', [start(), user('a')], ['start -> a'], ['start', 'a'], ['complete a', 'done'], ['complete a', 'no:JOB_UNKNOWN done']),
  situation('several flows into a task: it runs once for each token', [start(), node('parallelGateway', 'fork'), node('task', 'g'), user('a')], ['start -> fork -> a', 'fork -> g -> a'], ['start', 'a a'], ['complete a', 'a'], ['complete a', 'done']),
  situation('several flows out of a task: each gets a token', [start(), user('a'), user('b'), user('c')], ['start -> a -> b', 'a -> c'], ['start', 'a'], ['complete a', 'b c'], ['complete c', 'b'], ['complete b', 'done']),
  situation('conditional flows out of a task: every true one', [start(), user('a'), user('b'), user('c'), user('d')], ['start -> a', 'a -> b [x > 1]', 'a -> c [x > 2]', 'a -> d [x > 3]'], ['start', 'a'], ['complete a {"x":3}', 'b c']),
  situation('conditional flows and a default: it is taken only when no condition is true', [start(), task('a', '', 'default="a-d"'), user('b'), user('d')], ['start -> a', 'a -> b [x > 1]', 'a -> d'], ['start', 'a'], ['complete a {"x":1}', 'd']),
  situation('without a true condition and a default the token is held; a retry with other data lets it go', [start(), user('a'), user('b')], ['start -> a', 'a -> b [x > 1]'], ['start', 'a'], ['complete a {"x":1}', '!a'], ['set {"x":2}', '!a'], ['retry', 'b']),
  situation('an error that nobody catches fails the process', [start(), user('a'), user('b'), node('parallelGateway', 'fork')], ['start -> fork -> a', 'fork -> b'], ['start', 'a b'], ['error a E', 'failed=E']),
  situation('a receive task waits for its message', [start(), node('receiveTask', 'r', '', 'messageRef="m"'), user('a')], ['start -> r -> a'], ['start', '?r'], ['message m2', 'no:MESSAGE_NOT_AWAITED ?r'], ['message m {"n":1}', 'a n=1']),
  situation('a send task gives its message to who waits, once it is done', [start(), node('parallelGateway', 'fork'), node('sendTask', 'send', '', 'messageRef="m"'), node('receiveTask', 'r', '', 'messageRef="m"'), user('a')], ['start -> fork -> send', 'fork -> r -> a'], ['start', 'send ?r'], ['complete send', 'a']),
  situation('abstract, business rule and script tasks pass by themselves unless they are held', [start(), node('task', 'x'), node('businessRuleTask', 'y'), script('calc', '{a: 1, b: "two"}'), user('z')], ['start -> x -> y -> calc -> z'], ['start', 'z a=1 b="two"']),
  situation('a script in another language is a job', [start(), node('scriptTask', 'calc', '<script>x = 1</script>', 'scriptFormat="javascript"'), user('z')], ['start -> calc -> z'], ['start', 'calc'], ['complete calc {"x":1}', 'z x=1']),
  situation('a script may well give a null', [start(), script('calc', 'missing + 1', 'n'), user('z')], ['start -> calc -> z'], ['start', 'z n=null']),
  situation('inputs and outputs as a tool maps them, in FEEL behind an equals sign, else as text', [start(), task('a', '<extensionElements><t:ioMapping><t:input source="=n + 1" target="given"/><t:input source="plain" target="kind"/><t:output source="=made + given" target="result"/></t:ioMapping></extensionElements>'), user('z')], ['start -> a -> z'], ['start {"n":1}', 'a'], ['complete a {"made":5}', 'z result=7 made=nothing given=nothing']),
  situation('start and completion quantities count tokens', [start(), node('parallelGateway', 'fork'), task('a', '', 'startQuantity="2" completionQuantity="3"'), node('task', 'g'), user('b')], ['start -> fork -> a -> b', 'fork -> g -> a'], ['start', 'a'], ['complete a', 'b b b']),
];

const standardLoops: Situation[] = [
  situation('tested after each round', [start(), task('a', loop('again')), user('z')], ['start -> a -> z'], ['start', 'a'], ['complete a {"again":true}', 'a'], ['complete a {"again":false}', 'z']),
  situation('tested before: perhaps never', [start(), task('a', loop('again', 'testBefore="true"')), user('z')], ['start -> a -> z'], ['start {"again":false}', 'z']),
  situation('tested before, then as long as it is true', [start(), task('a', loop('n > 0', 'testBefore="true"')), user('z')], ['start -> a -> z'], ['start {"n":1}', 'a'], ['complete a {"n":0}', 'z']),
  situation('never more than the maximum', [start(), task('a', loop('true', 'loopMaximum="2"')), user('z')], ['start -> a -> z'], ['start', 'a'], ['complete a', 'a'], ['complete a', 'z']),
  situation('a maximum of zero rounds is refused; of one it is one', [start(), task('a', loop(undefined, 'loopMaximum="1"')), user('z')], ['start -> a -> z'], ['start', 'a'], ['complete a', 'z']),
  situation('the round is known inside', [start(), node('scriptTask', 'calc', `<script>concatenate(seen, [loopCounter])</script>${loop('loopCounter &lt; 3')}`.replace('&amp;lt;', '&lt;'), 't:resultVariable="seen"'), user('z')], ['start -> calc -> z'], ['start {"seen":[]}', 'z seen=[1,2,3]']),
  situation('of a sub-process: everything inside again', [start(), sub('p1', { nodes: [start('in'), user('a')], flows: ['in -> a'] }, loop('again')), user('z')], ['start -> p1 -> z'], ['start', 'a'], ['complete a {"again":true}', 'a'], ['complete a {"again":false}', 'z']),
  situation('an interrupting event at the border ends the loop', [start(), task('a', loop('true')), boundary('b', 'a', message('m')), user('x')], ['start -> a', 'b -> x'], ['start', 'a ?b'], ['complete a', 'a ?b'], ['message m', 'x']),
];

const several1: Situation[] = [
  situation('parallel by cardinality', [start(), task('a', multi(cardinality(3))), user('z')], ['start -> a -> z'], ['start', 'a a a'], ['complete a/2', 'a a'], ['complete a', 'a'], ['complete a', 'z']),
  situation('sequential by cardinality', [start(), task('a', multi(cardinality('n'), true)), user('z')], ['start -> a -> z'], ['start {"n":2}', 'a'], ['complete a', 'a'], ['complete a', 'z']),
  situation('none for zero or an empty list', [start(), task('a', multi(cardinality(0))), task('b', multi(each('[]'))), user('z')], ['start -> a -> b -> z'], ['start', 'z']),
  situation('a completion condition ends the others', [start(), task('a', multi(cardinality(4) + enough('numberOfCompletedInstances &gt;= 2').replace('&amp;', '&'))), user('z')], ['start -> a -> z'], ['start', 'a a a a'], ['complete a', 'a a a'], ['complete a', 'z']),
  situation('a completion condition over what an instance gave', [start(), task('a', multi(cardinality(3) + enough('refused = true'))), user('z')], ['start -> a -> z'], ['start', 'a a a'], ['complete a {"refused":false}', 'a a'], ['complete a {"refused":true}', 'z']),
  situation('a completion condition between instances in a row', [start(), task('a', multi(cardinality(5) + enough('numberOfCompletedInstances = 2'), true)), user('z')], ['start -> a -> z'], ['start', 'a'], ['complete a', 'a'], ['complete a', 'z']),
  situation('counts under the names that other tools write', [start(), task('a', multi(cardinality(4) + enough('nrOfCompletedInstances / nrOfInstances >= 0.5'))), user('z')], ['start -> a -> z'], ['start', 'a a a a'], ['complete a', 'a a a'], ['complete a', 'z']),
  situation('one for each of a list, results in its order', [start(), node('scriptTask', 'calc', `<script>item * 10</script>${multi(each('list', 'item', 'outputCollection="out" outputElement="=r"'))}`, 't:resultVariable="r"'), user('z')], ['start -> calc -> z'], ['start {"list":[3,1,2]}', 'z out=[30,10,20]']),
  situation('results of tasks done in another order stand in the list\'s', [start(), task('a', multi(each('list', 'item', 'outputCollection="out" outputElement="=r"'))), user('z')], ['start -> a -> z'], ['start {"list":[1,2]}', 'a a'], ['complete a/2 {"r":"second"}', 'a'], ['complete a {"r":"first"}', 'z out=["first","second"]']),
  situation('what is no list holds the token', [start(), task('a', multi(each('list')))], ['start -> a'], ['start {"list":7}', '!a'], ['set {"list":[1]}', '!a'], ['retry', 'a']),
  situation('an event at the border ends all of them', [start(), task('a', multi(cardinality(3))), boundary('b', 'a', timer('Duration', 'PT1H')), user('x')], ['start -> a', 'b -> x'], ['start', 'a a a ~b'], ['complete a', 'a a ~b'], ['next', 'x']),
  situation('an event at the border that does not interrupt comes once for all of them', [start(), task('a', multi(cardinality(2), true)), boundary('b', 'a', timer('Duration', 'PT1H'), false), user('x')], ['start -> a', 'b -> x'], ['start', 'a ~b'], ['next', 'a x'], ['complete a', 'a x'], ['complete a', 'x'], ['complete x', 'done']),
  situation('an error of one ends all of them', [start(), task('a', multi(cardinality(3))), boundary('b', 'a', error('e')), user('x')], ['start -> a', 'b -> x'], ['start', 'a a a'], ['error a/2 E', 'x']),
  situation('an escalation of one leaves them', [start(), task('a', multi(cardinality(2))), boundary('b', 'a', escalation(), false), user('x')], ['start -> a', 'b -> x'], ['start', 'a a'], ['escalation a X', 'a a x']),
  situation('sub-processes, each with its own tokens', [start(), sub('p1', { nodes: [start('in'), user('a'), user('b')], flows: ['in -> a -> b'] }, multi(cardinality(2))), user('z')], ['start -> p1 -> z'], ['start', 'a a'], ['complete a', 'a b'], ['complete b', 'a'], ['complete a', 'b'], ['complete b', 'z']),
  situation('a terminate end ends its own instance alone', [start(), sub('p1', { nodes: [start('in'), node('parallelGateway', 'fork'), user('a'), user('b'), end('t', terminate)], flows: ['in -> fork -> a -> t', 'fork -> b'] }, multi(cardinality(2))), user('z')], ['start -> p1 -> z'], ['start', 'a a b b'], ['complete a', 'a b'], ['complete a', 'z']),
  situation('an event sub-process in each instance', [start(), sub('p1', { nodes: [start('in'), user('a'), eventSub('h', message('m'), { nodes: [user('x')], flows: ['h-start -> x'] })], flows: ['in -> a'] }, multi(cardinality(2))), user('z')], ['start -> p1 -> z'], ['start', 'a a ?h-start ?h-start'], ['message m', 'a x ?h-start'], ['complete x', 'a ?h-start'], ['complete a', 'z']),
  situation('behavior None throws after each, One after the first', [start(), task('a', multi(cardinality(2), false, 'behavior="None" noneBehaviorEventRef="told"')), boundary('b', 'a', signal(), false), user('x')], ['start -> a', 'b -> x'], ['start', 'a a ?b'], ['complete a', 'a x ?b'], ['complete a', 'x x']),
  situation('behavior One throws after the first alone', [start(), task('a', multi(cardinality(2), false, 'behavior="One" oneBehaviorEventRef="told"')), boundary('b', 'a', signal(), false), user('x')], ['start -> a', 'b -> x'], ['start', 'a a ?b'], ['complete a', 'a x ?b'], ['complete a', 'x']),
  situation('receive tasks: a message for each', [start(), node('receiveTask', 'r', multi(cardinality(2)), 'messageRef="m"'), user('z')], ['start -> r -> z'], ['start', '?r ?r'], ['message m', '?r'], ['message m', 'z']),
  situation('one inside the other', [start(), sub('p1', { nodes: [start('in'), task('a', multi(each('row', 'cell')))], flows: ['in -> a'] }, multi(each('rows', 'row'), true)), user('z')], ['start -> p1 -> z'], ['start {"rows":[[1,2],[3]]}', 'a a'], ['complete a', 'a'], ['complete a', 'a'], ['complete a', 'z']),
];
// The events of a behavior stand beside the processes.
const told = '<signalEventDefinition id="told" signalRef="s"/>';
const withTold = several1.map(each => each.model.includes('"told"') ? { ...each, model: each.model.replace('<process ', `${told}<process `) } : each);

const subProcesses: Situation[] = [
  situation('ends with its last token', [start(), sub('p1', { nodes: [start('in'), node('parallelGateway', 'fork'), user('a'), user('b')], flows: ['in -> fork -> a', 'fork -> b'] }), user('z')], ['start -> p1 -> z'], ['start', 'a b'], ['complete b', 'a'], ['complete a', 'z']),
  situation('without a start event it starts at all that no flow leads to', [start(), sub('p1', { nodes: [user('a'), user('b'), user('c')], flows: ['a -> c'] }), user('z')], ['start -> p1 -> z'], ['start', 'a b'], ['complete a', 'b c'], ['complete b', 'c'], ['complete c', 'z']),
  situation('an empty one passes', [start(), sub('p1', { nodes: [] }), user('z')], ['start -> p1 -> z'], ['start', 'z']),
  situation('an interrupting event at its border ends all inside, however deep', [start(), sub('p1', { nodes: [start('in'), sub('p2', { nodes: [start('in2'), user('a')], flows: ['in2 -> a'] }), user('b')], flows: ['in -> p2', 'in -> b'] }), boundary('b1', 'p1', message('m')), user('x')], ['start -> p1', 'b1 -> x'], ['start', 'a b ?b1'], ['message m', 'x']),
  situation('a terminate end ends the sub-process, and the process goes on', [start(), sub('p1', { nodes: [start('in'), node('parallelGateway', 'fork'), user('a'), user('b'), end('t', terminate)], flows: ['in -> fork -> a', 'fork -> b -> t'] }), user('z')], ['start -> p1 -> z'], ['start', 'a b'], ['complete b', 'z']),
  situation('an error goes outwards to the nearest that knows its code', [start(), sub('p1', { nodes: [start('in'), sub('p2', { nodes: [start('in2'), end('t', error('e'))], flows: ['in2 -> t'] }), boundary('b2', 'p2', error('ef')), user('no')], flows: ['in -> p2', 'b2 -> no'] }), boundary('b1', 'p1', error('e')), user('x')], ['start -> p1', 'b1 -> x'], ['start', 'x']),
  situation('of two at one border the one that names the code', [start(), sub('p1', { nodes: [start('in'), end('t', error('e'))], flows: ['in -> t'] }), boundary('any', 'p1', error()), boundary('named', 'p1', error('e')), user('no'), user('x')], ['start -> p1', 'any -> no', 'named -> x'], ['start', 'x']),
  situation('an escalation that does not interrupt: the sub-process and the reminder both go on', [start(), sub('p1', { nodes: [start('in'), throwing('t', escalation('esc')), user('a')], flows: ['in -> t -> a'] }), boundary('b', 'p1', escalation('esc'), false), user('x'), user('z')], ['start -> p1 -> z', 'b -> x'], ['start', 'a x'], ['complete a', 'x z']),
  situation('an escalation that nobody catches is without consequence', [start(), throwing('t', escalation('esc')), user('a')], ['start -> t -> a'], ['start', 'a']),
  situation('an escalation is caught by the nearest alone', [start(), sub('p1', { nodes: [start('in'), sub('p2', { nodes: [start('in2'), end('t', escalation('esc'))], flows: ['in2 -> t'] }), boundary('b2', 'p2', escalation(), false), user('x')], flows: ['in -> p2', 'b2 -> x'] }), boundary('b1', 'p1', escalation(), false), user('no')], ['start -> p1', 'b1 -> no'], ['start', 'x']),
];

const open = (id: string, nodes: string, attributes = '', body = ''): string => node('adHocSubProcess', id, nodes + body, attributes);
const adHoc: Situation[] = [
  situation('parallel: all of it may be done in any order', [start(), open('h', user('a') + user('b')), user('z')], ['start -> h -> z'], ['start', 'a b'], ['complete b', 'a'], ['complete a', 'z']),
  situation('sequential: one after the other', [start(), open('h', user('a') + user('b'), 'ordering="Sequential"'), user('z')], ['start -> h -> z'], ['start', 'a'], ['complete a', 'b'], ['complete b', 'z']),
  situation('its condition ends it and what is left', [start(), open('h', user('a') + user('b'), '', enough('enough = true')), user('z')], ['start -> h -> z'], ['start', 'a b'], ['complete a {"enough":true}', 'z']),
  situation('its condition lets the rest end when it says so', [start(), open('h', user('a') + user('b'), 'cancelRemainingInstances="false"', enough('enough = true')), user('z')], ['start -> h -> z'], ['start', 'a b'], ['complete a {"enough":true}', 'b'], ['complete b', 'z']),
  situation('flows inside are followed', [start(), open('h', user('a') + user('b') + user('c') + '<sequenceFlow id="a-c" sourceRef="a" targetRef="c"/>'), user('z')], ['start -> h -> z'], ['start', 'a b'], ['complete a', 'b c'], ['complete b', 'c'], ['complete c', 'z']),
];

const call = (id: string, body = '', attributes = 'calledElement="q"'): string => node('callActivity', id, body, attributes);
const caller = (first: string, nodes: readonly string[], flows: readonly string[]) => ['p', { nodes: [start(), first, user('z'), ...nodes], flows: ['start -> call -> z', ...flows] }] as const;
const called = (nodes: readonly string[], flows: readonly string[]) => ['q', { nodes: [start('in'), ...nodes], flows }] as const;
const worker = called([user('a')], ['in -> a']);
const associations = '<ioSpecification><dataInput id="di" name="given"/><dataOutput id="do" name="made"/><inputSet><dataInputRefs>di</dataInputRefs></inputSet><outputSet><dataOutputRefs>do</dataOutputRefs></outputSet></ioSpecification>'
  + '<dataInputAssociation><targetRef>di</targetRef><assignment><from>n + 1</from><to>given</to></assignment></dataInputAssociation>'
  + '<dataOutputAssociation><targetRef>di</targetRef><assignment><from>made * 2</from><to>result</to></assignment></dataOutputAssociation>';

const calls: Situation[] = [
  several('runs the called process, with what the call sees, and takes back what it has at its end', [caller(call('call'), [], []), worker], '', ['start {"n":1}', 'a'], ['complete a {"n":2}', 'z q:done n=2']),
  several('with data associations only what they name', [caller(call('call', associations), [], []), called([script('calc', 'given * 10', 'made'), user('a')], ['in -> calc -> a'])], '', ['start {"n":1}', 'a'], ['complete a {"secret":1}', 'z q:done result=40 secret=nothing']),
  several('variables that a tool copies in and out by name', [caller(call('call', '<extensionElements><t:in source="n" target="given"/><t:out source="made" target="result"/></extensionElements>'), [], []), called([script('calc', 'given * 10', 'made'), user('a')], ['in -> calc -> a'])], '', ['start {"n":1,"x":1}', 'a'], ['complete a', 'z q:done result=10 made=nothing']),
  several('all variables, as a tool writes it', [caller(call('call', '<extensionElements><t:in variables="all"/><t:out variables="all"/></extensionElements>'), [], []), worker], '', ['start {"n":1}', 'a'], ['complete a {"made":2}', 'z q:done made=2']),
  several('an error comes out at its border', [caller(call('call'), [boundary('b', 'call', error('e')), user('x')], ['b -> x']), called([user('a'), end('t', error('e'))], ['in -> a -> t'])], '', ['start', 'a'], ['complete a', 'x q:failed=E']),
  several('an error that nobody catches fails both', [caller(call('call'), [], []), worker], '', ['start', 'a'], ['error a E', 'failed=E q:failed=E']),
  several('an escalation comes out, and the called process goes on', [caller(call('call'), [boundary('b', 'call', escalation(), false), user('x')], ['b -> x']), called([throwing('t', escalation('esc')), user('a')], ['in -> t -> a'])], '', ['start', 'a x'], ['complete a', 'x z q:done']),
  several('an interrupting event at its border ends the called process', [caller(call('call'), [boundary('b', 'call', timer('Duration', 'PT1H')), user('x')], ['b -> x']), worker], '', ['start', 'a ~b'], ['next', 'x q:ended']),
  several('an interrupting escalation at its border ends the called process', [caller(call('call'), [boundary('b', 'call', escalation()), user('x')], ['b -> x']), called([throwing('t', escalation('esc')), user('a')], ['in -> t -> a'])], '', ['start', 'x q:ended']),
  several('a terminate end in the called process ends that alone', [caller(call('call'), [], []), called([node('parallelGateway', 'fork'), user('a'), user('b'), end('t', terminate)], ['in -> fork -> a', 'fork -> b -> t'])], '', ['start', 'a b'], ['complete b', 'z q:done']),
  several('ending the caller ends what it called', [caller(call('call'), [], []), worker], '', ['start', 'a'], ['cancel', 'ended q:ended']),
  several('several instances call as often', [caller(call('call', multi(cardinality(2))), [], []), worker], '', ['start', 'a a'], ['complete a', 'a q:done'], ['complete a', 'z q:done q:done']),
  several('a called process that is not there is a job', [caller(call('call', '', 'calledElement="elsewhere"'), [], [])], '', ['start', 'call'], ['complete call {"n":1}', 'z n=1']),
  several('what was called is undone by the call\'s handler', [['p', { nodes: [start(), call('call'), boundary('c', 'call', '<compensateEventDefinition/>'), node('userTask', 'undo', '', 'isForCompensation="true"'), '<association id="as" sourceRef="c" targetRef="undo"/>', throwing('t', '<compensateEventDefinition/>'), user('z')], flows: ['start -> call -> t -> z'] }], worker], '', ['start', 'a'], ['complete a', 'undo q:done'], ['complete undo', 'z q:done']),
];

export const activities: Readonly<Record<string, readonly Situation[]>> = {
  '§10.3.3 tasks': tasks, '§13.3.6 standard loops': standardLoops, '§13.3.7 several instances': withTold, '§13.3.4 sub-processes': subProcesses, '§13.3.5 ad hoc': adHoc, '§10.3.4 calls': calls,
};
