/** Running cases of a version, and moving them to another one: which cases, to which version, case by case. MOD-07. */
import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'suomifi-ui-components';
import type { Model, RunningCase, VersionSummary } from '../../contracts/index.ts';
import { EmptyState, ErrorNotice, formatDate, hasRole, Loading, usePages, useSession, useTexts, useWords } from '../../ui/index.ts';
import type { PagedList } from '../../ui/index.ts';
import { VersionFrame } from '../variants/variants-frame.tsx';
import { CaseList } from './case-list.tsx';
import { MoveDialog } from './move-dialog.tsx';
import type { Said } from './move-dialog.tsx';
import { moveTexts } from './move-texts.ts';
import { targetsOf } from './targets.ts';
import { noChoices } from './use-dry-run.ts';

const movers = ['developmentLead', 'manager', 'unitManager'] as const;
const nothingSaid: Said = { choices: noChoices, reason: '' };
/** Whatever is recorded of a case may move it on or away: those events are of the kind `task`. */
const aboutCases = ({ kind }: { readonly kind: string }): boolean => kind !== 'version';

export function MovingPage(): ReactNode {
  const t = useTexts(moveTexts);
  return (
    <VersionFrame title={(name) => t('title', { name })}>{({ models, model, version }) => (version.status === 'published' || version.status === 'retired'
      ? <Moving key={version.id} models={models} model={model} version={version} />
      : <EmptyState title={t('draft')}><p>{t('draftBody')}</p></EmptyState>)}</VersionFrame>
  );
}

interface MovingProps { readonly models: readonly Model[]; readonly model: Model; readonly version: VersionSummary }

function Moving({ models, model, version }: MovingProps): ReactNode {
  const t = useTexts(moveTexts);
  const mover = hasRole(useSession(), movers);
  const list = usePages('listRunningCases', { params: { modelId: model.id, number: version.number }, query: { limit: 50 } }, aboutCases);
  const targets = targetsOf(models, model, version);
  const [wanted, setWanted] = useState<string>();
  const target = targets.find(({ key }) => key === wanted) ?? targets[0];
  const [said, setSaid] = useState(nothingSaid);
  const [open, setOpen] = useState<RunningCase>();
  const [told, setTold] = useState('');
  const done = (one: RunningCase, number: number, accepted: boolean): void => {
    setOpen(undefined);
    setTold(t(accepted ? 'accepted' : 'moved', { number: one.caseNumber, n: number }));
    list.refetch();
  };
  return (
    <>
      <p>{t('body')}</p>
      {mover ? <TargetChoice targets={targets} chosen={target?.key} onChoose={(key) => { setWanted(key); setSaid(nothingSaid); }} /> : <p>{t('onlyMovers')}</p>}
      <Told text={told} />
      <Cases list={list} onOpen={mover && target ? (one) => { setTold(''); setOpen(one); } : undefined} />
      {open && target && <MoveDialog key={open.caseId} one={open} to={target.version} said={said} onSay={setSaid} onClose={() => { setOpen(undefined); }} onDone={(accepted) => { done(open, target.version.number, accepted); }} />}
    </>
  );
}

interface CasesProps { readonly list: PagedList<'listRunningCases'>; readonly onOpen: ((one: RunningCase) => void) | undefined }

function Cases({ list, onOpen }: CasesProps): ReactNode {
  const t = useTexts(moveTexts);
  const { items, first, error } = list;
  return (
    <>
      {error && <ErrorNotice error={error} onRetry={list.refetch} />}
      {!items && !error && <Loading />}
      {items?.length === 0 && <EmptyState title={t('none')}><p>{t('noneBody')}</p></EmptyState>}
      {items && items.length > 0 && <><p><strong>{t('total', { n: first?.total ?? items.length })}</strong></p><CaseList cases={items} onOpen={onOpen} /></>}
      {list.more && <div><Button variant="secondary" onClick={list.loadMore} aria-disabled={list.loading}>{t('loadMore')}</Button></div>}
    </>
  );
}

/** What was done; focus comes here, because the case's row is gone. */
function Told({ text }: { readonly text: string }): ReactNode {
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => { if (text !== '') place.current?.focus(); }, [text]);
  return <p ref={place} role="status" tabIndex={-1} className="mv-told">{text}</p>;
}

interface TargetChoiceProps { readonly targets: ReturnType<typeof targetsOf>; readonly chosen: string | undefined; readonly onChoose: (key: string) => void }

function TargetChoice({ targets, chosen, onChoose }: TargetChoiceProps): ReactNode {
  const t = useTexts(moveTexts);
  const word = useWords();
  const id = useId();
  if (targets.length === 0) return <p>{t('noTarget')}</p>;
  return (
    <div className="mo-field va-choice">
      <label htmlFor={id}>{t('target')}</label>
      <select id={id} name="move-target" value={chosen} onChange={(event) => { onChoose(event.target.value); }}>
        {targets.map(({ key, names, version: { number }, from }) => <option key={key} value={key}>{from === undefined ? t('targetOption', { name: word(names), n: number }) : t('targetWaiting', { name: word(names), n: number, date: formatDate(from) })}</option>)}
      </select>
    </div>
  );
}
