/** Dialogs of the outline: each asks for what an edit needs, and does it. */
import { useId, useMemo, useState } from 'react';
import type { KeyboardEvent, ReactNode, SyntheticEvent } from 'react';
import { Button } from 'suomifi-ui-components';
import { commonTexts, Dialog, useLanguage, useTexts } from '../../ui/index.ts';
import { blockNames, blockTexts } from '../canvas/blocks.ts';
import type { BlockName } from '../canvas/blocks.ts';
import type { Diagram } from '../canvas/diagram.ts';
import type { DiagramElement } from '../canvas/services.ts';
import { extensionOf, setAttributes } from '../guidance/extension.ts';
import { textOf } from '../guidance/moddle.ts';
import { useRoles, useUnits } from '../panel/choices.ts';
import { texts } from '../texts.ts';
import { addAfter, addInto, connect, goesBetween, laneOf, lanesOf, moveToLane, nameOf, targetsOf } from './editing.ts';
import { outlineTexts } from './outline-texts.ts';

export interface EditDialogProps {
  readonly diagram: Diagram;
  readonly element: DiagramElement;
  readonly say: (key: keyof typeof outlineTexts, values?: Record<string, string>) => void;
  /** Ids of the tree's lines, in their order. */
  readonly order: readonly string[];
  /** With the line to go to; undefined stays where the focus was. */
  readonly onClose: (id: string | undefined) => void;
}

interface FrameProps { readonly title: string; readonly onClose: () => void; readonly onSubmit?: () => void; readonly children: ReactNode }

/** A dialog that is one form: Enter does it. */
function Frame({ title, onClose, onSubmit, children }: FrameProps): ReactNode {
  const t = useTexts(outlineTexts);
  const common = useTexts(commonTexts);
  const form = useId();
  const submit = (event: SyntheticEvent): void => { event.preventDefault(); onSubmit?.(); };
  return (
    <Dialog title={title} onClose={onClose} footer={<>{onSubmit && <Button type="submit" form={form}>{t('ready')}</Button>}<Button variant="secondary" onClick={onClose}>{common('cancel')}</Button></>}>
      <form id={form} className="mo-edit" onSubmit={submit}>{children}</form>
    </Dialog>
  );
}

interface ChoiceProps { readonly label: string; readonly name: string; readonly value: string; readonly choices: readonly { readonly value: string; readonly label: string }[]; readonly onChange: (value: string) => void }

function Choice({ label, name, value, choices, onChange }: ChoiceProps): ReactNode {
  const id = useId();
  return <div className="mo-field"><label htmlFor={id}>{label}</label><select id={id} name={name} value={value} onChange={(event) => { onChange(event.target.value); }} onKeyDown={submitByEnter}>{choices.map((each) => <option key={each.value} value={each.value}>{each.label}</option>)}</select></div>;
}

/** Enter does the dialog from a list, too, where the browser would open the list; space and the arrows do that. */
function submitByEnter(event: KeyboardEvent<HTMLSelectElement>): void {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}

interface LineProps { readonly label: string; readonly name: string; readonly hint?: string; readonly lang?: string; readonly value: string; readonly onChange: (value: string) => void }

function TextLine({ label, name, hint, lang, value, onChange }: LineProps): ReactNode {
  const id = useId();
  return <div className="mo-field"><label htmlFor={id}>{label}</label>{hint && <p id={`${id}-hint`} className="mo-hint">{hint}</p>}<input id={id} name={name} lang={lang} autoComplete="off" aria-describedby={hint && `${id}-hint`} value={value} onChange={(event) => { onChange(event.target.value); }} /></div>;
}

export function AddDialog({ diagram, element, say, onClose }: EditDialogProps): ReactNode {
  const t = useTexts(outlineTexts);
  const word = useTexts(blockTexts);
  const [block, setBlock] = useState<BlockName>('task');
  const [name, setName] = useState('');
  const holder = element.type === 'bpmn:Lane' || element.type === 'bpmn:Process';
  const submit = (): void => {
    const id = holder ? addInto(diagram, element, { block, name }) : addAfter(diagram, element, { block, name });
    say('added', { name: name.trim() || word(block) });
    onClose(id);
  };
  return (
    <Frame title={t('addTitle', { name: nameOf(element.businessObject) })} onClose={() => { onClose(undefined); }} onSubmit={submit}>
      <p>{t(holder ? 'addInto' : goesBetween(element, block) ? 'addAfter' : 'addBranch')}</p>
      <Choice label={t('kind')} name="block" value={block} choices={blockNames.map((value) => ({ value, label: word(value) }))} onChange={(value) => { setBlock(value as BlockName); }} />
      <TextLine label={t('stepName')} name="step-name" lang="fi" value={name} onChange={setName} />
    </Frame>
  );
}

export function ConnectDialog({ diagram, element, say, onClose, order }: EditDialogProps): ReactNode {
  const t = useTexts(outlineTexts);
  const targets = useMemo(() => [...targetsOf(diagram, element)].sort((one, other) => order.indexOf(one.id) - order.indexOf(other.id)), [diagram, element, order]);
  const [target, setTarget] = useState(targets[0]?.id ?? '');
  const [condition, setCondition] = useState('');
  const conditional = /(Exclusive|Inclusive)Gateway$/.test(element.type);
  const submit = (): void => {
    const to = targets.find(({ id }) => id === target);
    if (!to) return;
    connect(diagram, element, to, condition);
    say('connected', { from: nameOf(element.businessObject), to: nameOf(to.businessObject) });
    onClose(element.id);
  };
  const title = t('connectTitle', { name: nameOf(element.businessObject) });
  if (targets.length === 0) return <Frame title={title} onClose={() => { onClose(undefined); }}><p>{t('nothingToConnect')}</p></Frame>;
  return (
    <Frame title={title} onClose={() => { onClose(undefined); }} onSubmit={submit}>
      <Choice label={t('connectTo')} name="target" value={target} choices={targets.map((each) => ({ value: each.id, label: nameOf(each.businessObject) }))} onChange={setTarget} />
      {conditional && <TextLine label={t('condition')} hint={t('conditionHint')} name="condition" value={condition} onChange={setCondition} />}
    </Frame>
  );
}

export function RoleDialog({ diagram, element, say, onClose }: EditDialogProps): ReactNode {
  const t = useTexts(outlineTexts);
  const words = useTexts(texts);
  const owner = element.businessObject;
  const handover = extensionOf(owner, 'Handover') !== undefined;
  const [type, roleKey, unitKey] = handover ? ['Handover', 'toRole', 'toUnit'] as const : ['Assignment', 'role', 'unit'] as const;
  const found = extensionOf(owner, type);
  const none = { value: '', label: words('inherited') };
  const [role, setRole] = useState(textOf(found, roleKey));
  const [unit, setUnit] = useState(textOf(found, unitKey));
  const submit = (): void => {
    diagram.edit(element, setAttributes(diagram.create, owner, type, { [roleKey]: role, [unitKey]: unit }));
    say('roleSet', { name: nameOf(owner) });
    onClose(element.id);
  };
  return (
    <Frame title={t('roleTitle', { name: nameOf(owner) })} onClose={() => { onClose(undefined); }} onSubmit={submit}>
      <Choice label={words(handover ? 'receivingRole' : 'role')} name="edit-role" value={role} choices={[none, ...useRoles()]} onChange={setRole} />
      <Choice label={words(handover ? 'receivingUnit' : 'unit')} name="edit-unit" value={unit} choices={[none, ...useUnits()]} onChange={setUnit} />
    </Frame>
  );
}

export function LaneDialog({ diagram, element, say, onClose }: EditDialogProps): ReactNode {
  const t = useTexts(outlineTexts);
  const { language } = useLanguage();
  const here = laneOf(diagram, element);
  const lanes = lanesOf(diagram).filter((lane) => lane !== here);
  const [lane, setLane] = useState(lanes[0]?.id ?? '');
  const labelOf = (each: DiagramElement): string => (language === 'fi' ? '' : textOf(extensionOf(each.businessObject, 'Names'), language)) || nameOf(each.businessObject);
  const submit = (): void => {
    const to = lanes.find(({ id }) => id === lane);
    if (!to) return;
    moveToLane(diagram, element, to);
    say('moved', { name: nameOf(element.businessObject), lane: labelOf(to) });
    onClose(element.id);
  };
  return (
    <Frame title={t('laneTitle', { name: nameOf(element.businessObject) })} onClose={() => { onClose(undefined); }} onSubmit={submit}>
      <Choice label={t('lane')} name="edit-lane" value={lane} choices={lanes.map((each) => ({ value: each.id, label: labelOf(each) }))} onChange={setLane} />
    </Frame>
  );
}
