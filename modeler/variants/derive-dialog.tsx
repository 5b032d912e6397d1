/** Derives a variant for one unit of the own region. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button, TextInput } from 'suomifi-ui-components';
import { commonTexts, Dialog, ErrorNotice, useTexts } from '../../ui/index.ts';
import type { CallError } from '../../ui/index.ts';
import { variantTexts } from './variant-texts.ts';

interface DeriveDialogProps { readonly busy: boolean; readonly error: CallError | undefined; readonly onClose: () => void; readonly onDerive: (unit: string) => void }

export function DeriveDialog({ busy, error, onClose, onDerive }: DeriveDialogProps): ReactNode {
  const t = useTexts(variantTexts);
  const common = useTexts(commonTexts);
  const [unit, setUnit] = useState('');
  const wanted = unit.trim();
  return (
    <Dialog title={t('deriveTitle')} onClose={onClose} footer={(
      <>
        <Button disabled={busy || wanted === ''} onClick={() => { onDerive(wanted); }}>{t('deriveNow')}</Button>
        <Button variant="secondary" onClick={onClose}>{common('cancel')}</Button>
      </>
    )}>
      <p>{t('deriveBody')}</p>
      <TextInput labelText={t('unit')} hintText={t('unitHint')} name="unit" value={unit} onChange={(value) => { setUnit(String(value ?? '')); }} />
      {error && <ErrorNotice error={error} />}
    </Dialog>
  );
}
