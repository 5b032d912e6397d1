/** Open cases that run a version: where they stand, whose they are, since when. Numbers only, no client's data. */
import type { ReactNode } from 'react';
import { Button } from 'suomifi-ui-components';
import { demoUnits } from '../../contracts/index.ts';
import type { RunningCase } from '../../contracts/index.ts';
import { formatDate, useSession, useTexts, Words } from '../../ui/index.ts';
import { moveTexts } from './move-texts.ts';

interface CaseListProps { readonly cases: readonly RunningCase[]; /** Absent: this person may not move cases, or there is nowhere to. */ readonly onOpen?: ((one: RunningCase) => void) | undefined }

export function CaseList({ cases, onOpen }: CaseListProps): ReactNode {
  const t = useTexts(moveTexts);
  return (
    <div className="mv-scroll">
      <table className="lu-table">
        <thead><tr><th scope="col">{t('number')}</th><th scope="col">{t('stands')}</th><th scope="col">{t('unit')}</th><th scope="col">{t('since')}</th>{onOpen && <th scope="col">{t('act')}</th>}</tr></thead>
        <tbody>{cases.map((one) => (
          <tr key={one.caseId} data-case={one.caseNumber}>
            <th scope="row">{one.caseNumber}</th>
            <td><Stands one={one} /></td>
            <td>{one.responsibleUnit === null ? '–' : <UnitName id={one.responsibleUnit} />}</td>
            <td>{one.openedAt === null ? '–' : formatDate(one.openedAt)}</td>
            {onOpen && <td><Button variant="secondary" aria-label={t('tryOutOf', { number: one.caseNumber })} onClick={() => { onOpen(one); }}>{t('tryOut')}</Button></td>}
          </tr>
        ))}</tbody>
      </table>
    </div>
  );
}

function Stands({ one: { waiting, suspended } }: { readonly one: RunningCase }): ReactNode {
  const t = useTexts(moveTexts);
  return (
    <>
      {waiting.length === 0 ? <span className="lu-muted">{t('noTask')}</span> : waiting.map(({ names }, index) => <span key={index}>{index > 0 && ', '}<Words of={names} /></span>)}
      {suspended && <> <span className="lu-chip">{t('suspended')}</span></>}
    </>
  );
}

function UnitName({ id }: { readonly id: string }): ReactNode {
  const { user } = useSession();
  const unit = [...user.units, ...demoUnits].find((one) => one.id === id);
  return unit ? <Words of={unit.names} /> : id;
}
