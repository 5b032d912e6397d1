/** Whether publishing needs a second person: the manager's to decide. */
import type { ReactNode } from 'react';
import { ErrorNotice, hasRole, useAction, useClient, useSession, useTexts } from '../../ui/index.ts';
import { variantTexts } from '../variants/variant-texts.ts';

export function ApprovalSetting({ approvalRequired, revision, onChange }: { readonly approvalRequired: boolean; readonly revision: number; readonly onChange: () => void }): ReactNode {
  const t = useTexts(variantTexts);
  const client = useClient();
  const save = useAction(async (wanted: boolean) => {
    await client.call('saveRegionSettings', { version: revision, body: { approvalRequired: wanted } });
    onChange();
  });
  if (!hasRole(useSession(), ['manager'])) return null;
  return (
    <section>
      <h2>{t('settingTitle')}</h2>
      <label><input type="checkbox" checked={approvalRequired} disabled={save.busy} onChange={(event) => { void save.run(event.target.checked); }} /> {t('settingApproval')}</label>
      {save.error && <ErrorNotice error={save.error} />}
    </section>
  );
}
