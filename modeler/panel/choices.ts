/** Closed lists that fields choose from: roles and the units of the person's region. */
import { demoUnits, parseUnitId } from '../../contracts/index.ts';
import { roleTexts, useSession, useTexts, useWords } from '../../ui/index.ts';

export const roles = ['adviser', 'guide', 'coordinator', 'supervisor', 'unitManager'] as const;
export interface FieldChoice { readonly value: string; readonly label: string }

export function useRoles(): readonly FieldChoice[] {
  const word = useTexts(roleTexts);
  return roles.map((role) => ({ value: role, label: word(role) }));
}

/** Units of the person's region by code. */
export function useUnits(): readonly FieldChoice[] {
  const { user } = useSession();
  const word = useWords();
  const known = [...user.units, ...demoUnits].flatMap(({ id, names }) => {
    const parsed = parseUnitId(id);
    return parsed?.region === user.region ? [{ value: parsed.code, label: word(names) }] : [];
  });
  return known.filter((unit, index) => known.findIndex(({ value }) => value === unit.value) === index);
}
