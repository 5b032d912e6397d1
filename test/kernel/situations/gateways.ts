/** Gateways (§10.6, §13.4). */
import { boundary, end, exclusive, inclusive, message, node, parallel, start, sub, timer, user } from '../../support/bpmn-builder.ts';
import { catching, conditional, signal, situation, terminate } from './parts.ts';
import type { Situation } from './player.ts';

const exclusives: Situation[] = [
  situation('the first true flow in the order of the file', [start(), exclusive('x'), user('a'), user('b')], ['start -> x', 'x -> a [n > 1]', 'x -> b [n > 0]'], ['start {"n":2}', 'a']),
  situation('the default when none is true', [start(), exclusive('x', 'x-b'), user('a'), user('b')], ['start -> x', 'x -> b', 'x -> a [n > 1]'], ['start {"n":1}', 'b']),
  situation('the default is not taken beside a true one', [start(), exclusive('x', 'x-b'), user('a'), user('b')], ['start -> x', 'x -> b', 'x -> a [n > 1]'], ['start {"n":2}', 'a']),
  situation('none true and no default: held at the gateway', [start(), exclusive('x'), user('a'), user('b')], ['start -> x', 'x -> a [n > 1]', 'x -> b [n > 2]'], ['start {"n":1}', '!x'], ['set {"n":3}', '!x'], ['retry', 'a']),
  situation('a null in a condition is an incident', [start(), exclusive('x', 'x-b'), user('a'), user('b')], ['start -> x', 'x -> a [n > 1]', 'x -> b'], ['start', '!x']),
  situation('a text is no condition', [start(), exclusive('x', 'x-b'), user('a'), user('b')], ['start -> x', 'x -> a ["yes"]', 'x -> b'], ['start', '!x']),
  situation('what comes together passes one by one', [start(), parallel('fork'), exclusive('x'), user('a')], ['start -> fork -> x', 'fork -> g -> x', 'x -> a'].map(flow => flow.replace('-> g ->', '-> b ->')), ['start', 'b a'], ['complete b', 'a a']),
  situation('a loop back', [start(), exclusive('m1'), user('a'), exclusive('x', 'x-z'), user('z')], ['start -> m1 -> a -> x -> z', 'x -> m1 [again]'], ['start', 'a'], ['complete a {"again":true}', 'a'], ['complete a {"again":false}', 'z']),
].map(each => each.name.startsWith('what comes') ? { ...each, model: each.model.replace('<exclusiveGateway', `${user('b')}<exclusiveGateway`) } : each);

const parallels: Situation[] = [
  situation('waits for all, then goes on once', [start(), parallel('fork'), user('a'), user('b'), parallel('join'), user('z')], ['start -> fork -> a -> join -> z', 'fork -> b -> join'], ['start', 'a b'], ['complete b', 'a'], ['complete a', 'z'], ['complete z', 'done']),
  situation('joins and forks at once', [start(), parallel('fork'), user('a'), user('b'), parallel('both'), user('y'), user('z')], ['start -> fork -> a -> both -> y', 'fork -> b -> both -> z'], ['start', 'a b'], ['complete a', 'b'], ['complete b', 'y z']),
  situation('two tokens on one flow do not stand for the other flow', [start(), parallel('fork'), user('a'), user('b'), exclusive('m1'), user('c'), parallel('join'), user('z')], ['start -> fork -> a -> m1 -> join -> z', 'fork -> b -> m1', 'fork -> c -> join'], ['start', 'a b c'], ['complete a', 'b c'], ['complete b', 'c'], ['complete c', 'z'], ['complete z', '']),
  situation('a surplus token waits for the next time', [start(), parallel('fork'), user('a'), user('b'), exclusive('m1'), user('c'), user('d'), exclusive('merge'), parallel('join'), user('z')], ['start -> fork -> a -> m1 -> join -> z', 'fork -> b -> m1', 'fork -> c -> merge -> join', 'fork -> d -> merge'], ['start', 'a b c d'], ['complete a', 'b c d'], ['complete b', 'c d'], ['complete c', 'd z'], ['complete d', 'z z']),
  situation('in a sub-process of several instances each joins its own', [start(), sub('p1', { nodes: [start('in'), parallel('fork'), user('a'), user('b'), parallel('join'), user('c')], flows: ['in -> fork -> a -> join -> c', 'fork -> b -> join'] }, '<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>'), user('z')], ['start -> p1 -> z'], ['start', 'a b a b'], ['complete a/1', 'a b b'], ['complete a/1', 'b b'], ['complete b', 'b c']),
  situation('a join that never comes is told', [start(), exclusive('x', 'x-b'), user('a'), user('b'), parallel('join'), user('z')], ['start -> x', 'x -> a [n = 1]', 'x -> b', 'a -> join', 'b -> join -> z'], ['start {"n":1}', 'a'], ['complete a', ''], ['explain join', 'because:join']),
];

const or = (flows: readonly string[]): readonly [string[], readonly string[]] => [[start(), inclusive('split', 'split-c'), user('a'), user('b'), user('c'), inclusive('join'), user('z')], ['start -> split', 'split -> a [a]', 'split -> b [b]', 'split -> c', 'a -> join', 'b -> join', 'c -> join', 'join -> z', ...flows]];
const inclusives: Situation[] = [
  situation('every true flow; the join waits for those alone', ...or([]), ['start {"a":true,"b":true}', 'a b'], ['complete b', 'a'], ['complete a', 'z'], ['complete z', 'done']),
  situation('one true flow passes the join at once', ...or([]), ['start {"a":false,"b":true}', 'b'], ['complete b', 'z']),
  situation('none true: the default', ...or([]), ['start {"a":false,"b":false}', 'c'], ['complete c', 'z']),
  situation('what ends on the way is not waited for', [start(), inclusive('split'), user('a'), user('b'), exclusive('x', 'x-join'), end('gone'), inclusive('join'), user('z')], ['start -> split', 'split -> a [true]', 'split -> b [true]', 'a -> join', 'b -> x', 'x -> gone [over]', 'x -> join', 'join -> z'], ['start', 'a b'], ['complete a', 'b'], ['complete b {"over":true}', 'z']),
  situation('a token far behind is waited for', [start(), parallel('fork'), user('a'), user('b'), user('b2'), inclusive('join'), user('z')], ['start -> fork -> a -> join -> z', 'fork -> b -> b2 -> join'], ['start', 'a b'], ['complete a', 'b'], ['complete b', 'b2'], ['complete b2', 'z']),
  situation('in a cycle: a token that can come only through the join itself is not waited for', [start(), inclusive('join'), user('a'), exclusive('x', 'x-z'), user('z')], ['start -> join -> a -> x -> z', 'x -> join [again]'], ['start', 'a'], ['complete a {"again":true}', 'a'], ['complete a {"again":false}', 'z']),
  situation('in a cycle with two branches', [start(), inclusive('m1'), parallel('fork'), user('a'), user('b'), inclusive('join'), exclusive('x', 'x-z'), user('z')], ['start -> m1 -> fork -> a -> join -> x -> z', 'fork -> b -> join', 'x -> m1 [again]'], ['start', 'a b'], ['complete a', 'b'], ['complete b {"again":true}', 'a b'], ['complete b', 'a'], ['complete a {"again":false}', 'z']),
  // By the letter of the standard each waits for the other's token, which could still come to it.
  situation('two joins that could feed each other wait, and say for what', [start(), parallel('fork'), inclusive('j1'), inclusive('j2'), exclusive('x1', 'x1-z'), exclusive('x2', 'x2-z'), user('a'), user('b'), user('z')], ['start -> fork -> j1 -> a -> x1 -> z', 'fork -> j2 -> b -> x2 -> z', 'x1 -> j2 [over]', 'x2 -> j1 [over]'], ['start {"over":false}', ''], ['explain j1', 'because:join'], ['explain j2', 'because:join']),
  situation('a token at an event behind a gateway is on its way', [start(), parallel('fork'), user('a'), node('eventBasedGateway', 'race'), catching('c1', message('m')), catching('c2', timer('Duration', 'PT1H')), end('late'), inclusive('join'), user('z')], ['start -> fork -> a -> join -> z', 'fork -> race -> c1 -> join', 'race -> c2 -> late'], ['start', 'a ?c1 ~c2'], ['complete a', '?c1 ~c2'], ['next', 'z']),
  situation('a token of a border event is on its way', [start(), parallel('fork'), user('a'), user('b'), boundary('late', 'b', timer('Duration', 'PT1H')), user('x'), inclusive('join'), user('z')], ['start -> fork -> a -> join -> z', 'fork -> b', 'late -> x -> join'], ['start', 'a b ~late'], ['complete a', 'b ~late'], ['complete b', 'z']),
  situation('explains what it waits for', ...or([]), ['start {"a":true,"b":true}', 'a b'], ['complete b', 'a'], ['explain join', 'a because:join']),
];

const race = (...events: readonly [string, string][]): readonly [string[], string[]] => [
  [start(), node('eventBasedGateway', 'race'), ...events.map(([id, body]) => catching(id, body)), ...events.map(([id]) => user(`after-${id}`))], ['start -> race', ...events.map(([id]) => `race -> ${id} -> after-${id}`)],
];
const eventBased: Situation[] = [
  situation('the message comes first', ...race(['c1', message('m')], ['c2', timer('Duration', 'PT1H')]), ['start', '?c1 ~c2'], ['message m', 'after-c1']),
  situation('the timer comes first', ...race(['c1', message('m')], ['c2', timer('Duration', 'PT1H')]), ['start', '?c1 ~c2'], ['after PT1H', 'after-c2']),
  situation('the signal comes first', ...race(['c1', message('m')], ['c2', signal()]), ['start', '?c1 ?c2'], ['signal s', 'after-c2']),
  situation('the condition comes first, also when it is true already', ...race(['c1', message('m')], ['c2', conditional()]), ['start {"go":true}', 'after-c2']),
  situation('receive tasks are as good as message events', [start(), node('eventBasedGateway', 'race'), node('receiveTask', 'r1', '', 'messageRef="m"'), node('receiveTask', 'r2', '', 'messageRef="m2"'), user('a'), user('b')], ['start -> race -> r1 -> a', 'race -> r2 -> b'], ['start', '?r1 ?r2'], ['message m2', 'b']),
  situation('a race in a loop begins anew', [start(), exclusive('m1'), node('eventBasedGateway', 'race'), catching('c1', message('m')), catching('c2', message('m2')), user('z')], ['start -> m1 -> race -> c1 -> m1', 'race -> c2 -> z'], ['start', '?c1 ?c2'], ['message m', '?c1 ?c2'], ['message m2', 'z']),
  situation('starts the process: the first event decides', [node('eventBasedGateway', 'race', '', 'instantiate="true"'), catching('c1', message('m')), catching('c2', message('m2')), user('a'), user('b')], ['race -> c1 -> a', 'race -> c2 -> b'], ['message m2', 'b'], ['message m', 'b a']),
  situation('starts the process and needs all events: the later ones come to it', [node('eventBasedGateway', 'race', '', 'instantiate="true" eventGatewayType="Parallel"'), catching('c1', message('m')), catching('c2', message('m2')), user('a'), user('b'), parallel('join'), user('z')], ['race -> c1 -> a -> join -> z', 'race -> c2 -> b -> join'],
    ['message m2', 'b ?c1'], ['message m', 'a b'], ['complete a', 'b'], ['complete b', 'z'], ['complete z', 'done']),
  situation('a receive task that starts the process', [node('receiveTask', 'r', '', 'messageRef="m" instantiate="true"'), user('a')], ['r -> a'], ['message m {"n":1}', 'a n=1']),
];

const complex = (condition: string | undefined, flows: readonly string[], attributes = ''): readonly [string[], string[]] => [
  [start(), parallel('fork'), user('a'), user('b'), user('c'), node('complexGateway', 'k', condition === undefined ? '' : `<activationCondition>${condition}</activationCondition>`, attributes), user('z'), user('rest')],
  ['start -> fork -> a -> k', 'fork -> b -> k', 'fork -> c -> k', ...flows],
];
const complexes: Situation[] = [
  situation('two of three go on; the third is taken by the reset', ...complex('activationCount &gt;= 2', ['k -> z']).map((part, index) => index === 0 ? part.filter(each => !each.includes('id="rest"')) : part) as [string[], string[]], ['start', 'a b c'], ['complete a', 'b c'], ['complete c', 'b z'], ['complete z', 'b'], ['complete b', 'done']),
  situation('flows with a condition over the reset', ...complex('activationCount &gt;= 1', ['k -> z [waitingForStart]', 'k -> rest [not(waitingForStart)]']), ['start', 'a b c'], ['complete a', 'b c z'], ['complete b', 'c z'], ['complete c', 'z rest']),
  situation('without a condition it waits for all', ...complex(undefined, ['k -> z']).map((part, index) => index === 0 ? part.filter(each => !each.includes('id="rest"')) : part) as [string[], string[]], ['start', 'a b c'], ['complete a', 'b c'], ['complete b', 'c'], ['complete c', 'z']),
  situation('what does not come any more is not waited for at the reset', [start(), parallel('fork'), user('a'), user('b'), exclusive('x', 'x-k'), end('gone'), node('complexGateway', 'k', '<activationCondition>activationCount &gt;= 1</activationCondition>'), user('z')], ['start -> fork -> a -> k -> z', 'fork -> b -> x', 'x -> gone [over]', 'x -> k'], ['start', 'a b'], ['complete a', 'b z'], ['complete b {"over":true}', 'z'], ['complete z', 'done']),
];

const mixed: Situation[] = [
  situation('terminate ends what waits at a join', [start(), parallel('fork'), user('a'), user('b'), parallel('join'), end('t', terminate)], ['start -> fork -> a -> join', 'fork -> b -> join', 'fork -> t'], ['start', 'done']),
  situation('a gateway with one way in and out passes', [start(), parallel('g1'), exclusive('g2'), inclusive('g3'), node('complexGateway', 'g4'), user('a')], ['start -> g1 -> g2 -> g3 -> g4 -> a'], ['start', 'a']),
  situation('a flow into a gateway from itself through a task', [start(), exclusive('g'), user('a')], ['start -> g -> a -> g'], ['start', 'a'], ['complete a', 'a']),
];

export const gateways: Readonly<Record<string, readonly Situation[]>> = {
  '§13.4.2 exclusive gateways': exclusives, '§13.4.1 parallel gateways': parallels, '§13.4.3 inclusive gateways': inclusives, '§13.4.4 event-based gateways': eventBased, '§13.4.5 complex gateways': complexes, '§13.4 gateways together': mixed,
};
