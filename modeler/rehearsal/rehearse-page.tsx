/** The rehearsal of a version: checked and compiled in the page, run in the page, sent nowhere. */
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Version } from '../../contracts/index.ts';
import { lintModel } from '../../guidance/index.ts';
import type { Linted } from '../../guidance/index.ts';
import { Loaded, Loading, useQuery, useTexts } from '../../ui/index.ts';
import { Said } from '../problems/problem-bar.tsx';
import { asProblem } from '../problems/use-problems.ts';
import { VersionFrame } from '../variants/variants-frame.tsx';
import { rehearsalTexts } from './rehearsal-texts.ts';
import { Stage } from './stage.tsx';
import './rehearsal.css';

export function RehearsePage(): ReactNode {
  const t = useTexts(rehearsalTexts);
  return <VersionFrame title={(name) => t('title', { name })}>{({ model, version }) => <Rehearse key={version.id} region={model.region} modelId={model.id} number={version.number} />}</VersionFrame>;
}

interface RehearseProps { readonly region: string; readonly modelId: string; readonly number: number }

function Rehearse({ region, modelId, number }: RehearseProps): ReactNode {
  const t = useTexts(rehearsalTexts);
  const version = useQuery('getVersion', { params: { modelId, number } });
  const timeData = useQuery('getTimeData', {});
  return (
    <>
      <p>{t('nothingSent')}</p>
      <Loaded query={version}>{(files) => <Loaded query={timeData}>{(data) => <Checked region={region} files={files} timeData={data} />}</Loaded>}</Loaded>
    </>
  );
}

/** Runs what has no errors, and tells the errors of what has. */
function Checked({ files, ...rest }: { readonly files: Version } & Omit<Parameters<typeof Stage>[0], 'definition' | 'files'>): ReactNode {
  const [linted, setLinted] = useState<Linted>();
  useEffect(() => {
    let alive = true;
    void lintModel(files).then((found) => { if (alive) setLinted(found); });
    return () => { alive = false; };
  }, [files]);
  if (!linted) return <Loading />;
  return linted.definition ? <Stage definition={linted.definition} files={files} {...rest} /> : <CannotRun files={files} linted={linted} />;
}

function CannotRun({ files, linted }: { readonly files: Version; readonly linted: Linted }): ReactNode {
  const t = useTexts(rehearsalTexts);
  return (
    <section aria-labelledby="rehearsal-errors" data-rehearsal="refused">
      <h2 id="rehearsal-errors">{t('cannotRun')}</h2>
      <ul className="re-errors">{linted.diagnostics.filter(({ severity }) => severity === 'error').map((found, index) => <li key={index}><Said problem={asProblem(found)} />{found.elementId !== undefined && <> <code>{found.elementId}</code></>}</li>)}</ul>
      <p><Link to={`/${files.modelId}/${files.number}`}>{t('toEditor')}</Link></p>
    </section>
  );
}
