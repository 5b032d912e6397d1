/** One case before its move: the dry run with choices, the reason, and the move as it was shown. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button, InlineAlert, Textarea } from 'suomifi-ui-components';
import type { RunningCase } from '../../contracts/index.ts';
import { commonTexts, Dialog, ErrorNotice, isProblem, Loading, useAction, useClient, useTexts } from '../../ui/index.ts';
import { DryRunView } from './dry-run-view.tsx';
import { moveTexts } from './move-texts.ts';
import { useDryRun } from './use-dry-run.ts';
import type { Choices, Target } from './use-dry-run.ts';

/** What a person has said of the moves to a version: the next case begins with it. */
export interface Said { readonly choices: Choices; readonly reason: string }

interface MoveDialogProps {
  readonly one: RunningCase;
  readonly to: Target;
  readonly said: Said;
  readonly onSay: (said: Said) => void;
  readonly onClose: () => void;
  readonly onDone: (accepted: boolean) => void;
}

export function MoveDialog({ one, to, said, onSay, onClose, onDone }: MoveDialogProps): ReactNode {
  const t = useTexts(moveTexts);
  const client = useClient();
  const { shown, current, error, refetch } = useDryRun(one.caseId, to, said.choices);
  const [missing, setMissing] = useState(false);
  const move = useAction(async (body: Choices & { readonly to: Target; readonly basedOn: number; readonly reason: string }, key) => {
    try {
      const { accepted } = await client.call('migrateCase', { params: { caseId: one.caseId }, body, key });
      onDone(accepted);
    } catch (failure) {
      // The case is not as the dry run showed it: it is shown anew, with what was typed.
      if (isProblem(failure, 'COMMAND_CONFLICT') || isProblem(failure, 'MIGRATION_BLOCKED')) refetch();
      throw failure;
    }
  });
  const run = (): void => {
    const reason = said.reason.trim();
    setMissing(reason === '');
    if (reason !== '' && current && shown?.possible) void move.run({ to, ...said.choices, basedOn: shown.sequence, reason });
  };
  const say = (more: Partial<Said>): void => { move.clear(); onSay({ ...said, ...more }); };
  return (
    <Dialog title={t('dialogTitle', { number: one.caseNumber })} onClose={onClose} footer={<Footer busy={move.busy} possible={shown?.possible === true} onMove={run} onClose={onClose} />}>
      <div className="mv-run" aria-busy={!current}>
        {shown && <p>{t('fromTo', { from: shown.from.number, to: shown.to.number })}</p>}
        {error && <ErrorNotice error={error} onRetry={refetch} />}
        {!shown && !error && <Loading text={t('running')} />}
        {shown && (
          <>
            <DryRunView run={shown} choices={said.choices} onChoose={(choices) => { say({ choices }); }} />
            <Textarea labelText={t('reason')} hintText={t('reasonHint')} name="move-reason" fullWidth maxLength={2000} value={said.reason} status={missing ? 'error' : 'default'} statusText={missing ? t('reasonMissing') : ''}
              onChange={(event) => { say({ reason: event.target.value }); setMissing(false); }} />
          </>
        )}
        {/* Beside the button that was pressed: the top may be out of sight. */}
        {move.error && (isProblem(move.error, 'COMMAND_CONFLICT') ? <div role="alert" data-problem="COMMAND_CONFLICT"><InlineAlert status="warning">{t('conflict')}</InlineAlert></div> : <ErrorNotice error={move.error} onRetry={move.retry} />)}
      </div>
    </Dialog>
  );
}

function Footer({ busy, possible, onMove, onClose }: { readonly busy: boolean; readonly possible: boolean; readonly onMove: () => void; readonly onClose: () => void }): ReactNode {
  const t = useTexts(moveTexts);
  const common = useTexts(commonTexts);
  return (
    <>
      {busy ? <Button loading ariaLoadingText={common('sending')} aria-disabled>{t('moveNow')}</Button> : <Button disabled={!possible} aria-describedby="move-why" onClick={onMove}>{t('moveNow')}</Button>}
      <Button variant="secondary" onClick={onClose}>{common('cancel')}</Button>
      <p id="move-why" className="mo-why">{possible ? '' : t('whyNot')}</p>
    </>
  );
}
