/** People and absences: everybody's own; for a supervisor also the people of their units with their load. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { LiveEvent, People, Person } from '../../contracts/index.ts';
import { EmptyState, hasRole, Loaded, PageHeading, supervisorRoles, useQuery, useSession, useTexts, Words } from '../../ui/index.ts';
import { MyAbsences } from './absences.tsx';
import { peopleTexts, professionTexts } from './people-texts.ts';
import { PersonPage } from './person-page.tsx';
import { Whereabouts } from './whereabouts.tsx';

const taskChanges = (event: LiveEvent): boolean => event.kind !== 'version';

/** A person's id stands in the search part: what comes from an identity provider may look like a file's name in a path. */
export function PeoplePage(): ReactNode {
  const [params] = useSearchParams();
  const person = params.get('person');
  return person === null ? <Overview /> : <PersonPage personId={person} />;
}

function Overview(): ReactNode {
  const t = useTexts(peopleTexts);
  const session = useSession();
  const [said, setSaid] = useState('');
  return (
    <div className="lu-panel lu-stack">
      <PageHeading title={t('title')}>{t('title')}</PageHeading>
      <div className="in-said"><div role="status">{said && <p>{said}</p>}</div></div>
      {hasRole(session, supervisorRoles) && <Supervised />}
      <MyAbsences onDone={setSaid} />
    </div>
  );
}

function Supervised(): ReactNode {
  const query = useQuery('listPeople', {}, { live: taskChanges });
  return <Loaded query={query}>{(people) => <><Units units={people.units} /><Everybody people={people} /></>}</Loaded>;
}

function Units({ units }: { readonly units: People['units'] }): ReactNode {
  const t = useTexts(peopleTexts);
  return (
    <section aria-label={t('units')} className="in-block">
      <h2>{t('units')}</h2>
      <div className="in-scroll" tabIndex={0} role="group" aria-label={t('units')}>
        <table className="lu-table in-figures">
          <thead><tr><th scope="col">{t('unit')}</th><th scope="col">{t('open')}</th><th scope="col">{t('unassigned')}</th><th scope="col">{t('overdue')}</th></tr></thead>
          <tbody>{units.map((unit) => <tr key={unit.id}><th scope="row"><Words of={unit.names} /></th><td>{unit.open}</td><td>{unit.unassigned}</td><td className={unit.overdue > 0 ? 'in-late' : undefined}>{unit.overdue}</td></tr>)}</tbody>
        </table>
      </div>
    </section>
  );
}

function Everybody({ people: { items } }: { readonly people: People }): ReactNode {
  const t = useTexts(peopleTexts);
  return (
    <section aria-label={t('people')} className="in-block">
      <h2>{t('people')}</h2>
      {items.length === 0 ? <EmptyState title={t('nobody')}><p>{t('nobodyNext')}</p></EmptyState> : (
        <div className="in-scroll" tabIndex={0} role="group" aria-label={t('people')}>
          <table className="lu-table in-figures">
            <thead><tr><th scope="col">{t('name')}</th><th scope="col">{t('profession')}</th><th scope="col">{t('now')}</th><th scope="col">{t('clients')}</th><th scope="col">{t('waiting')}</th><th scope="col">{t('open')}</th><th scope="col">{t('overdue')}</th></tr></thead>
            <tbody>{items.map((person) => <Row key={person.id} person={person} />)}</tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Row({ person }: { readonly person: Person }): ReactNode {
  const t = useTexts(peopleTexts);
  const profession = useTexts(professionTexts);
  const { clients, clientLimit, overdue } = person;
  return (
    <tr data-person={person.id}>
      <th scope="row"><Link to={{ search: new URLSearchParams({ person: person.id }).toString() }}>{person.name}</Link></th>
      <td>{profession(person.profession)}</td>
      <td><Whereabouts person={person} /></td>
      <td>{clientLimit === null ? clients : t('ofLimit', { n: clients, limit: clientLimit })}{clientLimit !== null && clients >= clientLimit && <strong> {t('full')}</strong>}</td>
      <td>{person.waiting}</td>
      <td>{person.openTasks}</td>
      <td className={overdue > 0 ? 'in-late' : undefined}>{overdue}</td>
    </tr>
  );
}
