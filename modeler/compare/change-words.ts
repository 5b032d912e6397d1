/** A change as a sentence: "The limit of 'Start of assessment' falls from 7 working days to 5 working days". Pure. */
import type { ModelChange, ModelComparison } from '../../contracts/index.ts';
import { fill, words } from '../../ui/pure.ts';
import type { Language } from '../../ui/pure.ts';
import { unitTexts } from '../kind-texts.ts';
import { aspectTexts, attributeTexts, sentenceTexts, silentAttributes } from './change-texts.ts';

type Names = ModelComparison['names'];
type Value = ModelChange['from'];
/** How roles are called; the caller brings the product's own table. */
export type RoleWord = (role: string) => string;
export interface Speaking { readonly language: Language; readonly names: Names; readonly role: RoleWord }

const things: ReadonlySet<string> = new Set(['flow', 'lane', 'participant', 'messageFlow', 'other']);

export function sayChange(change: ModelChange, speaking: Speaking): string {
  const { language } = speaking;
  const say = (key: keyof typeof sentenceTexts, values: Readonly<Record<string, string>>): string => fill(sentenceTexts[key][language], values);
  const name = words(change.names, language).text;
  if (change.aspect === 'step') return say(change.kind === 'added' ? 'stepAdded' : 'stepRemoved', { name });
  const what = whatOf(change, language);
  if (things.has(change.aspect) && change.kind !== 'changed' && change.attribute === null && change.part === null) return say(change.kind === 'added' ? 'thingAdded' : 'thingRemoved', { name, what });
  const [from, to] = [sayValue(change.from, speaking), sayValue(change.to, speaking)];
  if (change.part !== null) return sayPart(change, { name, what, from, to, part: words(change.part.names, language).text }, speaking);
  return say(({ added: 'valueAdded', removed: 'valueRemoved', changed: 'valueChanged' } as const)[change.kind], { name, what, from, to });
}

function sayPart(change: ModelChange, said: Readonly<Record<'name' | 'what' | 'from' | 'to' | 'part', string>>, { language }: Speaking): string {
  const say = (key: keyof typeof sentenceTexts, values: Readonly<Record<string, string>>): string => fill(sentenceTexts[key][language], values);
  if (change.attribute === null && change.kind !== 'changed') return say(change.kind === 'added' ? 'partAdded' : 'partRemoved', said);
  if (change.aspect === 'clock' && change.attribute === 'limit') return say(({ less: 'limitFalls', more: 'limitRises', other: 'limitChanges' } as const)[direction(change.from, change.to)], limits(change, said, language));
  return say('partChanged', { ...said, what: aspectTexts[change.aspect][language], attribute: attributeWord(change.attribute, language, change.aspect) });
}

/** `from 7 to 5 working days`: the unit once, where it stays. */
function limits({ from, to }: ModelChange, said: Readonly<Record<string, string>>, language: Language): Readonly<Record<string, string>> {
  const short = language !== 'fi' && direction(from, to) !== 'other';
  return { ...said, from: short ? String(propertyOf(from, 'limit')) : said['from'] ?? '' };
}

function direction(from: Value, to: Value): 'less' | 'more' | 'other' {
  const [before, after] = [from, to].map((value) => Number(propertyOf(value, 'limit') ?? Number.NaN)) as [number, number];
  if (propertyOf(from, 'unit') !== propertyOf(to, 'unit') || !(before !== after)) return 'other';
  return after < before ? 'less' : after > before ? 'more' : 'other';
}

/** What a change or a conflict is about: `Instruction in Swedish`, `Clock ‘first_response’, limit`. */
export function sayThing(thing: Pick<ModelChange, 'aspect' | 'attribute' | 'part'>, language: Language): string {
  if (thing.part === null) return whatOf(thing, language);
  const attribute = attributeWord(thing.attribute, language, thing.aspect);
  return `${aspectTexts[thing.aspect][language]} ”${words(thing.part.names, language).text}”${attribute === '' ? '' : `, ${attribute}`}`;
}

/** `Instruction in Swedish`. */
function whatOf({ aspect, attribute }: Pick<ModelChange, 'aspect' | 'attribute'>, language: Language): string {
  const what = aspectTexts[aspect][language];
  return attribute === null || silentAttributes.has(attribute) || (aspect === 'name' && attribute === 'fi') ? what : `${what} ${attributeWord(attribute, language)}`;
}

/** The word that the attribute has where it stands, else the usual one: the limit of a coordinator is not one of time. */
function attributeWord(attribute: string | null, language: Language, aspect = ''): string {
  return attribute === null ? '' : (attributeTexts[`${aspect}.${attribute}`] ?? attributeTexts[attribute])?.[language] ?? attribute;
}

const longest = 160;

/** A value in words: names instead of ids, units and roles by their words. */
export function sayValue(value: Value, speaking: Speaking): string {
  const { language, names } = speaking;
  if (value === null || value === undefined || value === '') return sentenceTexts.nothing[language];
  if (typeof value === 'boolean') return sentenceTexts[value ? 'yes' : 'no'][language];
  if (typeof value === 'string' && Object.hasOwn(names, value)) return `”${words(names[value] ?? { fi: value }, language).text}”`;
  if (typeof value !== 'object') return shorten(String(value));
  if (Array.isArray(value)) return value.length === 0 ? sentenceTexts.nothing[language] : shorten(value.map((item) => sayValue(item as Value, speaking)).join(', '));
  return shorten(sayRecord(value as Readonly<Record<string, Value>>, speaking));
}

function sayRecord(record: Readonly<Record<string, Value>>, speaking: Speaking): string {
  const { language, role } = speaking;
  const text = (name: string): string => String(record[name] ?? '');
  if (typeof record['$ref'] === 'string') return sayValue(record['$ref'], speaking);
  if (typeof record['on'] === 'string') return sayTrigger(text('on'), text('element'), speaking);
  if ('limit' in record || 'unit' in record && 'roll' in record) return [text('limit'), unitWord(text('unit'), language)].filter((part) => part !== '').join(' ');
  if ('offset' in record) return [text('offset'), unitWord(text('unit'), language), role(text('role'))].filter((part) => part !== '').join(' ');
  if ('toRole' in record) return [role(text('toRole')), text('toUnit')].filter((part) => part !== '').join(', ');
  if ('role' in record) return [role(text('role')), text('unit')].filter((part) => part !== '').join(', ');
  if (language in record || 'fi' in record) return text(language in record ? language : 'fi');
  return sayRest(record, speaking);
}

/** What has no words of its own: the texts in it. */
function sayRest(record: Readonly<Record<string, Value>>, speaking: Speaking): string {
  const said = Object.entries(record).filter(([name]) => !name.startsWith('$') && name !== 'id').map(([, value]) => sayValue(value, speaking));
  return said.length === 0 ? String(record['$type'] ?? '').replace(/^.*:/, '') : said.join(', ');
}

function sayTrigger(on: string, element: string, { language, names }: Speaking): string {
  if (on !== 'caseOpened' && on !== 'activated' && on !== 'completed') return on;
  return fill(sentenceTexts[on][language], { name: words(names[element] ?? { fi: element }, language).text });
}

function unitWord(unit: string, language: Language): string {
  return unitTexts[unit as keyof typeof unitTexts]?.[language] ?? unit;
}

function propertyOf(value: Value, name: string): Value {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, Value>>)[name] ?? null : null;
}

function shorten(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

export const changeGroups = ['groupPath', 'groupWork', 'groupTime', 'groupForms', 'groupWords', 'groupOther'] as const;
export type ChangeGroup = typeof changeGroups[number];
const groups: Readonly<Record<ChangeGroup, readonly ModelChange['aspect'][]>> = {
  groupPath: ['step', 'flow', 'lane', 'participant', 'messageFlow', 'name', 'type', 'place', 'order', 'condition', 'default', 'event', 'loop', 'channels'],
  groupWork: ['standsIn', 'role', 'tier', 'handover', 'coordinator'], groupTime: ['clock', 'ladder'], groupForms: ['form', 'formField', 'decision'],
  groupWords: ['instruction', 'clientView', 'basis', 'source', 'documentation'], groupOther: ['locked', 'guidance', 'foreign', 'other'],
};

export function groupOf({ aspect }: Pick<ModelChange, 'aspect'>): ChangeGroup {
  return changeGroups.find((group) => groups[group].includes(aspect)) ?? 'groupOther';
}
