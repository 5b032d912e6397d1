/** A dry run in words: what stands in the way and what helps, where each place and clock goes, what is worth knowing. */
import type { ReactNode } from 'react';
import type { MigrationPreview } from '../../contracts/index.ts';
import { formatDue, useLanguage, useTexts, useWords, Words } from '../../ui/index.ts';
import { kindTexts } from '../kind-texts.ts';
import { Destination } from './destination.tsx';
import { holdsTexts, moveTexts, noticeTexts, obstacleTexts } from './move-texts.ts';
import type { Choices } from './use-dry-run.ts';

interface DryRunProps { readonly run: MigrationPreview; readonly choices: Choices; readonly onChoose: (choices: Choices) => void }

export function DryRunView(props: DryRunProps): ReactNode {
  const t = useTexts(moveTexts);
  return (
    <>
      <Obstacles run={props.run} />
      <h3>{t('places')}</h3>
      <Places {...props} />
      <h3>{t('clocks')}</h3>
      {props.run.clocks.length === 0 ? <p>{t('clocksNone')}</p> : <Clocks {...props} />}
      <Notices run={props.run} />
    </>
  );
}

function Obstacles({ run: { obstacles, possible } }: Pick<DryRunProps, 'run'>): ReactNode {
  const t = useTexts(moveTexts);
  const { language } = useLanguage();
  return (
    <div className="mv-obstacles" role="status" data-possible={possible}>
      <h3>{possible ? t('possible') : t('obstaclesN', { n: obstacles.length })}</h3>
      {!possible && (
        <ul>{obstacles.map(({ code, names }, index) => (
          <li key={index} data-obstacle={code}>{names && <><strong><Words of={names} /></strong>: </>}{obstacleTexts[code].what[language]} {obstacleTexts[code].helps[language]}</li>
        ))}</ul>
      )}
    </div>
  );
}

/** The record with the id's choice, or without it. */
function withChoice(record: Choices['elements'], id: string, chosen: string | null | undefined): Choices['elements'] {
  const rest = Object.entries(record).filter(([key]) => key !== id);
  return Object.fromEntries(chosen === undefined ? rest : [...rest, [id, chosen]]);
}

function Places({ run, choices, onChoose }: DryRunProps): ReactNode {
  const t = useTexts(moveTexts);
  const word = useWords();
  const inTheWay = (elementId: string): boolean => run.obstacles.some((one) => one.elementId === elementId);
  return (
    <ul className="mv-list">{run.places.map((place, index) => {
      const { elementId, names, obstacle } = place;
      const chosen = choices.elements[elementId];
      return (
        <li key={`${elementId} ${place.holds} ${index}`} data-place={elementId} data-to={place.to ?? ''}>
          <PlaceWords place={place} />
          {(chosen !== undefined || obstacle !== null || inTheWay(elementId)) && (place.candidates.length > 0 || place.mayEnd) && (
            <Destination label={t('choosePlace', { name: word(names) })} name={`place-${elementId}`} chosen={chosen} end={place.mayEnd ? t('optionLetGo') : undefined}
              candidates={place.candidates.map((each) => ({ id: each.elementId, names: each.names }))} onChoose={(id) => { onChoose({ ...choices, elements: withChoice(choices.elements, elementId, id) }); }} />
          )}
        </li>
      );
    })}</ul>
  );
}

/** `Aloita (tehtävä, asia on tässä) → pysyy: Aloita` */
function PlaceWords({ place: { elementId, names, kind, holds, count, to, toNames, obstacle } }: { readonly place: MigrationPreview['places'][number] }): ReactNode {
  const t = useTexts(moveTexts);
  const kindWord = useTexts(kindTexts);
  const word = useWords();
  const { language } = useLanguage();
  const goes = obstacle ? t('noPlace') : to === null ? t('letGo') : t(to === elementId ? 'stays' : 'goesTo', { name: word(toNames ?? { fi: to }) });
  const what = [...(kind in kindTexts ? [kindWord(kind as keyof typeof kindTexts)] : []), holdsTexts[holds][language], ...(count > 1 ? [t('nTimes', { n: count })] : [])];
  return <><strong><Words of={names} /></strong> <span className="lu-muted">({what.join(', ')})</span> <span aria-hidden="true">→</span> {goes}</>;
}

function Clocks({ run, choices, onChoose }: DryRunProps): ReactNode {
  const t = useTexts(moveTexts);
  const word = useWords();
  const { language } = useLanguage();
  const inTheWay = (clock: string): boolean => run.obstacles.some((one) => one.clock === clock);
  return (
    <ul className="mv-list">{run.clocks.map(({ clock, clockId, names, state, due, dueDate, to, toNames, obstacle, candidates }) => {
      const goes = obstacle ? t('noPlace') : to === null ? t('ends') : t('goesOnAs', { name: word(toNames ?? { fi: to }) });
      const chosen = choices.clocks[clockId];
      return (
        <li key={clock} data-clock={clockId} data-to={to ?? ''}>
          <strong><Words of={names} /></strong>{state === 'paused' && <span className="lu-muted"> ({t('paused')})</span>} <span aria-hidden="true">→</span> {goes}{to !== null && obstacle === null && <>; {dueDate ? t('dueKept', { due: formatDue(dueDate, due, language) }) : t('dueNone')}</>}
          {(chosen !== undefined || obstacle !== null || inTheWay(clock)) && (
            <Destination label={t('chooseClock', { name: word(names) })} name={`clock-${clockId}`} chosen={chosen} end={t('optionEnd')}
              candidates={candidates.map((each) => ({ id: each.clockId, names: each.names }))} onChoose={(id) => { onChoose({ ...choices, clocks: withChoice(choices.clocks, clockId, id) }); }} />
          )}
        </li>
      );
    })}</ul>
  );
}

function Notices({ run: { notices } }: Pick<DryRunProps, 'run'>): ReactNode {
  const t = useTexts(moveTexts);
  const { language } = useLanguage();
  if (notices.length === 0) return null;
  return (
    <>
      <h3>{t('notices')}</h3>
      <ul className="mv-list">{notices.map(({ code, names }, index) => <li key={index} data-notice={code}><strong><Words of={names} /></strong>: {noticeTexts[code][language]}</li>)}</ul>
    </>
  );
}
