/** Words that several fields share. */
import type { Translated } from '../../ui/index.ts';
import type { Field } from './field.ts';

export const says = (fi: string, sv: string, en: string): Translated => ({ fi, sv, en });
export const choice = (value: string, fi: string, sv: string, en: string) => ({ value, says: says(fi, sv, en) });

/** The same text in three languages. */
export function worded(fi: string, sv: string, en: string, kind: 'text' | 'long' = 'text'): readonly Field[] {
  return [
    { property: 'fi', label: says(`${fi} suomeksi`, `${sv} på finska`, `${en} in Finnish`), kind, lang: 'fi' },
    { property: 'sv', label: says(`${fi} ruotsiksi`, `${sv} på svenska`, `${en} in Swedish`), kind, lang: 'sv' },
    { property: 'en', label: says(`${fi} englanniksi`, `${sv} på engelska`, `${en} in English`), kind, lang: 'en' },
  ];
}

export const dayUnits = [choice('workingDays', 'arkipäivää', 'vardagar', 'working days'), choice('calendarDays', 'kalenteripäivää', 'kalenderdagar', 'calendar days')];
export const idField: Field = { property: 'id', label: says('Tunniste', 'Identifierare', 'Id'), kind: 'text' };
export const roleField = (property: string): Field => ({ property, label: says('Rooli', 'Roll', 'Role'), kind: 'role' });
export const unitField = (property: string): Field => ({ property, label: says('Yksikkö', 'Enhet', 'Unit'), kind: 'unit' });
