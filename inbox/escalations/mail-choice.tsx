/** Which mails I get: saved with each choice. */
import type { ReactNode } from 'react';
import { Checkbox } from 'suomifi-ui-components';
import type { MailChoice } from '../../contracts/index.ts';
import { ErrorNotice, Loaded, useAction, useClient, useQuery, useTexts } from '../../ui/index.ts';
import { escalationTexts } from './escalation-texts.ts';

export function MailChoicePart(): ReactNode {
  const t = useTexts(escalationTexts);
  const choice = useQuery('getMyMail', {});
  return (
    <section aria-labelledby="my-mail" className="lu-stack">
      <h2 id="my-mail">{t('mails')}</h2>
      <Loaded query={choice}>{(data) => <Choices choice={data} onSaved={choice.refetch} />}</Loaded>
    </section>
  );
}

function Choices({ choice: { address, escalations, handovers }, onSaved }: { readonly choice: MailChoice; readonly onSaved: () => void }): ReactNode {
  const t = useTexts(escalationTexts);
  const client = useClient();
  const save = useAction(async (body: { readonly escalations: boolean; readonly handovers: boolean }) => {
    await client.call('saveMyMail', { body });
    onSaved();
  });
  if (address === null) return <p>{t('noAddress')}</p>;
  return (
    <>
      <p>{t('mailsTo', { address })}</p>
      <Checkbox checked={escalations} onClick={({ checkboxState }) => { void save.run({ escalations: checkboxState, handovers }); }}>{t('mailEscalations')}</Checkbox>
      <Checkbox checked={handovers} onClick={({ checkboxState }) => { void save.run({ escalations, handovers: checkboxState }); }}>{t('mailHandovers')}</Checkbox>
      {save.error && <ErrorNotice error={save.error} onRetry={save.retry} />}
    </>
  );
}
