/** What a handover package holds, section by section, and what it lacks. */
import type { ReactNode } from 'react';
import type { Task } from '../../contracts/index.ts';
import { packageSections } from '../../guidance/run.ts';
import type { PackageSection } from '../../guidance/run.ts';
import { formatDateTime, useLanguage, useTexts, Words } from '../../ui/index.ts';
import { ResponsibleName } from '../task/case-parts.tsx';
import { handoverTexts } from './handover-texts.ts';
import { PackageValues } from './package-values.tsx';

export type Handover = NonNullable<Task['handover']>;

/** Sender, receiver, kind of transition, when. */
export function HandoverFacts({ handover }: { readonly handover: Handover }): ReactNode {
  const t = useTexts(handoverTexts);
  const { language } = useLanguage();
  return (
    <dl className="in-client">
      <div><dt>{t('from')}</dt><dd><ResponsibleName responsible={handover.from} /></dd></div>
      <div><dt>{t('to')}</dt><dd><Words of={handover.toUnitNames} /></dd></div>
      <div><dt>{t('transition')}</dt><dd>{t(handover.transition)}</dd></div>
      {handover.offeredAt && <div><dt>{t('offeredAt')}</dt><dd>{formatDateTime(handover.offeredAt, language)}</dd></div>}
    </dl>
  );
}

/** What of a handover its contents are shown from. */
export type Contents = Pick<Handover, 'package' | 'labels' | 'options' | 'missing' | 'elementNames'>;

/** The sections that hold something; what is missing is named in words. */
export function HandoverContents({ handover }: { readonly handover: Contents }): ReactNode {
  const t = useTexts(handoverTexts);
  const sections = packageSections.filter((section) => isFilled(handover, section));
  return (
    <section aria-label={t('contents')} className="in-contents">
      <h3>{t('contents')}</h3>
      {sections.length === 0 && <p>{t('empty')}</p>}
      {sections.map((section) => <Section key={section} handover={handover} section={section} />)}
      {handover.missing.length > 0 && <p><strong>{t('missing')}:</strong> {handover.missing.map((key) => <Missing key={key} name={key} handover={handover} />)}</p>}
    </section>
  );
}

function isFilled({ package: held }: Contents, section: PackageSection): boolean {
  const { values, note } = held[section];
  return Object.keys(values).length > 0 || note !== undefined || (section === 'openTasks' && held.openTasks.tasks.length > 0) || (section === 'consent' && held.consent.basis !== undefined);
}

function Section({ handover, section }: { readonly handover: Contents; readonly section: PackageSection }): ReactNode {
  const t = useTexts(handoverTexts);
  const { values, note } = handover.package[section];
  return (
    <>
      <h4>{t(section)}</h4>
      <PackageValues values={values} of={handover} />
      {section === 'openTasks' && <ul>{handover.package.openTasks.tasks.map(({ taskId, elementId }) => <li key={taskId}><Words of={handover.elementNames[elementId] ?? { fi: elementId }} /></li>)}</ul>}
      {section === 'consent' && handover.package.consent.basis && <p>{t(handover.package.consent.basis)}</p>}
      {note !== undefined && <p className="in-instruction">{note}</p>}
    </>
  );
}

/** A missing section by our name, a missing value by its label in the region's form. */
function Missing({ name, handover }: { readonly name: string; readonly handover: Contents }): ReactNode {
  const t = useTexts(handoverTexts);
  const section = packageSections.find((each) => name === `section.${each}`);
  const last = handover.missing[handover.missing.length - 1] === name;
  return <>{section ? t(section) : <span lang="fi">{handover.labels[name] ?? name}</span>}{last ? '' : ', '}</>;
}
