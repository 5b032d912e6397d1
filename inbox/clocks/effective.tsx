/** When something was so in fact: now, or earlier at a day and time of day in Finland. Both instants are kept, so the dialog says so. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { RadioButton, RadioButtonGroup } from 'suomifi-ui-components';
import { atTime, localDate } from '../../guidance/run.ts';
import { useNow, useTexts } from '../../ui/index.ts';
import { NativeField } from '../dialogs.tsx';
import { clockActionTexts } from './clock-action-texts.ts';

export interface Effective {
  readonly earlier: boolean;
  readonly day: string;
  readonly time: string;
  readonly problem: 'timeNeeded' | 'notFuture' | undefined;
  readonly change: (part: Partial<Pick<Effective, 'earlier' | 'day' | 'time'>>) => void;
  /** The instant as the API takes it, absent for now; undefined when it cannot be sent, and the problem is shown. */
  readonly read: () => { readonly effectiveAt?: string } | undefined;
}

export function useEffective(): Effective {
  const [typed, setTyped] = useState({ earlier: false, day: localDate(useNow()), time: '' });
  const [tried, setTried] = useState(false);
  const problem = effectiveProblem(typed, new Date().toISOString());
  return {
    ...typed, problem: tried ? problem : undefined,
    change: (part) => { setTyped((old) => ({ ...old, ...part })); },
    read: () => {
      setTried(true);
      if (problem) return undefined;
      return typed.earlier ? { effectiveAt: atTime(typed.day, typed.time) } : {};
    },
  };
}

/** @param now ISO instant */
export function effectiveProblem({ earlier, day, time }: Pick<Effective, 'earlier' | 'day' | 'time'>, now: string): Effective['problem'] {
  if (!earlier) return undefined;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}$/.test(time)) return 'timeNeeded';
  return atTime(day, time) > now ? 'notFuture' : undefined;
}

export function EffectiveField({ effective, label }: { readonly effective: Effective; readonly label: string }): ReactNode {
  const t = useTexts(clockActionTexts);
  const today = localDate(useNow());
  return (
    <>
      <RadioButtonGroup labelText={label} name="effective" value={effective.earlier ? 'earlier' : 'now'} onChange={(value) => { effective.change({ earlier: value === 'earlier' }); }}>
        <RadioButton value="now">{t('now')}</RadioButton>
        <RadioButton value="earlier">{t('earlier')}</RadioButton>
      </RadioButtonGroup>
      {effective.earlier && (
        <>
          <div className="in-when">
            <NativeField type="date" label={t('day')} max={today} value={effective.day} onChange={(day) => { effective.change({ day }); }} problem={effective.problem && t(effective.problem)} />
            <NativeField type="time" label={t('time')} value={effective.time} onChange={(time) => { effective.change({ time }); }} />
          </div>
          <p className="lu-muted">{t('bothKept')}</p>
        </>
      )}
    </>
  );
}
