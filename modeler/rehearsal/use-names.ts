/** How the page calls what stands in a rehearsal. */
import { useMemo } from 'react';
import { parseUnitId } from '../../contracts/index.ts';
import { roleTexts, useLanguage, useTexts, useWords } from '../../ui/index.ts';
import { useUnits } from '../panel/choices.ts';
import type { Rehearsal } from './rehearsal.ts';
import { namesIn } from './story.ts';
import type { Names } from './story.ts';

export function useNames(rehearsal: Rehearsal): Names {
  const { language } = useLanguage();
  const word = useWords();
  const role = useTexts(roleTexts);
  const units = useUnits();
  return useMemo(() => ({
    language, ...namesIn(rehearsal.definition, rehearsal, word),
    role: (code) => (code in roleTexts ? role(code as keyof typeof roleTexts) : code),
    unit: (id) => units.find(({ value }) => value === parseUnitId(id)?.code)?.label ?? id,
  // The list of units is a new one at every look, with the same content in one language.
  }), [rehearsal, language, word, role]);
}
