/** Recording a contact. What was typed stays until the server has said that it is safe. */
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Button, ErrorSummary } from 'suomifi-ui-components';
import type { Contact, CreateContact } from '../../contracts/index.ts';
import { commonTexts, ErrorNotice, PageHeading, useAction, useClient, useTexts } from '../../ui/index.ts';
import { contactBody, contactProblems, emptyContact } from './contact-form.ts';
import type { ContactDraft, ContactProblem, ContactProblems } from './contact-form.ts';
import { ContactFields } from './contact-fields.tsx';
import { contactTexts } from './contact-texts.ts';
import { Created } from './created.tsx';

export function ContactPage(): ReactNode {
  const t = useTexts(contactTexts);
  const client = useClient();
  const [draft, setDraft] = useState<ContactDraft>(emptyContact);
  const [problems, setProblems] = useState<ContactProblems>({});
  const [created, setCreated] = useState<Contact>();
  const record = useAction(async (body: CreateContact, key: string) => {
    setCreated((await client.call('createContact', { key, body })).data);
    setDraft(emptyContact);
  });
  const submit = (): void => {
    const found = contactProblems(draft, new Date().toISOString());
    setProblems(found);
    if (Object.keys(found).length === 0) void record.run(contactBody(draft));
  };
  if (created) return <Created contact={created} onAnother={() => { setCreated(undefined); }} />;
  return (
    <div className="lu-panel in-contact">
      <PageHeading title={t('title')}>{t('title')}</PageHeading>
      <p>{t('intro')}</p>
      <form noValidate onSubmit={(event) => { event.preventDefault(); submit(); }} className="lu-stack">
        <Problems problems={problems} />
        <ContactFields draft={draft} problems={problems} onChange={(change) => { setDraft((old) => ({ ...old, ...change })); }} />
        {record.error && <ErrorNotice error={record.error} onRetry={submit}>{record.error.name === 'ProblemError' && <Details error={record.error} />}</ErrorNotice>}
        <div className="lu-buttons"><SubmitButton busy={record.busy} /></div>
      </form>
    </div>
  );
}

function SubmitButton({ busy }: { readonly busy: boolean }): ReactNode {
  const t = useTexts(contactTexts);
  const common = useTexts(commonTexts);
  return busy ? <Button type="submit" loading ariaLoadingText={common('sending')} aria-disabled>{t('submit')}</Button> : <Button type="submit">{t('submit')}</Button>;
}

/** What the server found wrong, by field, in its own words: the page checks the same, so this is rare. */
function Details({ error }: { readonly error: Error }): ReactNode {
  const errors = 'problem' in error ? (error.problem as { errors?: { path: string; message: string }[] }).errors ?? [] : [];
  return errors.length > 0 ? <ul lang="en">{errors.map(({ path, message }) => <li key={path}>{path}: {message}</li>)}</ul> : null;
}

function Problems({ problems }: { readonly problems: ContactProblems }): ReactNode {
  const t = useTexts(contactTexts);
  const heading = useRef<HTMLHeadingElement>(null);
  const items = Object.entries(problems) as [keyof ContactDraft, ContactProblem][];
  useEffect(() => { if (Object.keys(problems).length > 0) heading.current?.focus(); }, [problems]);
  if (items.length === 0) return null;
  return <ErrorSummary headingText={t('summary')} headingVariant="h2" headingRef={heading} items={items.map(([field, problem]) => ({ text: t(problem), inputId: `contact-${field}` }))} />;
}
