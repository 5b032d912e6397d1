/** Where a person is today, in words. */
import type { ReactNode } from 'react';
import type { Person } from '../../contracts/index.ts';
import { localDate } from '../../guidance/run.ts';
import { formatDate, useNow, useTexts } from '../../ui/index.ts';
import { peopleTexts } from './people-texts.ts';

/** At work, away until a day, or no longer here. */
export function Whereabouts({ person: { active, there, absences } }: { readonly person: Person }): ReactNode {
  const t = useTexts(peopleTexts);
  const today = localDate(useNow());
  if (!active) return t('left');
  if (there) return t('there');
  const now = absences.find(({ status, from, to }) => status === 'agreed' && from <= today && to >= today);
  return now ? t('awayUntil', { date: formatDate(now.to) }) : t('away');
}
