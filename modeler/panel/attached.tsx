/** A step's form, and a business rule task's decision: chosen from the version's, or made there and then. */
import type { ReactNode } from 'react';
import { useTexts } from '../../ui/index.ts';
import { makeDecision } from '../attached/attached-list.tsx';
import { attachedTexts } from '../attached/attached-texts.ts';
import { decisionsIn, newForm } from '../attached/new-files.ts';
import { freeKey } from '../attached/use-attached.ts';
import { extensionOf, setAttributes } from '../guidance/extension.ts';
import { textOf } from '../guidance/moddle.ts';
import { texts } from '../texts.ts';
import { ChoiceField, TypedField } from './fields.tsx';
import { Section } from './section.tsx';
import type { StepProps } from './step-props.ts';

export function FormChoice({ diagram, element, attached, onOpen, readOnly }: StepProps): ReactNode {
  const t = useTexts(texts);
  const a = useTexts(attachedTexts);
  const owner = element.businessObject;
  const key = textOf(extensionOf(owner, 'Form'), 'key');
  const keys = Object.keys(attached.forms);
  const set = (value: string): void => { diagram.edit(element, setAttributes(diagram.create, owner, 'Form', { key: value })); };
  const make = (): void => {
    const made = freeKey(owner.name ?? 'lomake', keys);
    attached.setForm(made, newForm(made));
    set(made);
    onOpen({ kind: 'form', key: made });
  };
  return (
    <>
      <ChoiceField label={t('form')} name="form-key" value={key} choices={[{ value: '', label: t('noForm') }, ...keys.map((value) => ({ value, label: value }))]} readOnly={readOnly} onCommit={set} />
      <div className="mo-tools">
        {attached.forms[key] && <button type="button" className="mo-tool" onClick={() => { onOpen({ kind: 'form', key }); }}>{a(readOnly ? 'view' : 'edit')}</button>}
        {!readOnly && <button type="button" className="mo-tool" onClick={make}>{a('newForm')}</button>}
      </div>
    </>
  );
}

export function DecisionChoice({ diagram, element, attached, onOpen, readOnly }: StepProps): ReactNode {
  const a = useTexts(attachedTexts);
  const owner = element.businessObject;
  const found = extensionOf(owner, 'Decision');
  const key = textOf(found, 'key');
  const set = (attributes: Readonly<Record<string, string>>): void => { diagram.edit(element, setAttributes(diagram.create, owner, 'Decision', attributes)); };
  const inFile = decisionsIn(attached.decisions[key] ?? '');
  const chooseFile = (value: string): void => {
    const [first] = decisionsIn(attached.decisions[value] ?? '');
    set({ key: value, decision: first?.id ?? '', ...(value === '' ? { result: '' } : textOf(found, 'result') === '' && { result: variableName(value) }) });
  };
  const make = (): void => {
    const name = owner.name?.trim() || a('decision');
    const made = makeDecision(attached, name, name);
    set({ key: made, decision: made.replaceAll('-', '_'), result: textOf(found, 'result') || variableName(made) });
    onOpen({ kind: 'decision', key: made });
  };
  const none = { value: '', label: a('none') };
  return (
    <Section title={a('decisions')} open>
      <ChoiceField label={a('decisions')} name="decision-key" value={key} choices={[none, ...Object.keys(attached.decisions).map((value) => ({ value, label: value }))]} readOnly={readOnly} onCommit={chooseFile} />
      {inFile.length > 0 && <ChoiceField label={a('decision')} name="decision-id" value={textOf(found, 'decision')} choices={inFile.map(({ id, name }) => ({ value: id, label: name }))} readOnly={readOnly} onCommit={(decision) => { set({ decision }); }} />}
      {key !== '' && <TypedField label={a('result')} hint={a('resultHint')} name="decision-result" value={textOf(found, 'result')} readOnly={readOnly} refuse={(typed) => (/^[A-Za-z][A-Za-z0-9_]*$/.test(typed.trim()) ? undefined : a('resultHint'))} onCommit={(result) => { set({ result: result.trim() }); }} />}
      <div className="mo-tools">
        {attached.decisions[key] !== undefined && <button type="button" className="mo-tool" onClick={() => { onOpen({ kind: 'decision', key }); }}>{a(readOnly ? 'view' : 'edit')}</button>}
        {!readOnly && <button type="button" className="mo-tool" onClick={make}>{a('newDecision')}</button>}
      </div>
    </Section>
  );
}

/** `paata-taso` → `paataTaso`: a variable's name must be plain. */
function variableName(key: string): string {
  return key.replace(/-([a-z0-9])/g, (_whole, letter: string) => letter.toUpperCase());
}
