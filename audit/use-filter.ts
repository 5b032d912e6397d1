/** The filter of the page: read from the address and written to it. */
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { localDate } from '../guidance/run.ts';
import { useNow } from '../ui/index.ts';
import { filterFrom, searchOf, stateFrom } from './filter.ts';
import type { TimelinessFilter, TimelinessState } from './filter.ts';

export interface FilterChoice {
  readonly filter: TimelinessFilter;
  readonly state: TimelinessState | undefined;
  readonly choose: (filter: TimelinessFilter) => void;
}

export function useFilter(): FilterChoice {
  const [search, setSearch] = useSearchParams();
  const today = localDate(useNow());
  const filter = useMemo(() => filterFrom(search, today), [search, today]);
  const choose = useCallback((next: TimelinessFilter) => { setSearch(searchOf(next)); }, [setSearch]);
  return { filter, state: stateFrom(search), choose };
}

/** The live events after which a figure or a list is read again. */
export const rereadOnCase = (event: { readonly kind: string }): boolean => event.kind === 'case';
