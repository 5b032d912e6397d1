/** What care guidance says about the chosen step: names, who does it, instruction, form, law, sources, the client's words. */
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../ui/index.ts';
import type { Diagram } from '../canvas/diagram.ts';
import { addExtension, extensionOf, removeExtension, setAttributes, updateExtension } from '../guidance/extension.ts';
import { isModdle, textOf } from '../guidance/moddle.ts';
import type { ModdleElement } from '../guidance/moddle.ts';
import { kindTexts } from '../kind-texts.ts';
import { isSubProcess, isWork, kindOf } from '../guidance/kinds.ts';
import { texts } from '../texts.ts';
import { Assignment, Channels, Handover } from './assignment.tsx';
import { DecisionChoice, FormChoice } from './attached.tsx';
import { EventFields } from './event-fields.tsx';
import { TypedField, YesField } from './fields.tsx';
import { References } from './references.tsx';
import { SaidOnce } from './said.tsx';
import { schema } from './schema.ts';
import { Section } from './section.tsx';
import type { StepProps } from './step-props.ts';
import { refusalOf } from './typed.ts';

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
  const { language } = useLanguage();
  const { diagram, element, readOnly } = props;
  const shared = { diagram, element, owner: element.businessObject, readOnly };
  const title = (type: string): string => schema[type]?.title[language] ?? type;
  const waits = isWork(kind);
  const holds = kind === 'lane' || isSubProcess(kind);
  return (
    <>
      {kind === 'startEvent' && <Channels {...props} />}
      <EventFields {...props} />
      {waits && <Work {...props} />}
      {kind === 'businessRuleTask' && <DecisionChoice {...props} />}
      {holds && <Section title={title('Tier')} open><SaidOnce {...shared} type="Tier" /></Section>}
      {holds && <Assignment {...props} />}
      {(waits || kind === 'receiveTask' || kind === 'intermediateCatchEvent') && <Section title={title('NoClock')}><SaidOnce {...shared} type="NoClock" /></Section>}
      <Section title={t('law')} open={waits}><References {...props} type="Basis" /></Section>
      {kind !== 'lane' && <Section title={t('clientView')}><SaidOnce {...shared} type="ClientView" /></Section>}
      <Section title={t('sources')}><References {...props} type="Source" /></Section>
      <Section title={title('Locked')}><Lock {...props} /></Section>
    </>
  );
}

/** What a person does there: a task with its form, or a handover. */
function Work(props: StepProps): ReactNode {
  const t = useTexts(texts);
  const { diagram, element, readOnly } = props;
  const handover = extensionOf(element.businessObject, 'Handover') !== undefined;
  return (
    <>
      {!handover && <Assignment {...props} />}
      <Handover {...props} />
      <Section title={t('instruction')} open><SaidOnce diagram={diagram} element={element} owner={element.businessObject} type="Instruction" readOnly={readOnly} /></Section>
      {!handover && <Section title={t('form')} open><FormChoice {...props} /></Section>}
    </>
  );
}

/** A lock without aspects locks everything, so that it is set and taken away as a whole. */
function Lock({ diagram, element, readOnly }: StepProps): ReactNode {
  const t = useTexts(texts);
  const owner = element.businessObject;
  const found = extensionOf(owner, 'Locked');
  const toggle = (on: boolean): void => { diagram.edit(element, on ? addExtension(diagram.create, owner, 'Locked', {}) : found ? removeExtension(owner, found) : []); };
  return (
    <>
      <YesField label={t('isLocked')} name="is-locked" value={found !== undefined} readOnly={readOnly} onCommit={toggle} />
      {found && <TypedField label={t('lockedAspects')} hint={t('lockedHint')} name="locked-aspects" value={textOf(found, 'aspects')} readOnly={readOnly} onCommit={(aspects) => { diagram.edit(element, updateExtension(found, { aspects })); }} />}
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

function Condition({ diagram, element, readOnly }: StepProps): ReactNode {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const flow = element.businessObject;
  const source = flow.get('sourceRef');
  const expression = flow.get('conditionExpression');
  const commit = (body: string): void => { diagram.edit(element, [{ target: flow, properties: { conditionExpression: body.trim() === '' ? undefined : formal(diagram, flow, body) } }]); };
  const usual = isModdle(source) && source.get('default') === flow;
  const branches = isModdle(source) && /(Exclusive|Inclusive|Complex)Gateway$/.test(source.$type);
  return (
    <>
      <TypedField label={t('condition')} hint={t('conditionHint')} name="condition" value={isModdle(expression) ? textOf(expression, 'body') : ''} readOnly={readOnly || usual} refuse={(typed) => refusalOf('feel', typed, language)} onCommit={commit} />
      {branches && <YesField label={t('usualWay')} name="usual-way" value={usual} readOnly={readOnly} onCommit={(on) => { diagram.edit(element, [{ target: source, properties: { default: on ? flow : undefined } }, ...on ? [{ target: flow, properties: { conditionExpression: undefined } }] : []]); }} />}
    </>
  );
}

function formal({ create }: Diagram, flow: ModdleElement, body: string): ModdleElement {
  const made = create('bpmn:FormalExpression', { body });
  made.$parent = flow;
  return made;
}
