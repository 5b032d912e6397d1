/** Who does a step: role and unit, the receiver of a handover, the channels of a start. */
import type { ReactNode } from 'react';
import { channels } from '../../contracts/index.ts';
import { useTexts } from '../../ui/index.ts';
import { addExtension, extensionOf, removeExtension, setAttributes } from '../guidance/extension.ts';
import { textOf } from '../guidance/moddle.ts';
import { channelTexts } from '../kind-texts.ts';
import { texts } from '../texts.ts';
import { YesField } from './fields.tsx';
import { SaidOnce } from './said.tsx';
import { Section } from './section.tsx';
import type { StepProps } from './step-props.ts';

export function Assignment({ diagram, element, readOnly }: StepProps): ReactNode {
  const t = useTexts(texts);
  return <Section title={t('who')} open><SaidOnce diagram={diagram} element={element} owner={element.businessObject} type="Assignment" readOnly={readOnly} /></Section>;
}

/** A task becomes a handover, and back: what it said as the other is gone, and undo brings it back. */
export function Handover({ diagram, element, readOnly }: StepProps): ReactNode {
  const t = useTexts(texts);
  const owner = element.businessObject;
  const found = extensionOf(owner, 'Handover');
  const toggle = (on: boolean): void => { diagram.edit(element, on ? addExtension(diagram.create, owner, 'Handover', { transition: 'tierToTier' }) : found ? removeExtension(owner, found) : []); };
  return (
    <Section title={t('handover')} open={found !== undefined}>
      <YesField label={t('isHandover')} name="is-handover" value={found !== undefined} readOnly={readOnly} onCommit={toggle} />
      {found && <SaidOnce diagram={diagram} element={element} owner={owner} type="Handover" readOnly={readOnly} />}
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
