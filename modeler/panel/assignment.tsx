/** Who does a step: role and unit, the receiver of a handover, the channels of a start. */
import type { ReactNode } from 'react';
import { channels } from '../../contracts/index.ts';
import { useTexts } from '../../ui/index.ts';
import { extensionOf, setAttributes } from '../guidance/extension.ts';
import { textOf } from '../guidance/moddle.ts';
import { channelTexts } from '../kind-texts.ts';
import { texts } from '../texts.ts';
import { useRoles, useUnits } from './choices.ts';
import { ChoiceField, TypedField } from './fields.tsx';
import { Section } from './section.tsx';
import type { StepProps } from './step-props.ts';

export function Assignment({ diagram, element, readOnly }: StepProps): ReactNode {
  const t = useTexts(texts);
  const owner = element.businessObject;
  const found = extensionOf(owner, 'Assignment');
  const commit = (name: string) => (value: string) => { diagram.edit(element, setAttributes(diagram.create, owner, 'Assignment', { [name]: value })); };
  const receivers = [{ value: 'unit', label: t('toUnit') }, { value: 'responsible', label: t('toResponsible') }, { value: 'coordinator', label: t('toCoordinator') }];
  const none = { value: '', label: t('inherited') };
  return (
    <Section title={t('who')} open>
      <ChoiceField label={t('role')} name="role" value={textOf(found, 'role')} choices={[none, ...useRoles()]} readOnly={readOnly} onCommit={commit('role')} />
      <ChoiceField label={t('unit')} name="unit" value={textOf(found, 'unit')} choices={[none, ...useUnits()]} readOnly={readOnly} onCommit={commit('unit')} />
      <ChoiceField label={t('assignTo')} name="assign-to" value={textOf(found, 'to')} choices={[none, ...receivers]} readOnly={readOnly} onCommit={commit('to')} />
    </Section>
  );
}

export function Handover({ diagram, element, readOnly }: StepProps): ReactNode {
  const t = useTexts(texts);
  const owner = element.businessObject;
  const found = extensionOf(owner, 'Handover');
  const commit = (name: string) => (value: string) => { diagram.edit(element, setAttributes(diagram.create, owner, 'Handover', { [name]: value })); };
  return (
    <Section title={t('handover')} open>
      <ChoiceField label={t('receivingRole')} name="handover-role" value={textOf(found, 'toRole')} choices={useRoles()} readOnly={readOnly} onCommit={commit('toRole')} />
      <ChoiceField label={t('receivingUnit')} name="handover-unit" value={textOf(found, 'toUnit')} choices={useUnits()} readOnly={readOnly} onCommit={commit('toUnit')} />
      <TypedField label={t('requires')} hint={t('requiresHint')} name="handover-requires" value={textOf(found, 'requires')} readOnly={readOnly} onCommit={commit('requires')} />
    </Section>
  );
}

/** The contact channels that start a case at this event. */
export function Channels({ diagram, element, readOnly }: StepProps): ReactNode {
  const t = useTexts(texts);
  const word = useTexts(channelTexts);
  const owner = element.businessObject;
  const chosen = textOf(extensionOf(owner, 'Entry'), 'channels').split(',').map((name) => name.trim()).filter((name) => name !== '');
  const toggle = (channel: string, on: boolean): void => {
    const next = on ? [...chosen, channel] : chosen.filter((name) => name !== channel);
    diagram.edit(element, setAttributes(diagram.create, owner, 'Entry', { channels: next.join(',') }));
  };
  return (
    <fieldset className="mo-channels">
      <legend>{t('channels')}</legend>
      {channels.map((channel) => (
        <label key={channel}><input type="checkbox" checked={chosen.includes(channel)} disabled={readOnly} onChange={(event) => { toggle(channel, event.target.checked); }} /> {word(channel)}</label>
      ))}
    </fieldset>
  );
}
