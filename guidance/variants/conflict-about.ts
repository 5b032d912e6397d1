/** What a conflict is about, in the words of a change. */
import { described } from './aspects.ts';
import type { Change } from './change.ts';
import type { Conflict } from './merge-said.ts';

export function conflictAbout({ elementId, path }: Pick<Conflict, 'elementId' | 'path'>): Pick<Change, 'aspect' | 'part' | 'attribute'> {
  const [kind, key = '', ...rest] = path;
  if (kind === 'element') return { aspect: 'step', part: null, attribute: null };
  if (elementId !== '') {
    const { aspect, part, attribute } = described({ path, from: undefined, to: undefined }, [undefined, undefined]);
    return { aspect, part, attribute };
  }
  if (kind === 'decisions') return { aspect: 'decision', part: { id: key, names: { fi: key } }, attribute: null };
  if (kind !== 'forms') return { aspect: 'other', part: null, attribute: path.join('.') };
  const at = rest.lastIndexOf('components');
  const field = at < 0 ? undefined : rest[at + 1];
  const attribute = (field === undefined ? rest : rest.slice(at + 2)).join('.');
  return { aspect: field === undefined ? 'form' : 'formField', part: { id: field === undefined ? key : `${key}.${field}`, names: { fi: field ?? key } }, attribute: attribute === '' ? null : attribute };
}
