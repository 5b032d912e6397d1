/** Development groups of a version: who is in them, which may edit and which approve. */
import type { ReactNode } from 'react';
import { Button } from 'suomifi-ui-components';
import type { DevelopmentGroup } from '../../contracts/index.ts';
import { Loaded, useQuery, useTexts } from '../../ui/index.ts';
import { variantTexts } from '../variants/variant-texts.ts';

export function GroupList({ groups }: { readonly groups: readonly DevelopmentGroup[] }): ReactNode {
  const t = useTexts(variantTexts);
  if (groups.length === 0) return null;
  return (
    <>
      <h3>{t('groups')}</h3>
      <ul>{groups.map(({ name, members, edits, approves }, index) => (
        <li key={index}><strong>{name}</strong>{members.length > 0 && `: ${members.map((person) => person.name).join(', ')}`}{edits && ` · ${t('groupEdits')}`}{approves && ` · ${t('groupApproves')}`}</li>
      ))}</ul>
    </>
  );
}

interface GroupFieldsProps { readonly groups: readonly DevelopmentGroup[]; readonly onChange: (groups: readonly DevelopmentGroup[]) => void }
interface Person { readonly id: string; readonly name: string }

export function GroupFields({ groups, onChange }: GroupFieldsProps): ReactNode {
  const t = useTexts(variantTexts);
  const people = useQuery('listGroupPeople', {});
  const change = (index: number, part: Partial<DevelopmentGroup>): void => { onChange(groups.map((one, at) => (at === index ? { ...one, ...part } : one))); };
  return (
    <>
      <h3>{t('groups')}</h3>
      <p className="mo-hint">{t('groupsHint')}</p>
      {groups.length > 0 && <Loaded query={people}>{({ items }) => groups.map((group, index) => (
        <GroupField key={index} at={index} group={group} people={items} onChange={(part) => { change(index, part); }} onRemove={() => { onChange(groups.filter((_, at) => at !== index)); }} />
      ))}</Loaded>}
      <div className="lu-buttons"><Button variant="secondaryNoBorder" onClick={() => { onChange([...groups, { name: '', members: [], edits: false, approves: false }]); }}>{t('addGroup')}</Button></div>
    </>
  );
}

interface GroupFieldProps { readonly at: number; readonly group: DevelopmentGroup; readonly people: readonly Person[]; readonly onChange: (part: Partial<DevelopmentGroup>) => void; readonly onRemove: () => void }

function GroupField({ at, group, people, onChange, onRemove }: GroupFieldProps): ReactNode {
  const t = useTexts(variantTexts);
  // Who was named and has no role any more stays to be seen and taken out.
  const listed = [...people, ...group.members.filter(({ id }) => !people.some((one) => one.id === id))];
  const put = ({ id, name }: Person, on: boolean): void => { onChange({ members: on ? [...group.members, { id, name }] : group.members.filter((one) => one.id !== id) }); };
  return (
    <fieldset className="va-group">
      <legend>{group.name || t('groupNew')}</legend>
      <div className="mo-field"><label htmlFor={`group-${at}`}>{t('groupName')}</label><input id={`group-${at}`} maxLength={120} value={group.name} onChange={(event) => { onChange({ name: event.target.value }); }} /></div>
      <Check label={t('groupEdits')} checked={group.edits} onChange={(edits) => { onChange({ edits }); }} />
      <Check label={t('groupApproves')} checked={group.approves} onChange={(approves) => { onChange({ approves }); }} />
      <fieldset><legend>{t('groupPeople')}</legend>
        {listed.map((person) => <Check key={person.id} label={person.name} checked={group.members.some(({ id }) => id === person.id)} onChange={(on) => { put(person, on); }} />)}
      </fieldset>
      <Button variant="secondaryNoBorder" onClick={onRemove}>{t('removeGroup', { name: group.name })}</Button>
    </fieldset>
  );
}

function Check({ label, checked, onChange }: { readonly label: string; readonly checked: boolean; readonly onChange: (on: boolean) => void }): ReactNode {
  return <div><label><input type="checkbox" checked={checked} onChange={(event) => { onChange(event.target.checked); }} /> {label}</label></div>;
}
