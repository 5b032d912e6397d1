/** Compares two models by meaning. How things are drawn, in which order the file has them and which tool wrote it is no difference. */
import type { DocumentElement, Json } from '../../kernel/index.ts';
import type { Texts } from '../model/guidance-definition.ts';
import { described, namesIn, wholeAt } from './aspects.ts';
import { changeAspects } from './change.ts';
import type { Change, ChangeAspect, Comparison } from './change.ts';
import { compareForms } from './compare-forms.ts';
import { contentOf, saidIn, same } from './content.ts';
import type { ElementContent, ModelFiles } from './content.ts';
import { differences } from './diff-said.ts';
import { matchElements } from './match.ts';

type Contents = ReadonlyMap<string, ElementContent>;

/** @returns changes by aspect, then in the order of the right file: what must be done to the left model to get the right one */
export function compareModels(left: ModelFiles, right: ModelFiles): Comparison {
  const matched = matchElements(left.document, right.document);
  const [before, after] = [contentsOf(left.document.elements), contentsOf(matched.right.elements)];
  const names = namesOf(before, after);
  const side = (id: string): Pick<Change, 'left' | 'right' | 'elementType' | 'names'> => ({
    left: before.has(id) ? id : null, right: after.has(id) ? matched.ownId.get(id) ?? id : null, elementType: kindOf((after.get(id) ?? before.get(id))?.type), names: names[id] ?? { fi: id },
  });
  const ids = [...new Set([...after.keys(), ...before.keys()])];
  const ofElements = ids.flatMap((id) => compareElement(id, before.get(id), after.get(id), [left.document.elements.get(id), matched.right.elements.get(id)]).map((change) => ({ ...side(id), ...change })));
  const ofForms = compareForms(left.forms, right.forms).map(({ form, ...change }): Change => {
    const step = stepUsing(after, 'form', form) ?? stepUsing(before, 'form', form);
    return { kind: kindOfChange(change.from, change.to), ...(step === null ? { left: null, right: null, elementType: null, names: { fi: form } } : side(step)), ...change };
  });
  const ofDecisions = compareDecisions(left.decisions, right.decisions).map(({ key, ...change }): Change => {
    const step = stepUsing(after, 'decision', key) ?? stepUsing(before, 'decision', key);
    return { ...change, ...(step === null ? { left: null, right: null, elementType: null, names: { fi: key } } : side(step)) };
  });
  const rank = (aspect: ChangeAspect): number => changeAspects.indexOf(aspect);
  const changes = [...ofElements, ...ofForms, ...ofDecisions].sort((one, other) => rank(one.aspect) - rank(other.aspect));
  return { changes, names, matched: { byId: matched.byId, byName: matched.byName } };
}

function compareDecisions(left: ModelFiles['decisions'], right: ModelFiles['decisions']): readonly (Pick<Change, 'kind' | 'aspect' | 'part' | 'attribute' | 'from' | 'to'> & { readonly key: string })[] {
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])].filter((key) => left[key] !== right[key]);
  return keys.map((key) => ({
    key, kind: left[key] === undefined ? 'added' : right[key] === undefined ? 'removed' : 'changed', aspect: 'decision', part: { id: key, names: { fi: key } }, attribute: null,
    from: left[key] === undefined ? null : key, to: right[key] === undefined ? null : key,
  }));
}

/** The first step that uses a form or a decision. */
function stepUsing(contents: Contents, type: 'form' | 'decision', key: string): string | null {
  for (const [id, content] of contents) if (saidIn(saidIn(content.extensions, type), 'key') === key) return id;
  return null;
}

function contentsOf(elements: ReadonlyMap<string, DocumentElement>): Contents {
  return new Map([...elements].map(([id, element]) => {
    const content = contentOf(element);
    return [id, { ...content, properties: Object.fromEntries(Object.entries(element.properties).map(([name, value]) => [name, withoutIds(value)])) }];
  }));
}

/** Ids of what stands inside an element, such as its event definition, say nothing. */
function withoutIds(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: Json) => withoutIds(item));
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'id').map(([name, held]: [string, Json]) => [name, withoutIds(held)]));
}

/** Containers without meaning of their own. */
const silent: ReadonlySet<string> = new Set(['bpmn:LaneSet', 'bpmn:Association', 'bpmn:Collaboration']);

function compareElement(id: string, before: ElementContent | undefined, after: ElementContent | undefined, elements: readonly [DocumentElement | undefined, DocumentElement | undefined]): Pick<Change, 'kind' | 'aspect' | 'part' | 'attribute' | 'from' | 'to'>[] {
  const content = after ?? before;
  if (content === undefined || silent.has(content.type)) return [];
  if (before === undefined || after === undefined) return [{ kind: before === undefined ? 'added' : 'removed', aspect: aspectOfType(content), part: null, attribute: null, from: before === undefined ? null : id, to: after === undefined ? null : id }];
  const found = differences(before, after, [], wholeAt).map((difference) => {
    const change = described(difference, [before, after]);
    return { kind: kindOfChange(change.from, change.to), ...change };
  });
  return [...found, ...orderChange(elements)];
}

/** The order in which a gateway asks its flows: the first condition that holds is taken. */
function orderChange([left, right]: readonly [DocumentElement | undefined, DocumentElement | undefined]): Pick<Change, 'kind' | 'aspect' | 'part' | 'attribute' | 'from' | 'to'>[] {
  if (!left || !right || !['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway', 'bpmn:ComplexGateway'].includes(right.type)) return [];
  const common = (one: DocumentElement, other: DocumentElement): readonly string[] => one.outgoing.filter((flow) => other.outgoing.includes(flow));
  const [from, to] = [common(left, right), common(right, left)];
  return same(from, to) ? [] : [{ kind: 'changed', aspect: 'order', part: null, attribute: null, from, to }];
}

function kindOfChange(from: Change['from'], to: Change['to']): Change['kind'] {
  if (from === null) return 'added';
  return to === null ? 'removed' : 'changed';
}

function aspectOfType({ type, place }: ElementContent): ChangeAspect {
  const known: Readonly<Record<string, ChangeAspect>> = { 'bpmn:SequenceFlow': 'flow', 'bpmn:Lane': 'lane', 'bpmn:Participant': 'participant', 'bpmn:MessageFlow': 'messageFlow' };
  return known[type] ?? (place.endsWith('/flowElements') && !/Data(Object|Store)/.test(type) ? 'step' : 'other');
}

/** BPMN's word: `bpmn:UserTask` → `userTask`. */
function kindOf(type: string | undefined): string | null {
  const word = type?.replace(/^.*:/, '');
  return word === undefined ? null : word.charAt(0).toLowerCase() + word.slice(1);
}

function namesOf(before: Contents, after: Contents): Record<string, Texts> {
  const all = new Map([...before, ...after]);
  const own = (id: string): Texts => namesIn(id, all.get(id));
  return Object.fromEntries([...all].map(([id, content]) => [id, content.type === 'bpmn:SequenceFlow' || content.type === 'bpmn:MessageFlow' ? flowNames(own(id), id, content, own) : own(id)]));
}

/** `from → to`, with the flow's own name where it has one. */
function flowNames(named: Texts, id: string, content: ElementContent, own: (id: string) => Texts): Texts {
  const [source, target] = ['sourceRef', 'targetRef'].map((name) => String((content.properties[name] as { readonly $ref?: string } | undefined)?.$ref ?? ''));
  if (!source || !target) return named;
  const [from, to] = [own(source), own(target)];
  const words = (language: 'fi' | 'sv' | 'en'): string => `${from[language] ?? from.fi} → ${to[language] ?? to.fi}${named.fi === id ? '' : ` (${named[language] ?? named.fi})`}`;
  return { fi: words('fi'), sv: words('sv'), en: words('en') };
}
