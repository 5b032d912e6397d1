/** The running rehearsal: contact, virtual clock, open work, diagram and time line. */
import { useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'suomifi-ui-components';
import type { TimeDataView, Version } from '../../contracts/index.ts';
import { nextDue } from '../../guidance/index.ts';
import type { CaseDefinition, TimeData } from '../../guidance/index.ts';
import { formatDateTime, useLanguage, useTexts } from '../../ui/index.ts';
import { MarkedDiagram } from '../compare/marked-diagram.tsx';
import { askedNames } from './answers.ts';
import { ContactForm } from './contact-form.tsx';
import type { Contact } from './contact-form.tsx';
import { begin, jump, send } from './rehearsal.ts';
import type { Rehearsal, Sent, Tried } from './rehearsal.ts';
import { rehearsalTexts } from './rehearsal-texts.ts';
import { Clocks, TimeLine, Waits } from './seen.tsx';
import { placesOf, storyOf } from './story.ts';
import { useNames } from './use-names.ts';
import { openWork } from './work.ts';
import { WorkCard } from './work-card.tsx';

interface StageProps { readonly definition: CaseDefinition; readonly files: Version; readonly region: string; readonly timeData: TimeDataView }

export function Stage({ definition, files, region, timeData }: StageProps): ReactNode {
  const t = useTexts(rehearsalTexts);
  const [rehearsal, setRehearsal] = useState<Rehearsal>();
  const [refused, setRefused] = useState('');
  const top = useRef<HTMLHeadingElement>(null);
  const asked = useMemo(() => askedNames(definition), [definition]);
  const take = (next: Rehearsal | undefined): void => {
    setRefused('');
    setRehearsal(next);
    // What was pressed may be gone: the keyboard goes on from the head of the work.
    requestAnimationFrame(() => { top.current?.focus(); });
  };
  const tried = (outcome: Tried): void => {
    if (outcome.ok) take(outcome.rehearsal);
    else setRefused(t('refused', { message: outcome.rejection.message }));
  };
  const start = ({ channel, at, variables }: Contact): void => {
    const own: TimeData | undefined = timeData.number > 0 ? { ...timeData.data, version: `${region}.${timeData.number}` } as TimeData : undefined;
    tried(begin(definition, { region, channel, at, variables, ...(own && { timeData: own }) }));
  };
  return (
    <div className="re-stage" data-rehearsal={rehearsal?.state.status ?? 'ready'} data-at={rehearsal?.at}>
      {refused !== '' && <p role="alert" className="re-refused">{refused}</p>}
      {rehearsal
        ? <Running rehearsal={rehearsal} files={files} asked={asked} top={top} onSend={(command) => { tried(send(rehearsal, command)); }} onTake={take} />
        : <ContactForm onStart={start} />}
    </div>
  );
}

interface RunningProps { readonly rehearsal: Rehearsal; readonly files: Version; readonly asked: ReadonlySet<string>; readonly top: React.RefObject<HTMLHeadingElement | null>; readonly onSend: (command: Sent) => void; readonly onTake: (next: Rehearsal | undefined) => void }

function Running({ rehearsal, files, asked, top, onSend, onTake }: RunningProps): ReactNode {
  const t = useTexts(rehearsalTexts);
  const names = useNames(rehearsal);
  const lines = useMemo(() => storyOf(rehearsal, names), [rehearsal, names]);
  const marks = useMemo(() => placesOf(rehearsal), [rehearsal]);
  const work = openWork(rehearsal);
  const known = rehearsal.before?.events.length ?? 0;
  const fresh = lines.filter(({ sequence }) => sequence > known);
  return (
    <>
      <Controls rehearsal={rehearsal} onTake={onTake} />
      <p role="status" className="re-status">{fresh.length > 0 && t('stepped', { n: fresh.length, last: fresh.at(-1)?.text ?? '' })}</p>
      <div className="re-two">
        <section aria-labelledby="re-work">
          <h2 id="re-work" ref={top} tabIndex={-1}>{t('openWork')}</h2>
          {work.length === 0 && <p>{t(rehearsal.state.status === 'ended' ? 'ended' : 'nothingOpen')}</p>}
          {work.map((one) => <WorkCard key={`${one.kind} ${one.id} ${rehearsal.events.length}`} work={one} rehearsal={rehearsal} forms={files.forms} asked={asked} names={names} onSend={onSend} />)}
          <Waits rehearsal={rehearsal} names={names} />
          <Clocks rehearsal={rehearsal} names={names} />
        </section>
        <section aria-labelledby="re-line">
          <MarkedDiagram title={t('legend')} xml={files.xml} marks={marks} lit={work.find(({ elementId }) => elementId !== '')?.elementId} />
          <h2 id="re-line">{t('timeline')}</h2>
          <TimeLine lines={lines} known={known} />
        </section>
      </div>
    </>
  );
}

function Controls({ rehearsal, onTake }: Pick<RunningProps, 'rehearsal' | 'onTake'>): ReactNode {
  const t = useTexts(rehearsalTexts);
  const { language } = useLanguage();
  const due = nextDue(rehearsal.state);
  return (
    <div className="re-controls">
      <p><strong>{t('now')}: <time dateTime={rehearsal.at}>{formatDateTime(rehearsal.at, language)}</time></strong>{' '}<span className="lu-muted">{due === undefined ? t('noJump') : t('jumpTo', { when: formatDateTime(due, language) })}</span></p>
      <div className="lu-buttons">
        <Button disabled={due === undefined} onClick={() => { onTake(jump(rehearsal)); }}>{t('jump')}</Button>
        <Button variant="secondary" disabled={!rehearsal.before} onClick={() => { onTake(rehearsal.before); }}>{t('back')}</Button>
        <Button variant="secondary" onClick={() => { onTake(undefined); }}>{t('over')}</Button>
      </div>
    </div>
  );
}
