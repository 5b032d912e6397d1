/** Who does what, made from the model; and the steps without legal basis. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Loaded, roleTexts, useQuery, useTexts, Words } from '../../ui/index.ts';
import { kindTexts } from '../kind-texts.ts';
import { VersionFrame } from './variants-frame.tsx';
import { variantTexts } from './variant-texts.ts';

export function WorkPage(): ReactNode {
  const t = useTexts(variantTexts);
  return <VersionFrame title={(name) => t('workTitle', { name })}>{({ model, version }) => <Work key={version.id} modelId={model.id} number={version.number} />}</VersionFrame>;
}

function Work({ modelId, number }: { readonly modelId: string; readonly number: number }): ReactNode {
  const t = useTexts(variantTexts);
  const role = useTexts(roleTexts);
  const kind = useTexts(kindTexts);
  const work = useQuery('getDivisionOfWork', { params: { modelId, number } });
  return (
    <Loaded query={work}>{({ roles, withoutBasis }) => (
      <>
        <table className="lu-table">
          <thead><tr><th scope="col">{t('role')}</th><th scope="col">{t('unitColumn')}</th><th scope="col">{t('stepsColumn')}</th></tr></thead>
          <tbody>{roles.map((row) => (
            <tr key={`${row.role} ${row.unit}`}>
              <th scope="row">{role(row.role as keyof typeof roleTexts)}</th><td>{row.unit}</td>
              <td><ul>{row.steps.map((step) => <li key={step.id}><Words of={step.names} />{step.tier !== null && ` · ${t('tier', { n: step.tier })}`}{step.handover && ` · ${t('handover')}`}</li>)}</ul></td>
            </tr>
          ))}</tbody>
        </table>
        <h2>{t('withoutBasis')}</h2>
        {withoutBasis.length === 0 ? <p>{t('withoutBasisNone')}</p> : (
          <ul className="va-basisless">{withoutBasis.map((step) => (
            <li key={step.id}><Link to={`/${modelId}/${number}`}><Words of={step.names} /></Link> <span className="lu-muted">{kind(step.kind as keyof typeof kindTexts)}{!step.sourced && ` · ${t('unsourced')}`}</span></li>
          ))}</ul>
        )}
      </>
    )}</Loaded>
  );
}
