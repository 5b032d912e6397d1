/** What care guidance says about the chosen step: names, who does it, instruction, form, law, sources, the client's words. */
import type { ReactNode } from 'react';
import { useTexts } from '../../ui/index.ts';
import type { Diagram } from '../canvas/diagram.ts';
import { extensionOf, setAttributes } from '../guidance/extension.ts';
import type { GuidanceType } from '../guidance/extension.ts';
import { isModdle, textOf } from '../guidance/moddle.ts';
import type { ModdleElement } from '../guidance/moddle.ts';
import { kindTexts } from '../kind-texts.ts';
import { isWork, kindOf } from '../guidance/kinds.ts';
import { texts } from '../texts.ts';
import { Assignment, Channels, Handover } from './assignment.tsx';
import { ChoiceField, TypedField } from './fields.tsx';
import { References } from './references.tsx';
import { Section } from './section.tsx';
import type { StepProps } from './step-props.ts';

export function StepPanel(props: StepProps): ReactNode {
  const { element } = props;
  const kind = kindOf(element.businessObject);
  return (
    <div className="mo-step" data-element={element.id}>
      <StepHead element={element} />
      <Names {...props} />
      {kind === 'sequenceFlow' ? <Condition {...props} /> : <Said {...props} kind={kind} />}
    </div>
  );
}

/** What care guidance says about anything but a flow. */
function Said({ kind, ...props }: StepProps & { readonly kind: string }): ReactNode {
  const t = useTexts(texts);
  const waits = isWork(kind);
  return (
    <>
      {kind === 'startEvent' && <Channels {...props} />}
      {waits && <Work {...props} />}
      {kind === 'lane' && <Assignment {...props} />}
      <Section title={t('law')} open={waits}><References {...props} type="Basis" /></Section>
      {kind !== 'lane' && <Section title={t('clientView')}><Worded {...props} type="ClientView" label={t('clientView')} rows={2} /></Section>}
      <Section title={t('sources')}><References {...props} type="Source" /></Section>
    </>
  );
}

/** What a person does there: a task with its form, or a handover. */
function Work(props: StepProps): ReactNode {
  const t = useTexts(texts);
  const handover = extensionOf(props.element.businessObject, 'Handover') !== undefined;
  return (
    <>
      {handover ? <Handover {...props} /> : <Assignment {...props} />}
      <Section title={t('instruction')} open><Worded {...props} type="Instruction" label={t('instruction')} rows={4} /></Section>
      {!handover && <Section title={t('form')}><FormKey {...props} /></Section>}
    </>
  );
}

function StepHead({ element }: Pick<StepProps, 'element'>): ReactNode {
  const t = useTexts(texts);
  const word = useTexts(kindTexts);
  const kind = kindOf(element.businessObject);
  return <p className="mo-step-kind"><span className="lu-chip">{word(kind as keyof typeof kindTexts)}</span> <span className="lu-muted">{t('technical')} <code>{element.id}</code></span></p>;
}

/** The Finnish name is BPMN's own, shown on the canvas; the others stand beside it. */
function Names({ diagram, element, readOnly }: StepProps): ReactNode {
  const t = useTexts(texts);
  const owner = element.businessObject;
  const names = extensionOf(owner, 'Names');
  const commit = (language: 'sv' | 'en') => (value: string) => { diagram.edit(element, setAttributes(diagram.create, owner, 'Names', { [language]: value })); };
  return (
    <>
      <TypedField label={t('nameFi')} name="name-fi" lang="fi" value={owner.name ?? ''} readOnly={readOnly} onCommit={(value) => { diagram.rename(element, value); }} />
      <TypedField label={t('nameSv')} name="name-sv" lang="sv" value={textOf(names, 'sv')} readOnly={readOnly} onCommit={commit('sv')} />
      <TypedField label={t('nameEn')} name="name-en" lang="en" value={textOf(names, 'en')} readOnly={readOnly} onCommit={commit('en')} />
    </>
  );
}

interface WordedProps extends StepProps { readonly type: GuidanceType; readonly label: string; readonly rows: number }

/** A text in three languages, kept in one extension element. */
function Worded({ diagram, element, readOnly, type, label, rows }: WordedProps): ReactNode {
  const t = useTexts(texts);
  const owner = element.businessObject;
  const found = extensionOf(owner, type);
  const languages = [['fi', t('inFi')], ['sv', t('inSv')], ['en', t('inEn')]] as const;
  return languages.map(([language, inLanguage]) => (
    <TypedField key={language} label={`${label} ${inLanguage}`} name={`${type.toLowerCase()}-${language}`} lang={language} rows={rows} value={textOf(found, language)} readOnly={readOnly}
      onCommit={(value) => { diagram.edit(element, setAttributes(diagram.create, owner, type, { [language]: value })); }} />
  ));
}

function FormKey({ diagram, element, forms, readOnly }: StepProps): ReactNode {
  const t = useTexts(texts);
  const owner = element.businessObject;
  const choices = [{ value: '', label: t('noForm') }, ...forms.map((key) => ({ value: key, label: key }))];
  return <ChoiceField label={t('form')} name="form-key" value={textOf(extensionOf(owner, 'Form'), 'key')} choices={choices} readOnly={readOnly} onCommit={(key) => { diagram.edit(element, setAttributes(diagram.create, owner, 'Form', { key })); }} />;
}

function Condition({ diagram, element, readOnly }: StepProps): ReactNode {
  const t = useTexts(texts);
  const flow = element.businessObject;
  const expression = flow.get('conditionExpression');
  const commit = (body: string): void => { diagram.edit(element, [{ target: flow, properties: { conditionExpression: body.trim() === '' ? undefined : formal(diagram, flow, body) } }]); };
  return <TypedField label={t('condition')} hint={t('conditionHint')} name="condition" value={isModdle(expression) ? textOf(expression, 'body') : ''} readOnly={readOnly} onCommit={commit} />;
}

function formal({ create }: Diagram, flow: ModdleElement, body: string): ModdleElement {
  const made = create('bpmn:FormalExpression', { body });
  made.$parent = flow;
  return made;
}
