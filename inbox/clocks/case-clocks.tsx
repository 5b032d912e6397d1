/** The clocks of a case with what the reader can do to each. The dialog is the section's own: it stays, with what is typed, when a clock changes behind it. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'suomifi-ui-components';
import type { Case, Clock as ClockData } from '../../contracts/index.ts';
import { Clock, useNow, useTexts, useWords } from '../../ui/index.ts';
import { ClocksSection } from '../task/case-parts.tsx';
import { clockActionTexts } from './clock-action-texts.ts';
import { ClockDialog } from './clock-dialogs.tsx';
import type { ClockAct } from './clock-dialogs.tsx';

interface CaseClocksProps { readonly found: Case; readonly may: boolean; readonly onDone: (text: string, accepted: boolean) => void; readonly refetch: () => void }

export function CaseClocks({ found, may, onDone, refetch }: CaseClocksProps): ReactNode {
  const t = useTexts(clockActionTexts);
  const now = useNow();
  const [doing, setDoing] = useState<{ readonly act: ClockAct; readonly clock: ClockData }>();
  const can = may && found.status === 'open' && !found.suspended;
  return (
    <>
      <ClocksSection clocks={found.clocks}>
        {(clock) => (
          <div key={clock.id} className="in-clock">
            <Clock clock={clock} />
            {can && <Acts clock={clock} acts={clockActs(clock, now)} onAct={(act) => { setDoing({ act, clock }); }} />}
          </div>
        )}
      </ClocksSection>
      {!can && found.status === 'open' && !found.suspended && found.clocks.length > 0 && <p className="lu-muted">{t('readOnly')}</p>}
      {doing && <ClockDialog {...doing} found={found} onClose={() => { setDoing(undefined); refetch(); }} onDone={(what, accepted) => { setDoing(undefined); onDone(t(what), accepted); }} />}
    </>
  );
}

/** What can be done to a clock as it stands. The law's limits are moved by a pause or an exception only. */
export function clockActs(clock: ClockData, now: string): readonly ClockAct[] {
  if (clock.state === 'stopped' || clock.state === 'cancelled') return [];
  const open = clock.waits.find(({ to }) => to === null);
  const suspension = open?.waitingFor === 'suspension';
  return [
    ...(open && !suspension ? ['resume' as const] : []), ...(open ? [] : ['pause' as const]),
    ...(clock.kind === 'target' && clock.due !== null ? ['due' as const] : []),
    ...(mayExceed(clock, now) ? ['exception' as const] : []),
  ];
}

/** An exception is documented before the limit is exceeded, on a ground that the law knows. */
function mayExceed({ exceptionGrounds, due, breachedAt }: ClockData, now: string): boolean {
  return exceptionGrounds.length > 0 && due !== null && breachedAt === null && now < due;
}

function Acts({ clock, acts, onAct }: { readonly clock: ClockData; readonly acts: readonly ClockAct[]; readonly onAct: (act: ClockAct) => void }): ReactNode {
  const t = useTexts(clockActionTexts);
  const words = useWords();
  if (acts.length === 0) return null;
  return <div className="in-clock-acts">{acts.map((act) => <Button key={act} variant="secondaryNoBorder" aria-label={`${t(act)} ${words(clock.names)}`} onClick={() => { onAct(act); }}>{t(act)}</Button>)}</div>;
}
