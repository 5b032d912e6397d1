/** Forms made from the schema: what an element says once, what it says several times, and lists inside. Every write is one undoable edit. */
import { useId } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'suomifi-ui-components';
import { nationalLimits } from '../../guidance/index.ts';
import { useLanguage, useTexts } from '../../ui/index.ts';
import { processOf } from '../canvas/diagram.ts';
import type { Diagram } from '../canvas/diagram.ts';
import type { DiagramElement } from '../canvas/services.ts';
import { addExtension, addInside, extensionOf, extensionsOf, removeExtension, removeInside, setAttributes, updateExtension } from '../guidance/extension.ts';
import type { Attributes, GuidanceType } from '../guidance/extension.ts';
import { listOf, textOf } from '../guidance/moddle.ts';
import type { ModdleElement } from '../guidance/moddle.ts';
import { texts } from '../texts.ts';
import { useRoles, useUnits } from './choices.ts';
import type { FieldChoice } from './choices.ts';
import { ChoiceField, TypedField, YesField } from './fields.tsx';
import { schema } from './schema.ts';
import type { Field, FieldList, TypeFields } from './field.ts';
import { refusalOf } from './typed.ts';

interface SaidProps { readonly diagram: Diagram; readonly element: DiagramElement; readonly owner: ModdleElement; readonly type: GuidanceType; readonly readOnly: boolean }

/** What stands at most once on an element: made by the first field that is filled in, gone with the last. */
export function SaidOnce({ diagram, element, owner, type, readOnly, only }: SaidProps & { readonly only?: readonly string[] }): ReactNode {
  const spec = specOf(type);
  const found = extensionOf(owner, type);
  const set = (attributes: Attributes): void => { diagram.edit(element, setAttributes(diagram.create, owner, type, attributes)); };
  return <Fields diagram={diagram} element={element} target={found} spec={spec} name={type} readOnly={readOnly} only={only} onSet={set} />;
}

interface SaidManyProps extends SaidProps {
  /** What a new one begins with. */
  readonly starts: (count: number) => Readonly<Record<string, string>>;
  readonly nameOf: (said: ModdleElement) => string;
}

/** What may stand several times: one card each, with a way to add and to take away. */
export function SaidMany({ starts, nameOf, ...props }: SaidManyProps): ReactNode {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { diagram, element, owner, type, readOnly } = props;
  const spec = specOf(type);
  const all = extensionsOf(owner, type);
  const title = spec.title[language];
  return (
    <div className="mo-many" data-many={type}>
      {all.length === 0 && <p className="lu-muted">{t('none')}</p>}
      {all.map((said, at) => (
        <section key={at} className="mo-card" aria-label={`${title}: ${nameOf(said) || at + 1}`}>
          <h4>{nameOf(said) || `${title} ${at + 1}`}</h4>
          <Fields diagram={diagram} element={element} target={said} spec={spec} name={`${type}-${at}`} readOnly={readOnly} onSet={(attributes) => { diagram.edit(element, updateExtension(said, attributes)); }} />
          {!readOnly && <Button variant="secondaryNoBorder" onClick={() => { diagram.edit(element, removeExtension(owner, said)); }}>{t('removeWhat', { what: nameOf(said) || title.toLowerCase() })}</Button>}
        </section>
      ))}
      {!readOnly && <Button variant="secondary" onClick={() => { diagram.edit(element, addExtension(diagram.create, owner, type, starts(all.length))); }}>{t('addTo', { what: title.toLowerCase() })}</Button>}
    </div>
  );
}

interface FieldsProps {
  readonly diagram: Diagram;
  readonly element: DiagramElement;
  readonly target: ModdleElement | undefined;
  readonly spec: TypeFields;
  /** Unique on the page: names of the inputs are made from it. */
  readonly name: string;
  readonly readOnly: boolean;
  readonly only?: readonly string[] | undefined;
  readonly onSet: (attributes: Attributes) => void;
}

export function Fields({ diagram, element, target, spec, name, readOnly, only, onSet }: FieldsProps): ReactNode {
  const shown = only === undefined ? spec.fields : spec.fields.filter(({ property }) => only.includes(property));
  return (
    <>
      {shown.map((field) => <OneField key={field.property} diagram={diagram} field={field} target={target} name={`${name}-${field.property}`} readOnly={readOnly} onSet={onSet} />)}
      {target && only === undefined && spec.lists?.map((list) => <Inside key={list.property} diagram={diagram} element={element} owner={target} list={list} name={`${name}-${list.property}`} readOnly={readOnly} />)}
    </>
  );
}

/** A list inside an extension element, such as a ladder's steps. */
function Inside({ diagram, element, owner, list, name, readOnly }: { readonly diagram: Diagram; readonly element: DiagramElement; readonly owner: ModdleElement; readonly list: FieldList; readonly name: string; readonly readOnly: boolean }): ReactNode {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const all = listOf(owner, list.property);
  const spec = schema[list.type] ?? { title: list.label, fields: [] };
  const starts = { ...list.starts, ...(spec.fields.some(({ property }) => property === 'id') && { id: `${list.starts['id'] ?? list.type.toLowerCase()}${all.length + 1}` }) };
  return (
    <fieldset className="mo-inside" data-list={name}>
      <legend>{list.label[language]}</legend>
      {all.map((said, at) => (
        <div key={at} className="mo-inside-one" role="group" aria-label={`${spec.title[language]} ${at + 1}`}>
          <Fields diagram={diagram} element={element} target={said} spec={spec} name={`${name}-${at}`} readOnly={readOnly} onSet={(attributes) => { diagram.edit(element, updateExtension(said, attributes)); }} />
          {!readOnly && <button type="button" className="mo-tool" onClick={() => { diagram.edit(element, removeInside(owner, list.property, said)); }}>{t('removeWhat', { what: `${spec.title[language].toLowerCase()} ${at + 1}` })}</button>}
        </div>
      ))}
      {!readOnly && <button type="button" className="mo-tool" onClick={() => { diagram.edit(element, addInside(diagram.create, owner, list.property, list.type, starts)); }}>{list.add[language]}</button>}
    </fieldset>
  );
}

interface OneFieldProps { readonly diagram: Diagram; readonly field: Field; readonly target: ModdleElement | undefined; readonly name: string; readonly readOnly: boolean; readonly onSet: (attributes: Attributes) => void }

function OneField({ diagram, field, target, name, readOnly, onSet }: OneFieldProps): ReactNode {
  const { language } = useLanguage();
  const choices = useChoices(diagram, field);
  const hint = useHint(field);
  const { property, kind, lang, usual, instead = [] } = field;
  const clears = Object.fromEntries(instead.map((other) => [other, '']));
  const commit = (value: string): void => { onSet({ [property]: value, ...(value.trim() !== '' && clears) }); };
  const shared = { label: field.label[language], name, readOnly, ...(hint !== undefined && { hint }), ...(lang && { lang }) };
  if (kind === 'yes') {
    const usually = usual === 'true';
    const said = target?.get(property);
    return <YesField {...shared} value={said === undefined ? usually : said === true} onCommit={(yes) => { onSet({ [property]: yes === usually ? undefined : yes }); }} />;
  }
  const value = textOf(target, property);
  if (choices) return <ChoiceField {...shared} value={value === usual ? '' : value} choices={choices} onCommit={commit} />;
  return <TypedField {...shared} value={value} numeric={kind === 'whole'} {...(kind === 'long' && { rows: 2 })} refuse={(typed) => refusalOf(kind, typed, language)} onCommit={commit} />;
}

function useHint({ kind }: Field): string | undefined {
  const t = useTexts(texts);
  return kind === 'names' ? t('requiresHint') : kind === 'feel' ? t('conditionHint') : undefined;
}

/** The closed list that a field chooses from, with a way to say nothing; undefined for a field that is typed. */
function useChoices(diagram: Diagram, { kind, usual }: Field): readonly FieldChoice[] | undefined {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const [roles, units, id] = [useRoles(), useUnits(), useId()];
  void id;
  const none = { value: '', label: t('notSaid') };
  if (typeof kind !== 'string') {
    const said = kind.map(({ value, says }) => ({ value, label: says[language] }));
    return [{ value: '', label: said.find(({ value }) => value === usual)?.label ?? t('notSaid') }, ...said.filter(({ value }) => value !== usual)];
  }
  if (kind === 'role') return [none, ...roles, { value: 'responsible', label: t('toResponsible') }];
  if (kind === 'unit') return [none, ...units];
  const found = fromModel(diagram, kind);
  return found && [none, ...found];
}

function fromModel(diagram: Diagram, kind: string): readonly FieldChoice[] | undefined {
  const process = processOf(diagram)?.process;
  if (kind === 'limitRow') return nationalLimits.map(({ id, law, limit, unit }) => ({ value: id, label: `${law}: ${limit ?? ''} ${unit} (${id})` }));
  if (!process) return undefined;
  if (kind === 'ladder') return extensionsOf(process, 'Ladder').map((ladder) => textOf(ladder, 'id')).map((value) => ({ value, label: value }));
  if (kind === 'coordinator') return extensionsOf(process, 'Coordinator').map((each) => ({ value: textOf(each, 'role'), label: textOf(each, 'fi') || textOf(each, 'role') }));
  return kind === 'step' ? stepsIn(diagram) : undefined;
}

function stepsIn(diagram: Diagram): readonly FieldChoice[] {
  return diagram.get('elementRegistry').getAll()
    .filter(({ type, waypoints, labelTarget }) => waypoints === undefined && labelTarget === undefined && /(Task|Event|SubProcess|Gateway|Activity)$/.test(type))
    .map(({ id, businessObject }) => ({ value: id, label: businessObject.name?.trim() || id }));
}

function specOf(type: GuidanceType): TypeFields {
  const spec = schema[type];
  if (!spec) throw new Error(`Invariant: the panel knows guidance:${type}`);
  return spec;
}
