/**
 * Rebase by meaning: base = the parent version that a variant came from, theirs = the parent's new version, ours = the variant.
 * Merged are elements and what they say, never text. The merge is clean when the sides did not touch the same thing; no edit is lost.
 */
import type { DocumentElement, Json, Part } from '../../kernel/index.ts';
import { contentOf, elementOf, extensionKeys } from './content.ts';
import type { ElementContent, ModelFiles, Said, SaidRecord } from './content.ts';
import { formContent, formOf } from './form-content.ts';
import { mergeDrawings } from './merge-drawings.ts';
import { mergeOrder, mergeSaid, Merging } from './merge-said.ts';
import type { Choices, Conflict } from './merge-said.ts';
import { decideRemovals, withoutLoose } from './removals.ts';
import type { Removals, Three } from './removals.ts';

export interface Merged {
  /** What all choices give; where nothing is chosen yet, ours. */
  readonly files: ModelFiles;
  readonly conflicts: readonly Conflict[];
}

export interface MergeInput { readonly base: ModelFiles; readonly ours: ModelFiles; readonly theirs: ModelFiles }

/** @param choices by conflict id, as a merge of the same three gave them */
export function mergeModels({ base, ours, theirs }: MergeInput, choices: Choices = {}): Merged {
  const merging = new Merging(choices);
  const three: Three = { base: base.document, ours: ours.document, theirs: theirs.document };
  const removals = decideRemovals(merging, three);
  const merged = new Map<string, DocumentElement>();
  for (const id of elementOrder(three)) {
    const element = removals.gone.has(id) ? undefined : mergeElement(merging, three, removals, id);
    if (element !== undefined) merged.set(id, element);
  }
  const elements = withOutgoing(merging, three, withoutLoose(merged));
  const definitions = mergeSaid(merging, { base: base.document.definitions, ours: ours.document.definitions, theirs: signed(theirs.document.definitions, ours.document.definitions) }, '', ['definitions']) as Part;
  const forms = mergeForms(merging, { base, ours, theirs }, elements);
  const decisions = mergeDecisions(merging, { base, ours, theirs }, elements);
  return { files: { document: { definitions, elements, ...mergeDrawings(three, elements) }, forms, decisions }, conflicts: merging.conflicts };
}

/** Which tool wrote a file last is nobody's edit. */
function signed(theirs: Part, ours: Part): Part {
  const { exporter: _exporter, exporterVersion: _version, ...said } = theirs;
  return { ...said, $type: theirs.$type, ...(ours['exporter'] !== undefined && { exporter: ours['exporter'] }), ...(ours['exporterVersion'] !== undefined && { exporterVersion: ours['exporterVersion'] }) };
}

function elementOrder({ base, ours, theirs }: Three): readonly string[] {
  const { order } = mergeOrder([...base.elements.keys()], [...ours.elements.keys()], [...theirs.elements.keys()]);
  // One that a side removed may be kept all the same: it stands last, its place in the file says nothing.
  return [...new Set([...order, ...ours.elements.keys(), ...theirs.elements.keys()])];
}

function mergeElement(merging: Merging, three: Three, { kept, led }: Removals, id: string): DocumentElement | undefined {
  const [base, ours, theirs] = [three.base.elements.get(id), three.ours.elements.get(id), three.theirs.elements.get(id)];
  const only = kept.get(id);
  if (only !== undefined) return three[only].elements.get(id);
  if (ours === undefined || theirs === undefined) return ours ?? theirs;
  const leader = led.get(id);
  const ends = leader && three[leader].elements.get(id);
  const content = mergeSaid(merging, { base: base && contentOf(base), ours: contentOf(withEnds(ours, ends)), theirs: contentOf(withEnds(theirs, ends)) }, id, []) as ElementContent;
  const { order } = mergeOrder(extensionKeys(base), extensionKeys(ours), extensionKeys(theirs));
  return elementOf(id, content, order, ours.outgoing);
}

function withEnds(flow: DocumentElement, other: DocumentElement | undefined): DocumentElement {
  const ends = other && Object.fromEntries(['sourceRef', 'targetRef'].flatMap((name): [string, Json][] => (other.properties[name] === undefined ? [] : [[name, other.properties[name]]])));
  return { ...flow, properties: { ...flow.properties, ...ends } };
}

/** Only there does the order of flows say something: the first condition that holds is taken. */
const ordered: ReadonlySet<string> = new Set(['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway', 'bpmn:ComplexGateway']);

function withOutgoing(merging: Merging, { base, ours, theirs }: Three, elements: ReadonlyMap<string, DocumentElement>): ReadonlyMap<string, DocumentElement> {
  const flows = new Map<string, string[]>();
  for (const { id, type, properties } of elements.values()) {
    const source = properties['sourceRef'] as { readonly $ref?: string } | undefined;
    if (type === 'bpmn:SequenceFlow' && source?.$ref !== undefined) flows.set(source.$ref, [...flows.get(source.$ref) ?? [], id]);
  }
  return new Map([...elements].map(([id, element]) => {
    const [b, o, t] = [base, ours, theirs].map((side) => side.elements.get(id)?.outgoing ?? []) as [readonly string[], readonly string[], readonly string[]];
    const { order, clash } = mergeOrder(b, o, t);
    const theirOrder = clash && ordered.has(element.type) && merging.conflict({ elementId: id, path: ['outgoing'] }, b, o, t) === 'theirs';
    const own = flows.get(id) ?? [];
    return [id, { ...element, outgoing: [...new Set([...(theirOrder ? t : []), ...order, ...own])].filter((flow) => own.includes(flow)) }];
  }));
}

function mergeForms(merging: Merging, { base, ours, theirs }: MergeInput, elements: ReadonlyMap<string, DocumentElement>): ModelFiles['forms'] {
  const contents = ({ forms }: ModelFiles): SaidRecord => Object.fromEntries(Object.entries(forms).map(([key, schema]) => [key, formContent(schema)]));
  const [b, o, t] = [contents(base), contents(ours), contents(theirs)];
  const merged = mergeSaid(merging, { base: b, ours: o, theirs: t }, '', ['forms']);
  return Object.fromEntries(withUsed(merged as SaidRecord, [o, t], keysUsed(elements, 'form')).map(([key, content]): [string, Json] => [key, formOf(content)]));
}

/** A decision is merged as a whole: its rules are read one after another, so that two changed tables say together what neither side said. */
function mergeDecisions(merging: Merging, { base, ours, theirs }: MergeInput, elements: ReadonlyMap<string, DocumentElement>): ModelFiles['decisions'] {
  const merged = mergeSaid(merging, { base: base.decisions, ours: ours.decisions, theirs: theirs.decisions }, '', ['decisions']);
  return Object.fromEntries(withUsed(merged as SaidRecord, [ours.decisions, theirs.decisions], keysUsed(elements, 'decision'))) as ModelFiles['decisions'];
}

function keysUsed(elements: ReadonlyMap<string, DocumentElement>, type: 'form' | 'decision'): readonly string[] {
  return [...new Set([...elements.values()].flatMap(({ extensions }) => extensions.flatMap((part) => (part.$type.toLowerCase() === `guidance:${type}` ? String(part['key']) : []))))];
}

/** What one side removed but a step of the other still uses stays. */
function withUsed(merged: SaidRecord, sides: readonly SaidRecord[], used: readonly string[]): [string, Said][] {
  const kept = used.filter((key) => !Object.hasOwn(merged, key)).flatMap((key): [string, Said][] => {
    const found = sides.find((side) => Object.hasOwn(side, key));
    return found === undefined ? [] : [[key, found[key]]];
  });
  return [...Object.entries(merged), ...kept];
}
