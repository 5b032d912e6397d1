/** Compensation and transactions (§10.7, §13.5.5, §13.5.6). */
import { boundary, end, exclusive, message, node, parallel, start, sub, timer, user } from '../../support/bpmn-builder.ts';
import { association, cancel, cardinality, compensate, error, eventSub, handler, multi, situation, throwing, undoable } from './parts.ts';
import type { Situation } from './player.ts';

const body = (...parts: readonly string[]): string => parts.join('');
const flow = (from: string, to: string): string => `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`;
const transaction = (id: string, ...parts: readonly string[]): string => node('transaction', id, body(...parts));

const compensations: Situation[] = [
  situation('in the reverse order of completion, one after the other', [start(), undoable('a'), undoable('b'), undoable('c'), throwing('t', compensate()), user('z')], ['start -> a -> b -> c -> t -> z'],
    ['start', 'a'], ['complete a', 'b'], ['complete b', 'c'], ['complete c', 'undo-c'], ['complete undo-c', 'undo-b'], ['complete undo-b', 'undo-a'], ['complete undo-a', 'z']),
  situation('of branches, in the reverse order in which they were completed', [start(), parallel('fork'), undoable('a'), undoable('b'), parallel('join'), end('t', compensate())], ['start -> fork -> a -> join -> t', 'fork -> b -> join'],
    ['start', 'a b'], ['complete b', 'a'], ['complete a', 'undo-a'], ['complete undo-a', 'undo-b'], ['complete undo-b', 'done']),
  situation('what is not completed is not undone', [start(), parallel('fork'), undoable('a'), undoable('b'), throwing('t', compensate()), user('z')], ['start -> fork -> a -> t -> z', 'fork -> b'], ['start', 'a b'], ['complete a', 'b undo-a'], ['complete undo-a', 'b z'], ['complete b', 'z']),
  situation('only once', [start(), undoable('a'), throwing('t', compensate()), throwing('t2', compensate()), user('z')], ['start -> a -> t -> t2 -> z'], ['start', 'a'], ['complete a', 'undo-a'], ['complete undo-a', 'z']),
  situation('nothing to undo: the token goes on', [start(), throwing('t', compensate()), user('z')], ['start -> t -> z'], ['start', 'z']),
  situation('one activity by its name', [start(), undoable('a'), undoable('b'), throwing('t', compensate('a')), user('z')], ['start -> a -> b -> t -> z'], ['start', 'a'], ['complete a', 'b'], ['complete b', 'undo-a'], ['complete undo-a', 'z']),
  situation('an activity of a loop is undone as often as it was done', [start(), exclusive('m1'), undoable('a'), exclusive('x', 'x-t'), throwing('t', compensate()), user('z')], ['start -> m1 -> a -> x -> t -> z', 'x -> m1 [again]'],
    ['start', 'a'], ['complete a {"again":true}', 'a'], ['complete a {"again":false}', 'undo-a'], ['complete undo-a', 'undo-a'], ['complete undo-a', 'z']),
  situation('each of several instances', [start(), undoable('a', multi(cardinality(2))), throwing('t', compensate()), user('z')], ['start -> a -> t -> z'], ['start', 'a a'], ['complete a', 'a'], ['complete a', 'undo-a'], ['complete undo-a', 'undo-a'], ['complete undo-a', 'z']),
  situation('without waiting for the end', [start(), undoable('a'), throwing('t', compensate(undefined, 'waitForCompletion="false"')), user('z')], ['start -> a -> t -> z'], ['start', 'a'], ['complete a', 'undo-a z'], ['complete z', 'undo-a'], ['complete undo-a', 'done']),
  situation('of a completed sub-process, what was done in it, as nobody undoes it as a whole', [start(), sub('p1', { nodes: [start('in'), undoable('a'), undoable('b')], flows: ['in -> a -> b'] }), throwing('t', compensate()), user('z')], ['start -> p1 -> t -> z'],
    ['start', 'a'], ['complete a', 'b'], ['complete b', 'undo-b'], ['complete undo-b', 'undo-a'], ['complete undo-a', 'z']),
  situation('of a completed sub-process by its own handler, which takes the place of those inside', [start(), sub('p1', { nodes: [start('in'), undoable('a')], flows: ['in -> a'] }), boundary('c-p1', 'p1', compensate()), handler('undo-p1'), association('c-p1', 'undo-p1'), throwing('t', compensate()), user('z')], ['start -> p1 -> t -> z'],
    ['start', 'a'], ['complete a', 'undo-p1'], ['complete undo-p1', 'z']),
  situation('by an event sub-process that decides itself what is undone', [start(), sub('p1', { nodes: [start('in'), undoable('a'), eventSub('h', compensate(), { nodes: [throwing('inner', compensate('a')), user('x')], flows: ['h-start -> inner -> x'] })], flows: ['in -> a'] }), throwing('t', compensate('p1')), user('z')], ['start -> p1 -> t -> z'],
    ['start', 'a'], ['complete a', 'undo-a'], ['complete undo-a', 'x'], ['complete x', 'z']),
  situation('a sub-process that is still open is not undone from outside; inside, it is', [start(), sub('p1', { nodes: [start('in'), undoable('a'), throwing('t', compensate()), user('b')], flows: ['in -> a -> t -> b'] }), user('z')], ['start -> p1 -> z'], ['start', 'a'], ['complete a', 'undo-a'], ['complete undo-a', 'b'], ['complete b', 'z']),
  situation('a handler sees the variables of its activity as they were', [start(), sub('p1', { nodes: [start('in'), undoable('a')], flows: ['in -> a'] }, '<property id="place" name="place"/>'), throwing('t', compensate()), user('z')], ['start -> p1 -> t -> z'], ['start', 'a'], ['complete a {"place":"Oulu"}', 'undo-a'], ['complete undo-a', 'z place=nothing']),
  situation('from an event sub-process, for the scope around it', [start(), undoable('a'), user('b'), eventSub('h', error('e'), { nodes: [throwing('t', compensate()), user('x')], flows: ['h-start -> t -> x'] })], ['start -> a -> b'], ['start', 'a'], ['complete a', 'b'], ['error b E', 'undo-a'], ['complete undo-a', 'x']),
  situation('after an error at a border, what was completed inside cannot be undone any more', [start(), sub('p1', { nodes: [start('in'), undoable('a'), end('t', error('e'))], flows: ['in -> a -> t'] }), boundary('b', 'p1', error()), throwing('c', compensate()), user('z')], ['start -> p1', 'b -> c -> z'], ['start', 'a'], ['complete a', 'z']),
  situation('an interrupted activity is not undone', [start(), undoable('a'), boundary('b', 'a', timer('Duration', 'PT1H')), throwing('t', compensate()), user('z')], ['start -> a', 'b -> t -> z'], ['start', 'a ~b'], ['next', 'z']),
  situation('explains that it waits for the handler', [start(), undoable('a'), throwing('t', compensate()), user('z')], ['start -> a -> t -> z'], ['start', 'a'], ['complete a', 'undo-a'], ['explain t', 'undo-a because:inside']),
];

const transactions: Situation[] = [
  situation('completes like a sub-process', [start(), transaction('t1', start('in'), undoable('a'), flow('in', 'a')), boundary('c', 't1', cancel), user('no'), user('z')], ['start -> t1 -> z', 'c -> no'], ['start', 'a'], ['complete a', 'z']),
  situation('cancelled: what is open ends, what was done is undone, then the cancel event happens', [start(), transaction('t1', start('in'), parallel('fork'), undoable('a'), user('open'), undoable('b'), end('t', cancel), flow('in', 'fork'), flow('fork', 'a'), flow('fork', 'open'), flow('a', 'b'), flow('b', 't')), boundary('c', 't1', cancel), user('x'), user('no')], ['start -> t1 -> no', 'c -> x'],
    ['start', 'a open'], ['complete a', 'open b'], ['complete b', 'undo-b'], ['complete undo-b', 'undo-a'], ['complete undo-a', 'x']),
  situation('cancelled from a sub-process inside', [start(), transaction('t1', start('in'), undoable('a'), sub('p1', { nodes: [start('in2'), user('b'), end('t', cancel)], flows: ['in2 -> b -> t'] }), flow('in', 'a'), flow('a', 'p1')), boundary('c', 't1', cancel), user('x')], ['start -> t1', 'c -> x'],
    ['start', 'a'], ['complete a', 'b'], ['complete b', 'undo-a'], ['complete undo-a', 'x']),
  situation('cancelled without an event for it: the process goes on nowhere', [start(), transaction('t1', start('in'), end('t', cancel), flow('in', 't')), user('no')], ['start -> t1 -> no'], ['start', 'done']),
  situation('a hazard: an error leaves it without compensation', [start(), transaction('t1', start('in'), undoable('a'), end('t', error('e')), flow('in', 'a'), flow('a', 't')), boundary('c', 't1', cancel), boundary('h', 't1', error()), user('no'), user('x')], ['start -> t1', 'c -> no', 'h -> x'], ['start', 'a'], ['complete a', 'x']),
  situation('one inside another: the inner cancel stays inside', [start(), transaction('t1', start('in'), transaction('t2', start('in2'), undoable('a'), end('t', cancel), flow('in2', 'a'), flow('a', 't')), boundary('c2', 't2', cancel), user('b'), flow('in', 't2'), flow('c2', 'b')), boundary('c1', 't1', cancel), user('no'), user('z')], ['start -> t1 -> z', 'c1 -> no'],
    ['start', 'a'], ['complete a', 'undo-a'], ['complete undo-a', 'b'], ['complete b', 'z']),
  situation('a completed transaction is undone from outside, what was done in it', [start(), transaction('t1', start('in'), undoable('a'), flow('in', 'a')), throwing('t', compensate()), user('z')], ['start -> t1 -> t -> z'], ['start', 'a'], ['complete a', 'undo-a'], ['complete undo-a', 'z']),
  situation('a message at its border ends it without compensation', [start(), transaction('t1', start('in'), undoable('a'), user('b'), flow('in', 'a'), flow('a', 'b')), boundary('m1', 't1', message('m')), user('x')], ['start -> t1', 'm1 -> x'], ['start', 'a ?m1'], ['complete a', 'b ?m1'], ['message m', 'x']),
];

export const undoing: Readonly<Record<string, readonly Situation[]>> = { '§13.5.5 compensation': compensations, '§13.5.6 transactions': transactions };
