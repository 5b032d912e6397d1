/** Development groups and workshops behind a version (MOD-23): written while it is a draft, shown ever after. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'suomifi-ui-components';
import type { DevelopmentGroup, VersionSummary } from '../../contracts/index.ts';
import { ErrorNotice, formatDate, useAction, useClient, useTexts } from '../../ui/index.ts';
import { variantTexts } from '../variants/variant-texts.ts';
import { GroupFields, GroupList } from './groups.tsx';

type Workshop = VersionSummary['workshops'][number];
interface AboutProps { readonly version: VersionSummary; readonly editable: boolean; readonly onChange: () => void }

export function About({ version, editable, onChange }: AboutProps): ReactNode {
  const t = useTexts(variantTexts);
  if (!editable && version.groups.length === 0 && version.workshops.length === 0) return null;
  return (
    <section className="va-about">
      <h2>{t('about')}</h2>
      {editable ? <AboutForm version={version} onChange={onChange} /> : (
        <>
          <GroupList groups={version.groups} />
          <ul>{version.workshops.map((workshop, index) => <li key={index}>{formatDate(workshop.date)}{workshop.place && `, ${workshop.place}`}: {workshop.participants}</li>)}</ul>
        </>
      )}
    </section>
  );
}

function AboutForm({ version, onChange }: Pick<AboutProps, 'version' | 'onChange'>): ReactNode {
  const t = useTexts(variantTexts);
  const client = useClient();
  const [groups, setGroups] = useState<readonly DevelopmentGroup[]>(version.groups);
  const [workshops, setWorkshops] = useState<readonly Workshop[]>(version.workshops);
  const [saved, setSaved] = useState(false);
  const save = useAction(async () => {
    const body = { groups: groups.filter(({ name }) => name.trim() !== '').map((group) => ({ ...group, name: group.name.trim(), members: group.members.map(({ id }) => id) })), workshops: workshops.filter(({ date, participants }) => date !== '' && participants.trim() !== '') };
    await client.call('describeVersion', { params: { modelId: version.modelId, number: version.number }, version: version.revision, body });
    setSaved(true);
    onChange();
  });
  const change = (index: number, part: Partial<Workshop>): void => { setSaved(false); setWorkshops(workshops.map((one, at) => (at === index ? { ...one, ...part } : one))); };
  return (
    <>
      <GroupFields groups={groups} onChange={(next) => { setSaved(false); setGroups(next); }} />
      {workshops.map((workshop, index) => (
        <div key={index} className="mo-row">
          <div className="mo-field va-day"><label htmlFor={`workshop-${index}`}>{t('workshopDate')}</label><input id={`workshop-${index}`} type="date" value={workshop.date} onChange={(event) => { change(index, { date: event.target.value }); }} /></div>
          <div className="mo-field"><label htmlFor={`workshop-people-${index}`}>{t('workshopPeople')}</label><input id={`workshop-people-${index}`} value={workshop.participants} onChange={(event) => { change(index, { participants: event.target.value }); }} /></div>
        </div>
      ))}
      <div className="lu-buttons">
        <Button variant="secondaryNoBorder" onClick={() => { setWorkshops([...workshops, { date: '', participants: '' }]); }}>{t('addWorkshop')}</Button>
        <Button variant="secondary" disabled={save.busy} onClick={() => { void save.run(undefined); }}>{t('saveAbout')}</Button>
        <span role="status">{saved ? t('aboutSaved') : ''}</span>
      </div>
      {save.error && <ErrorNotice error={save.error} />}
    </>
  );
}
