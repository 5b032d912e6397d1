/** What the dialogs of the inbox share: their buttons, a reason that must be there, a day and a time of day. What is typed stays until the dialog is closed. */
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { Button, Textarea } from 'suomifi-ui-components';
import { commonTexts, Dialog, ErrorNotice, useAction, useTexts } from '../ui/index.ts';
import { dialogTexts } from './dialog-texts.ts';

interface ButtonsProps { readonly busy: boolean; readonly label: string; readonly onSubmit: () => void; readonly onClose: () => void }

/** Send and cancel, as every dialog about a case has them. */
export function DialogButtons({ busy, label, onSubmit, onClose }: ButtonsProps): ReactNode {
  const common = useTexts(commonTexts);
  return (
    <>
      {busy ? <Button loading ariaLoadingText={common('sending')} aria-disabled>{label}</Button> : <Button onClick={onSubmit}>{label}</Button>}
      <Button variant="secondary" onClick={onClose}>{common('cancel')}</Button>
    </>
  );
}

/** A reason as it is typed. `ready` says, when somebody sends, whether it is there; what is lacking is then shown. */
export interface Reason { readonly text: string; readonly lacking: boolean; readonly type: (text: string) => void; readonly ready: () => boolean }

export function useReason(): Reason {
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  return { text, lacking: tried && text.trim() === '', type: setText, ready: () => { setTried(true); return text.trim() !== ''; } };
}

interface ReasonFieldProps { readonly reason: Reason; readonly label?: string | undefined; readonly needed?: string | undefined; readonly maxLength?: number | undefined }

export function ReasonField({ reason, label, needed, maxLength = 2000 }: ReasonFieldProps): ReactNode {
  const t = useTexts(dialogTexts);
  return (
    <Textarea labelText={label ?? t('reason')} fullWidth maxLength={maxLength} value={reason.text} onChange={(event) => { reason.type(event.target.value); }}
      status={reason.lacking ? 'error' : 'default'} statusText={reason.lacking ? needed ?? t('reasonNeeded') : ''} />
  );
}

interface ReasonDialogProps extends Omit<ReasonFieldProps, 'reason' | 'label'> {
  readonly title: string;
  /** Of the button that sends. */
  readonly label: string;
  readonly reasonLabel?: string;
  /** What this means, before it is done. */
  readonly children?: ReactNode;
  readonly perform: (reason: string, key: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Something that wants a reason and nothing else. Closed by whoever opened it, when it is done. */
export function ReasonDialog({ title, label, reasonLabel, children, perform, onClose, ...field }: ReasonDialogProps): ReactNode {
  const reason = useReason();
  const action = useAction(perform);
  const submit = (): void => { if (reason.ready()) void action.run(reason.text.trim()); };
  return (
    <Dialog title={title} onClose={onClose} footer={<DialogButtons busy={action.busy} label={label} onSubmit={submit} onClose={onClose} />}>
      {children}
      <ReasonField reason={reason} label={reasonLabel} {...field} />
      {action.error && <ErrorNotice error={action.error} onRetry={submit} />}
    </Dialog>
  );
}

interface NativeFieldProps { readonly type: 'date' | 'time'; readonly label: string; readonly value: string; readonly onChange: (value: string) => void; readonly min?: string; readonly max?: string; readonly problem?: string | undefined }

/** A day (`YYYY-MM-DD`) or a time of day (`HH:MM`) in the browser's own field: the calendar of the design system opens behind a dialog. */
export function NativeField({ label, value, onChange, problem, ...rest }: NativeFieldProps): ReactNode {
  const id = useId();
  return (
    <div className="in-native">
      <label htmlFor={id}>{label}</label>
      <input id={id} {...rest} value={value} onChange={(event) => { onChange(event.target.value); }} aria-invalid={problem !== undefined} {...(problem !== undefined && { 'aria-describedby': `${id}-problem` })} />
      {problem !== undefined && <p id={`${id}-problem`} className="in-problem">{problem}</p>}
    </div>
  );
}
