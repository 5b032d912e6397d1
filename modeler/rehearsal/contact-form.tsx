/** The made-up client's contact: channel, day, and whether the law's seven working days hold for them. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'suomifi-ui-components';
import { channels } from '../../contracts/index.ts';
import { atHour, localDate } from '../../guidance/index.ts';
import type { Variables } from '../../kernel/index.ts';
import { useLanguage, useTexts } from '../../ui/index.ts';
import { channelTexts } from '../kind-texts.ts';
import type { RehearsalStart } from './rehearsal.ts';
import { rehearsalTexts } from './rehearsal-texts.ts';

export interface Contact extends Pick<RehearsalStart, 'channel' | 'at'> { readonly variables: Variables }

const grounds = ['none', 'age75', 'careAllowance', 'disability'] as const;

export function ContactForm({ onStart }: { readonly onStart: (contact: Contact) => void }): ReactNode {
  const t = useTexts(rehearsalTexts);
  const channelName = useTexts(channelTexts);
  const { language } = useLanguage();
  const [channel, setChannel] = useState<Contact['channel']>('phone');
  const [day, setDay] = useState(() => localDate(new Date().toISOString()));
  const [ground, setGround] = useState<(typeof grounds)[number]>('age75');
  const [missing, setMissing] = useState(false);
  const start = (): void => {
    setMissing(day === '');
    if (day === '') return;
    onStart({ channel, at: atHour(day, 9), variables: { need: t('sample'), serviceLanguage: language, interpreterNeeded: false, sevenDayGround: ground === 'none' ? null : ground } });
  };
  return (
    <form className="re-contact" aria-labelledby="re-contact" onSubmit={(event) => { event.preventDefault(); start(); }}>
      <h2 id="re-contact">{t('contact')}</h2>
      <div className="mo-field"><label htmlFor="re-channel">{t('channel')}</label>
        <select id="re-channel" value={channel} onChange={({ target }) => { setChannel(target.value as Contact['channel']); }}>{channels.map((one) => <option key={one} value={one}>{channelName(one)}</option>)}</select></div>
      <div className="mo-field"><label htmlFor="re-day">{t('day')}</label>
        <input id="re-day" type="date" value={day} aria-invalid={missing} aria-describedby={missing ? 're-day-missing' : undefined} onChange={({ target }) => { setDay(target.value); }} />
        {missing && <span id="re-day-missing" role="alert" className="re-refused">{t('dayMissing')}</span>}</div>
      <div className="mo-field"><label htmlFor="re-ground">{t('ground')}</label>
        <select id="re-ground" value={ground} onChange={({ target }) => { setGround(target.value as (typeof grounds)[number]); }}>{grounds.map((one) => <option key={one} value={one}>{t(one)}</option>)}</select></div>
      <div className="lu-buttons"><Button type="submit">{t('start')}</Button></div>
    </form>
  );
}
