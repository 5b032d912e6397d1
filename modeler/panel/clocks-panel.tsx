/** The model's clocks with the real dates they would give today, so that a limit is chosen by its consequence. */
import type { ReactNode } from 'react';
import { Button } from 'suomifi-ui-components';
import { formatDate, formatDue, roleTexts, useLanguage, useNow, useTexts } from '../../ui/index.ts';
import { processOf } from '../canvas/diagram.ts';
import type { Diagram, ProcessOnCanvas } from '../canvas/diagram.ts';
import { clockDates, limitUnits, wholeNumber } from '../guidance/clock-dates.ts';
import type { ClockDates } from '../guidance/clock-dates.ts';
import { addExtension, addInside, extensionsOf, removeExtension, updateExtension } from '../guidance/extension.ts';
import type { Attributes } from '../guidance/extension.ts';
import { textOf } from '../guidance/moddle.ts';
import type { ModdleElement } from '../guidance/moddle.ts';
import { unitTexts } from '../kind-texts.ts';
import { texts } from '../texts.ts';
import { ChoiceField, TypedField } from './fields.tsx';
import { Fields, SaidMany } from './said.tsx';
import { schema } from './schema.ts';
import { Section } from './section.tsx';

interface ClocksPanelProps { readonly diagram: Diagram; readonly readOnly: boolean }

export function ClocksPanel({ diagram, readOnly }: ClocksPanelProps): ReactNode {
  const t = useTexts(texts);
  const on = processOf(diagram);
  if (!on) return <p className="lu-muted">{t('clocksNone')}</p>;
  const clocks = extensionsOf(on.process, 'Clock');
  return (
    <>
      {clocks.length === 0 && <p className="lu-muted">{t('clocksNone')}</p>}
      {clocks.map((clock, at) => <ClockCard key={at} clock={clock} on={on} diagram={diagram} readOnly={readOnly} />)}
      {!readOnly && <Button variant="secondary" onClick={() => { addClock(diagram, on, clocks.length); }}>{t('addClock')}</Button>}
      <Section title={t('ladders')}>
        <SaidMany diagram={diagram} element={on.element} owner={on.process} type="Ladder" readOnly={readOnly} starts={(count) => ({ id: `ladder${count + 1}` })} nameOf={(ladder) => textOf(ladder, 'id')} />
      </Section>
    </>
  );
}

/** A clock that runs from the opening of a case until it is told more; it is named before it means anything. */
function addClock(diagram: Diagram, { element, process }: ProcessOnCanvas, count: number): void {
  const [ladder] = extensionsOf(process, 'Ladder');
  const changes = addExtension(diagram.create, process, 'Clock', { id: `clock${count + 1}`, kind: 'target', limit: '7', unit: 'workingDays', ladder: textOf(ladder, 'id') });
  diagram.batch(element, () => {
    diagram.edit(element, changes);
    const made = extensionsOf(process, 'Clock').at(-1);
    if (made) diagram.edit(element, addInside(diagram.create, made, 'starts', 'Start', { on: 'caseOpened' }));
  });
}

interface ClockCardProps extends ClocksPanelProps { readonly clock: ModdleElement; readonly on: ProcessOnCanvas }

function ClockCard({ clock, on, diagram, readOnly }: ClockCardProps): ReactNode {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const id = textOf(clock, 'id');
  const title = textOf(clock, language) || textOf(clock, 'fi') || id;
  const set = (attributes: Attributes): void => { diagram.edit(on.element, updateExtension(clock, attributes)); };
  return (
    <section className="mo-clock" data-clock={id} aria-label={title} tabIndex={-1}>
      <h3>{title}</h3>
      <div className="mo-row"><Limit clock={clock} onChange={set} readOnly={readOnly} /></div>
      <Dates clock={clock} on={on} />
      <details className="mo-more">
        <summary>{t('clockMore')}</summary>
        {spec && <Fields diagram={diagram} element={on.element} target={clock} spec={{ ...spec, fields: spec.fields.filter(({ property }) => property !== 'limit' && property !== 'unit') }} name={id} readOnly={readOnly} onSet={set} />}
        {!readOnly && <Button variant="secondaryNoBorder" onClick={() => { diagram.edit(on.element, removeExtension(on.process, clock)); }}>{t('removeWhat', { what: title })}</Button>}
      </details>
    </section>
  );
}

const spec = schema['Clock'];

interface LimitProps { readonly clock: ModdleElement; readonly onChange: (attributes: Readonly<Record<string, string>>) => void; readonly readOnly: boolean }

function Limit({ clock, onChange, readOnly }: LimitProps): ReactNode {
  const t = useTexts(texts);
  const word = useTexts(unitTexts);
  const id = textOf(clock, 'id');
  const unit = textOf(clock, 'unit');
  // A limit without number has nothing that a ladder could count from.
  const commitUnit = (wanted: string): void => { onChange({ unit: wanted, ...(uncounted(wanted) && { limit: '', ladder: '' }), ...(wanted === 'sameDay' && { limit: '' }) }); };
  if (textOf(clock, 'limitRef') !== '') return <p className="mo-hint">{t('limitFromLaw', { rows: textOf(clock, 'limitRef') })}</p>;
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
