/** Every event in every position of table 10.93 and the tables of §10.5.2 to §10.5.4: it is taken, it happens, and what it interrupts is gone. */
import { boundary, end, message, node, start, sub, timer, user } from '../../support/bpmn-builder.ts';
import { cancel, catching, compensate, conditional, error, escalation, eventSub, link, signal, situation, terminate, throwing, undoable } from './parts.ts';
import type { Situation } from './player.ts';

/** Triggers that come from outside, with the command that brings them; `mark` is how the wait is seen. */
const outside = [
  ['message', message('m'), ['message m'], '?'], ['signal', signal(), ['signal s'], '?'], ['timer', timer('Duration', 'PT1H'), ['next'], '~'], ['conditional', conditional(), ['set {"go":true}'], '?'],
] as const;
const several = message('m') + signal();
const all = 'parallelMultiple="true"';

const starts: Situation[] = [
  situation('none', [start(), user('a')], ['start -> a'], ['start', 'a']),
  ...outside.filter(([kind]) => kind !== 'conditional').map(([kind, body, [command]]) => situation(kind, [node('startEvent', 'start', body), user('a')], ['start -> a'], [command, 'a'])),
  situation('conditional', [node('startEvent', 'start', conditional()), user('a')], ['start -> a'], ['start', 'a']),
  situation('multiple: any of them', [node('startEvent', 'start', several), user('a')], ['start -> a'], ['signal s', 'a'], ['message m', 'a a']),
  situation('parallel multiple: all of them', [node('startEvent', 'start', several, all), user('a')], ['start -> a'], ['signal s', ''], ['message m {"n":1}', 'a n=1'], ['message m', 'a'], ['message m', 'a'], ['signal s', 'a a']),
];

const catches: Situation[] = [
  ...outside.map(([kind, body, [command], mark]) => situation(kind, [start(), catching('c', body), user('a')], ['start -> c -> a'], ['start', `${mark}c`], [command, 'a'])),
  situation('link', [start(), throwing('t', link('l')), catching('c', link('l')), user('a')], ['start -> t', 'c -> a'], ['start', 'a >start>t>c>a']),
  situation('multiple: any of them', [start(), catching('c', several), user('a')], ['start -> c -> a'], ['start', '?c ?c'], ['signal s', 'a']),
  situation('parallel multiple: all of them', [start(), catching('c', several, all), user('a')], ['start -> c -> a'], ['start', '?c ?c'], ['signal s', '?c'], ['signal s', '?c'], ['message m', 'a']),
];

/** A task with the event at its border. */
const guarded = (kind: string, body: string, interrupting: boolean, attributes: string, ...steps: Situation['steps']): Situation => situation(
  `${kind}, ${interrupting ? 'interrupting' : 'not interrupting'}`,
  [start(), user('a'), boundary('b', 'a', body, interrupting).replace('<boundaryEvent ', `<boundaryEvent ${attributes} `), user('x')], ['start -> a', 'b -> x'], ...steps,
);

const boundaries: Situation[] = [
  ...outside.map(([kind, body, [command], mark]) => guarded(kind, body, true, '', ['start', `a ${mark}b`], [command, 'x'])),
  ...outside.map(([kind, body, [command], mark]) => guarded(kind, body, false, '', ['start', `a ${mark}b`], [command, kind === 'timer' ? 'a x' : `a x ${mark}b`], ['complete a', 'x'], ['complete x', 'done'])),
  guarded('error', error('e'), true, '', ['start', 'a'], ['error a E', 'x']),
  guarded('escalation', escalation('esc'), true, '', ['start', 'a'], ['escalation a X', 'x']),
  guarded('escalation', escalation('esc'), false, '', ['start', 'a'], ['escalation a X', 'a x'], ['escalation a X', 'a x x']),
  situation('cancel', [start(), node('transaction', 't', `${start('in')}${end('out', cancel)}<sequenceFlow id="in-out" sourceRef="in" targetRef="out"/>`), boundary('b', 't', cancel), user('x'), user('no')], ['start -> t -> no', 'b -> x'], ['start', 'x']),
  situation('compensation', [start(), undoable('a'), throwing('t', compensate()), user('z')], ['start -> a -> t -> z'], ['start', 'a'], ['complete a', 'undo-a'], ['complete undo-a', 'z']),
  guarded('multiple: any of them', several, true, '', ['start', 'a ?b ?b'], ['signal s', 'x']),
  guarded('multiple: any of them', several, false, '', ['start', 'a ?b ?b'], ['signal s', 'a x ?b ?b'], ['message m', 'a x x ?b ?b']),
  guarded('parallel multiple: all of them', several, true, all, ['start', 'a ?b ?b'], ['message m', 'a ?b'], ['signal s', 'x']),
  guarded('parallel multiple: all of them', several, false, all, ['start', 'a ?b ?b'], ['message m', 'a ?b'], ['signal s', 'a x ?b ?b'], ['signal s', 'a x ?b'], ['message m', 'a x x ?b ?b']),
];

/** A process with one task, and an event sub-process beside it. */
const beside = (kind: string, body: string, interrupting: boolean, attributes: string, ...steps: Situation['steps']): Situation => situation(
  `${kind}, ${interrupting ? 'interrupting' : 'not interrupting'}`, [start(), user('a'), eventSub('h', body, { nodes: [user('x')], flows: ['h-start -> x'] }, interrupting, attributes)], ['start -> a'], ...steps,
);

const eventSubProcesses: Situation[] = [
  ...outside.map(([kind, body, [command], mark]) => beside(kind, body, true, '', ['start', `a ${mark}h-start`], [command, 'x'], ['complete x', 'done'])),
  ...outside.map(([kind, body, [command], mark]) => beside(kind, body, false, '', ['start', `a ${mark}h-start`], [command, kind === 'timer' ? 'a x' : `a x ${mark}h-start`], ['complete x', kind === 'timer' ? 'a' : `a ${mark}h-start`], ['complete a', 'done'])),
  beside('error', error('e'), true, '', ['start', 'a'], ['error a E', 'x'], ['complete x', 'done']),
  beside('escalation', escalation('esc'), true, '', ['start', 'a'], ['escalation a X', 'x']),
  beside('escalation', escalation('esc'), false, '', ['start', 'a'], ['escalation a X', 'a x'], ['complete a', 'x'], ['complete x', 'done']),
  situation('compensation', [start(), sub('p1', { nodes: [start('in'), user('a'), eventSub('h', compensate(), { nodes: [user('x')], flows: ['h-start -> x'] })], flows: ['in -> a'] }), throwing('t', compensate('p1')), user('z')],
    ['start -> p1 -> t -> z'], ['start', 'a'], ['complete a', 'x'], ['complete x', 'z']),
  beside('multiple: any of them', several, true, '', ['start', 'a ?h-start ?h-start'], ['signal s', 'x']),
  beside('multiple: any of them', several, false, '', ['start', 'a ?h-start ?h-start'], ['signal s', 'a x ?h-start ?h-start'], ['message m', 'a x x ?h-start ?h-start']),
  beside('parallel multiple: all of them', several, true, all, ['start', 'a ?h-start ?h-start'], ['signal s', 'a ?h-start'], ['message m', 'x']),
  beside('parallel multiple: all of them', several, false, all, ['start', 'a ?h-start ?h-start'], ['signal s', 'a ?h-start'], ['message m', 'a x ?h-start ?h-start']),
];

const heard = (body: string, interrupting = true): string => boundary('b', 'p1', body, interrupting);
/** A sub-process that throws at its middle or its end, and what catches it outside. */
const thrown = (kind: string, throwEvent: string, catcher: string, ...steps: Situation['steps']): Situation => situation(
  kind, [start(), sub('p1', { nodes: [start('in'), throwEvent, user('inside')], flows: throwEvent.startsWith('<endEvent') ? ['in -> t'] : ['in -> t -> inside'] }).replace(/<userTask id="inside"[^>]*><\/userTask>/, throwEvent.startsWith('<endEvent') ? '' : '$&'), catcher, user('x'), user('z')],
  ['start -> p1 -> z', 'b -> x'], ...steps,
);

const throws: Situation[] = [
  situation('none', [start(), throwing('t'), user('a')], ['start -> t -> a'], ['start', 'a >start>t>a']),
  situation('message', [start(), throwing('t', message('m')), catching('c', message('m')), user('a')], ['start -> t -> c -> a'], ['start', 'a']),
  thrown('escalation', throwing('t', escalation('esc')), heard(escalation('esc'), false), ['start', 'inside x'], ['complete inside', 'x z']),
  thrown('signal', throwing('t', signal()), heard(signal()), ['start', 'x']),
  thrown('multiple: each of them', throwing('t', escalation('esc') + signal()), heard(escalation('esc'), false), ['start', 'inside x']),
  situation('compensation', [start(), undoable('a'), undoable('b'), throwing('t', compensate('a')), user('z')], ['start -> a -> b -> t -> z'], ['start', 'a'], ['complete a', 'b'], ['complete b', 'undo-a'], ['complete undo-a', 'z']),
  situation('link', [start(), throwing('t', link('l')), throwing('t2', link('l')), catching('c', link('l')), user('a'), node('parallelGateway', 'f')], ['start -> f -> t', 'f -> t2', 'c -> a'], ['start', 'a a']),
];

const ends: Situation[] = [
  situation('none', [start(), user('a'), end()], ['start -> a -> end'], ['start', 'a'], ['complete a', 'done']),
  situation('message', [start(), node('parallelGateway', 'f'), catching('c', message('m')), user('a'), end('t', message('m'))], ['start -> f -> c -> a', 'f -> t'], ['start', 'a']),
  thrown('error', end('t', error('e')), heard(error('e')), ['start', 'x']),
  thrown('escalation', end('t', escalation('esc')), heard(escalation()), ['start', 'x']),
  thrown('escalation that does not interrupt', end('t', escalation('esc')), heard(escalation(), false), ['start', 'x z']),
  thrown('signal', end('t', signal()), heard(signal(), false), ['start', 'x z']),
  situation('compensation', [start(), undoable('a'), end('t', compensate())], ['start -> a -> t'], ['start', 'a'], ['complete a', 'undo-a'], ['complete undo-a', 'done']),
  situation('terminate', [start(), node('parallelGateway', 'f'), user('a'), user('b'), end('t', terminate)], ['start -> f -> a', 'f -> b -> t'], ['start', 'a b'], ['complete b', 'done']),
  situation('cancel', [start(), node('transaction', 't1', `${start('in')}${undoable('a')}${end('t', cancel)}<sequenceFlow id="in-a" sourceRef="in" targetRef="a"/><sequenceFlow id="a-t" sourceRef="a" targetRef="t"/>`), boundary('b', 't1', cancel), user('x')], ['start -> t1', 'b -> x'],
    ['start', 'a'], ['complete a', 'undo-a'], ['complete undo-a', 'x']),
  situation('multiple: each of them', [start(), node('parallelGateway', 'f'), catching('c', message('m')), catching('d', signal()), user('a'), user('b'), end('t', several)], ['start -> f -> c -> a', 'f -> d -> b', 'f -> t'], ['start', 'a b']),
];

export const positions: Readonly<Record<string, readonly Situation[]>> = {
  '§10.5.2 events that start a process': starts,
  '§10.5.4 events at which the flow waits': catches,
  '§10.5.4 events at the border of an activity': boundaries,
  '§10.5.2 events that start an event sub-process': eventSubProcesses,
  '§10.5.4 events that are thrown on the way': throws,
  '§10.5.3 events that are thrown at an end': ends,
};
