/** What a difference is about, from its path: the words of care guidance instead of those of XML. */
import type { Json } from '../../kernel/index.ts';
import type { Texts } from '../model/guidance-definition.ts';
import type { ChangeAspect } from './change.ts';
import { isRecordOf, plainOf, saidIn } from './content.ts';
import type { Said } from './content.ts';
import type { Difference } from './diff-said.ts';

export interface Described { readonly aspect: ChangeAspect; readonly part: { readonly id: string; readonly names: Texts } | null; readonly attribute: string | null; readonly from: Json; readonly to: Json }

const byProperty: Readonly<Record<string, ChangeAspect>> = {
  name: 'name', conditionExpression: 'condition', default: 'default', sourceRef: 'flow', targetRef: 'flow', eventDefinitions: 'event', attachedToRef: 'event', cancelActivity: 'event',
  loopCharacteristics: 'loop', documentation: 'documentation',
};
const byExtension: Readonly<Record<string, ChangeAspect>> = {
  tier: 'tier', entry: 'channels', names: 'name', assignment: 'role', handover: 'handover', coordinator: 'coordinator', form: 'form', decision: 'decision', instruction: 'instruction',
  clientview: 'clientView', basis: 'basis', source: 'source', clock: 'clock', noclock: 'clock', ladder: 'ladder', locked: 'locked',
};
/** Extension elements of which an element has several, so that the change says which. */
const several: ReadonlySet<ChangeAspect> = new Set(['clock', 'ladder', 'basis', 'source', 'coordinator']);

/** One thing, not to be taken apart: an expression, a step of a ladder, a reference to a law, an element of another tool. */
export function wholeAt(path: readonly string[]): boolean {
  const [kind, name = ''] = path;
  if (kind === 'properties') return path.length === 2;
  if (kind !== 'extensions' || path.length < 2) return false;
  const aspect = aspectOfExtension(name);
  return (path.length === 2 && ['basis', 'source', 'foreign', 'locked'].includes(aspect)) || ((path[2] === 'steps' || path[2] === 'warnings') && path.length === 4);
}

export function aspectOfExtension(key: string): ChangeAspect {
  if (key.includes(':')) return 'foreign';
  return byExtension[key.replace(/[(#].*$/s, '')] ?? 'guidance';
}

/** @param whole the element's content on either side, where the names of clocks stand */
export function described({ path: [kind = '', name = '', ...rest], from, to }: Difference, whole: readonly [left: Said, right: Said]): Described {
  const values = { from: plainOf(from), to: plainOf(to) };
  if (kind === 'properties') return { aspect: byProperty[name] ?? 'other', part: null, attribute: attributeOfProperty(name), ...values, ...(name === 'conditionExpression' && { from: body(from), to: body(to) }) };
  if (kind !== 'extensions') return { aspect: ({ type: 'type', place: 'place', lanes: 'standsIn', outgoing: 'order' } as const)[kind] ?? 'other', part: null, attribute: null, ...values };
  const aspect = aspectOfExtension(name);
  const id = /\((.*)\)/s.exec(name)?.[1] ?? name;
  const part = several.has(aspect) ? { id, names: partNames(id, whole.map((side) => saidIn(saidIn(side, 'extensions'), name)) as [Said, Said]) } : null;
  return { aspect, part, attribute: attributeOf(aspect, name, rest), ...values };
}

function attributeOf(aspect: ChangeAspect, key: string, rest: readonly string[]): string | null {
  if (aspect === 'guidance' || aspect === 'foreign') return [key, ...rest].join('.');
  const member = ({ steps: 'step', warnings: 'warning' } as const)[rest[0] ?? ''];
  return member === undefined ? rest[0] ?? null : `${member} ${rest[1] ?? ''}`.trim();
}

function attributeOfProperty(name: string): string | null {
  if (name === 'name') return 'fi';
  return byProperty[name] === undefined || ['sourceRef', 'targetRef', 'attachedToRef', 'cancelActivity'].includes(name) ? name : null;
}

function body(expression: Said): Json {
  const text = saidIn(expression, 'body');
  return typeof text === 'string' ? text : null;
}

function partNames(id: string, [left, right]: readonly [Said, Said]): Texts {
  const of = [right, left].find((side) => typeof saidIn(side, 'fi') === 'string');
  const [fi, sv, en] = ['fi', 'sv', 'en'].map((language) => saidIn(of, language));
  return { fi: typeof fi === 'string' ? fi : id, ...(typeof sv === 'string' && { sv }), ...(typeof en === 'string' && { en }) };
}

/** Name of an element in the languages it has; its id when it has none. */
export function namesIn(id: string, content: Said): Texts {
  const fi = saidIn(saidIn(content, 'properties'), 'name');
  const names = saidIn(saidIn(content, 'extensions'), 'names');
  const [sv, en] = ['sv', 'en'].map((language) => (isRecordOf(names) ? saidIn(names, language) : undefined));
  return { fi: typeof fi === 'string' && fi.trim() !== '' ? fi.trim() : id, ...(typeof sv === 'string' && { sv }), ...(typeof en === 'string' && { en }) };
}
