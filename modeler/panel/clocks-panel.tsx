/** The model's clocks with the real dates they would give today, so that a limit is chosen by its consequence. */
import type { ReactNode } from 'react';
import { formatDate, formatDue, roleTexts, useLanguage, useNow, useTexts } from '../../ui/index.ts';
import { processOf } from '../canvas/diagram.ts';
import type { Diagram, ProcessOnCanvas } from '../canvas/diagram.ts';
import { clockDates, limitUnits, wholeNumber } from '../guidance/clock-dates.ts';
import type { ClockDates } from '../guidance/clock-dates.ts';
import { extensionsOf, updateExtension } from '../guidance/extension.ts';
import { listOf, textOf } from '../guidance/moddle.ts';
import type { ModdleElement } from '../guidance/moddle.ts';
import { unitTexts } from '../kind-texts.ts';
import { texts } from '../texts.ts';
import { ChoiceField, TypedField } from './fields.tsx';

interface ClocksPanelProps { readonly diagram: Diagram; readonly readOnly: boolean }

export function ClocksPanel({ diagram, readOnly }: ClocksPanelProps): ReactNode {
  const t = useTexts(texts);
  const on = processOf(diagram);
  const clocks = on ? extensionsOf(on.process, 'Clock') : [];
  if (!on || clocks.length === 0) return <p className="lu-muted">{t('clocksNone')}</p>;
  return <>{clocks.map((clock) => <ClockCard key={textOf(clock, 'id')} clock={clock} on={on} diagram={diagram} readOnly={readOnly} />)}</>;
}

interface ClockCardProps extends ClocksPanelProps { readonly clock: ModdleElement; readonly on: ProcessOnCanvas }

function ClockCard({ clock, on, diagram, readOnly }: ClockCardProps): ReactNode {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const id = textOf(clock, 'id');
  const title = textOf(clock, language) || textOf(clock, 'fi');
  const commit = (name: string) => (value: string) => { diagram.edit(on.element, updateExtension(clock, { [name]: value })); };
  const shared = { readOnly };
  return (
    <section className="mo-clock" data-clock={id} aria-label={title} tabIndex={-1}>
      <h3>{title}</h3>
      <div className="mo-row"><Limit clock={clock} onChange={(attributes) => { diagram.edit(on.element, updateExtension(clock, attributes)); }} readOnly={readOnly} /></div>
      <Dates clock={clock} on={on} />
      <details className="mo-more">
        <summary>{t('name')}, {t('legalBasis').toLowerCase()}, {t('condition').toLowerCase()}</summary>
        <TypedField {...shared} label={t('nameFi')} name={`${id}-fi`} lang="fi" value={textOf(clock, 'fi')} onCommit={commit('fi')} />
        <TypedField {...shared} label={t('nameSv')} name={`${id}-sv`} lang="sv" value={textOf(clock, 'sv')} onCommit={commit('sv')} />
        <TypedField {...shared} label={t('nameEn')} name={`${id}-en`} lang="en" value={textOf(clock, 'en')} onCommit={commit('en')} />
        <ChoiceField {...shared} label={t('clockKind')} name={`${id}-kind`} value={textOf(clock, 'kind')} choices={[{ value: 'statutory', label: t('statutory') }, { value: 'target', label: t('target') }]} onCommit={commit('kind')} />
        <TypedField {...shared} label={t('legalBasis')} name={`${id}-law`} lang="fi" value={textOf(clock, 'legalBasis')} onCommit={commit('legalBasis')} />
        <TypedField {...shared} label={t('condition')} hint={t('conditionHint')} name={`${id}-condition`} value={textOf(clock, 'condition')} onCommit={commit('condition')} />
        <ChoiceField {...shared} label={t('ladder')} name={`${id}-ladder`} value={textOf(clock, 'ladder')} choices={[{ value: '', label: t('noLadder') }, ...extensionsOf(on.process, 'Ladder').map((ladder) => ({ value: textOf(ladder, 'id'), label: textOf(ladder, 'id') }))]} onCommit={commit('ladder')} />
        <Triggers clock={clock} diagram={diagram} />
      </details>
    </section>
  );
}

interface LimitProps { readonly clock: ModdleElement; readonly onChange: (attributes: Readonly<Record<string, string>>) => void; readonly readOnly: boolean }

function Limit({ clock, onChange, readOnly }: LimitProps): ReactNode {
  const t = useTexts(texts);
  const word = useTexts(unitTexts);
  const id = textOf(clock, 'id');
  const unit = textOf(clock, 'unit');
  // A limit without number has nothing that a ladder could count from.
  const commitUnit = (wanted: string): void => { onChange({ unit: wanted, ...(uncounted(wanted) && { limit: '', ladder: '' }), ...(wanted === 'sameDay' && { limit: '' }) }); };
  const counted = !uncounted(unit) && unit !== 'sameDay';
  const refuse = (value: string): string | undefined => { const whole = wholeNumber(value); return whole === undefined || whole < 0 ? t('limitInvalid') : undefined; };
  return (
    <>
      {counted && <TypedField label={t('clockLimit')} name={`${id}-limit`} numeric value={textOf(clock, 'limit')} readOnly={readOnly} refuse={refuse} onCommit={(value) => { onChange({ limit: value.trim() }); }} />}
      <ChoiceField label={t('clockUnit')} name={`${id}-unit`} value={unit} choices={limitUnits.map((value) => ({ value, label: word(value) }))} readOnly={readOnly} onCommit={commitUnit} />
    </>
  );
}

function uncounted(unit: string): boolean {
  return unit === 'now' || unit === 'withoutUndueDelay';
}

/** What the clock would say to a client who makes contact now. */
function Dates({ clock, on }: { readonly clock: ModdleElement; readonly on: ProcessOnCanvas }): ReactNode {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const ladder = extensionsOf(on.process, 'Ladder').find((each) => textOf(each, 'id') === textOf(clock, 'ladder'));
  const dates = clockDates(clock, ladder, useNow());
  return (
    <div className="mo-dates">
      <p className="mo-dates-title">{t('clockToday')}</p>
      <p className="mo-due">{dates ? t('clockDue', { date: formatDue(dates.dueDate, null, language) }) : t('clockNoDue')}</p>
      {dates && dates.steps.length > 0 && <ul>{dates.steps.map((step) => <li key={step.id}><LadderStep step={step} /></li>)}</ul>}
    </div>
  );
}

const stepKeys = { remind: 'stepRemind', inform: 'stepInform', help: 'stepHelp', transfer: 'stepTransfer' } as const;

function LadderStep({ step }: { readonly step: ClockDates['steps'][number] }): ReactNode {
  const t = useTexts(texts);
  const role = useTexts(roleTexts);
  const key = stepKeys[step.kind as keyof typeof stepKeys] ?? 'stepInform';
  return t(key, { date: formatDate(step.date), role: role(step.role as keyof typeof roleTexts) });
}

function Triggers({ clock, diagram }: { readonly clock: ModdleElement; readonly diagram: Diagram }): ReactNode {
  const t = useTexts(texts);
  const said = (trigger: ModdleElement): string => {
    const id = textOf(trigger, 'element');
    const step = diagram.get('elementRegistry').get(id)?.businessObject.name ?? id;
    const on = textOf(trigger, 'on');
    return on === 'caseOpened' ? t('onCaseOpened') : t(on === 'activated' ? 'onActivated' : 'onCompleted', { step });
  };
  return (
    <dl className="mo-triggers">
      {([['clockStarts', 'starts'], ['clockStops', 'stops']] as const).map(([label, property]) => (
        <div key={property}><dt>{t(label)}</dt><dd>{listOf(clock, property).map(said).join('; ') || t('none')}</dd></div>
      ))}
    </dl>
  );
}
