/** Doing the task: the form with its draft, Complete, and what went wrong. */
import { useEffect, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { Button, ErrorSummary } from 'suomifi-ui-components';
import type { Task } from '../../contracts/index.ts';
import { ErrorNotice, isProblem, useAction, useClient, useCommands, useLanguage, useTexts } from '../../ui/index.ts';
import type { Action } from '../../ui/index.ts';
import { useWork } from '../queue/work-context.ts';
import { DraftStatus } from './draft-status.tsx';
import { keyOfPath, serverMessage } from './form-messages.ts';
import { FormView } from './form-view.tsx';
import type { FieldError, FormHandle } from './form-view.tsx';
import { taskTexts } from './task-texts.ts';
import { useDraft } from './use-draft.ts';
import type { Draft } from './use-draft.ts';

interface TaskWorkProps { readonly task: Task; readonly mine: boolean; readonly reload: () => void }

export function TaskWork({ task, mine, reload }: TaskWorkProps): ReactNode {
  const t = useTexts(taskTexts);
  const client = useClient();
  const form = useRef<FormHandle>(null);
  const draft = useDraft(task, () => { form.current?.values(); });
  const { complete, wrong, submit } = useComplete(task, draft, form);
  useCommands(mine ? [{ id: 'complete', label: t('complete'), keys: 'Control+Enter', run: submit }] : []);
  const keepMine = async (): Promise<void> => {
    draft.saver.rebase((await client.call('getTask', { params: { taskId: task.id } })).data.version);
    await draft.saver.flush();
  };
  return (
    <section aria-label={t('form')} className="in-block">
      <h2>{t('form')}</h2>
      {!mine && task.form && <p className="lu-muted">{t('readOnly')}</p>}
      {wrong.length > 0 && <Wrong errors={wrong} />}
      {task.form ? <FormView key={`${draft.round} ${mine}`} ref={form} schema={task.form} values={task.values} readOnly={!mine} onChange={draft.saver.change} /> : <p>{t('noForm')}</p>}
      {mine && (
        <>
          {task.form && <DraftStatus state={draft.state} savedAt={task.draftSavedAt} onKeepMine={() => { keepMine().catch(() => undefined); }} onLoadSaved={reload} />}
          {complete.error && !isProblem(complete.error, 'FORM_INVALID') && <ErrorNotice error={complete.error} onRetry={submit} />}
          <div className="lu-buttons in-actions">
            {task.form && <Button variant="secondary" onClick={() => { draft.saver.flush().catch(() => undefined); }}>{t('saveDraft')}</Button>}
            <CompleteButton busy={complete.busy} onClick={submit} />
          </div>
        </>
      )}
    </section>
  );
}

function CompleteButton({ busy, onClick }: { readonly busy: boolean; readonly onClick: () => void }): ReactNode {
  const t = useTexts(taskTexts);
  return busy
    ? <Button loading ariaLoadingText={t('completing')} aria-disabled>{t('complete')}</Button>
    : <Button onClick={onClick} aria-keyshortcuts="Control+Enter">{t('complete')}</Button>;
}

interface Completion { readonly complete: Action<Record<string, unknown>, void>; readonly wrong: readonly FieldError[]; readonly submit: () => void }

/** Checks the form here, saves what is unsaved, completes once. A lost answer is asked for again with the same key. */
function useComplete(task: Task, draft: Draft, form: RefObject<FormHandle | null>): Completion {
  const client = useClient();
  const { goOn } = useWork();
  const { language } = useLanguage();
  const [wrong, setWrong] = useState<readonly FieldError[]>([]);
  const complete = useAction(async (values: Record<string, unknown>, key: string) => {
    const version = await draft.saver.flush();
    const { data } = await client.call('completeTask', { params: { taskId: task.id }, version, key, body: { values: values as Record<string, never> } });
    draft.saver.stop();
    goOn(task.id, 'didComplete', data);
  });
  useEffect(() => {
    const { error } = complete;
    if (!isProblem(error, 'FORM_INVALID')) return;
    const messages = (error.problem.errors ?? []).map((each): [string, string] => [keyOfPath(each.path), serverMessage(each, language)]);
    setWrong(form.current?.showErrors(Object.fromEntries(messages)) ?? []);
  }, [complete.error, language, form]);
  const submit = (): void => {
    const errors = form.current?.check() ?? [];
    setWrong(errors);
    if (errors.length === 0) void complete.run(form.current?.values() ?? {});
  };
  return { complete, wrong, submit };
}

/** All wrong fields in one place, each a link to its field. Focus goes to its heading, so that it is heard. */
function Wrong({ errors }: { readonly errors: readonly FieldError[] }): ReactNode {
  const t = useTexts(taskTexts);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => { heading.current?.focus(); }, [errors]);
  return <ErrorSummary headingText={t('summary')} headingVariant="h3" headingRef={heading} items={errors.map(({ field, inputId, message }) => ({ text: `${field.label}: ${message}`, inputId }))} />;
}

