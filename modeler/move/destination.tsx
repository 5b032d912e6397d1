/** Where something goes that has no place of its own in the new version: one of those that fit, or nowhere. */
import { useId } from 'react';
import type { ReactNode } from 'react';
import { useTexts, useWords } from '../../ui/index.ts';
import type { WireTexts } from '../../ui/index.ts';
import { moveTexts } from './move-texts.ts';

interface DestinationProps {
  readonly label: string;
  readonly name: string;
  readonly candidates: readonly { readonly id: string; readonly names: WireTexts }[];
  /** Undefined: nothing is chosen; null: it is let go. */
  readonly chosen: string | null | undefined;
  /** What letting it go is called; absent: it cannot be. */
  readonly end?: string | undefined;
  readonly onChoose: (id: string | null | undefined) => void;
}

export function Destination({ label, name, candidates, chosen, end, onChoose }: DestinationProps): ReactNode {
  const t = useTexts(moveTexts);
  const word = useWords();
  const id = useId();
  const choose = (value: string): void => { onChoose(value === '' ? undefined : value === 'end' ? null : value.slice('to '.length)); };
  return (
    <div className="mo-field mv-destination">
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name} value={chosen === undefined ? '' : chosen === null ? 'end' : `to ${chosen}`} onChange={(event) => { choose(event.target.value); }}>
        <option value="">{t('choose')}</option>
        {candidates.map((each) => <option key={each.id} value={`to ${each.id}`}>{word(each.names)}</option>)}
        {end !== undefined && <option value="end">{end}</option>}
      </select>
    </div>
  );
}
