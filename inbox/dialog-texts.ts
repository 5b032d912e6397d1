/** Texts that the dialogs share. */
import type { TextTable } from '../ui/index.ts';

export const dialogTexts = {
  reason: { fi: 'Syy', sv: 'Orsak', en: 'Reason' },
  reasonNeeded: { fi: 'Kirjoita syy.', sv: 'Skriv orsaken.', en: 'Write the reason.' },
  dayNeeded: { fi: 'Valitse päivä.', sv: 'Välj en dag.', en: 'Choose a day.' },
} as const satisfies TextTable;
