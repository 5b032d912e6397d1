/** Who is at the draft, and whose turn it is to edit. */
import type { ReactNode } from 'react';
import { useSession, useTexts } from '../../ui/index.ts';
import type { Translate } from '../../ui/index.ts';
import { draftTexts } from './draft-texts.ts';
import { tabId } from './tab.ts';
import type { Presence } from './use-presence.ts';

interface PresenceBarProps {
  readonly presence: Presence;
  /** Whether the canvas can be changed here. */
  readonly editable: boolean;
  /** Saves what is there, then lets go. */
  readonly onGive: () => void;
}

export function PresenceBar({ presence, editable, onGive }: PresenceBarProps): ReactNode {
  const t = useTexts(draftTexts);
  const { user } = useSession();
  const nameOf = (each: Presence['people'][number]): string => (each.worker === user.id ? t(each.tab === tabId() ? 'you' : 'otherTab') : each.name);
  const others = presence.people.filter(({ tab }) => tab !== tabId());
  if (!presence.known || (presence.editing && others.length === 0)) return null;
  return (
    <div className="mo-presence" role="group" aria-label={t('here')}>
      <p role="status">{sentenceOf(presence, editable, nameOf, t)}</p>
      {presence.editing ? others.some(({ asks }) => asks) && <button type="button" className="mo-tool" onClick={onGive}>{t('give')}</button> : <Turn presence={presence} me={user.id} />}
      <ul>{presence.people.map((each) => <li key={each.tab} data-person={each.editing ? 'edits' : 'reads'}>{t(each.editing ? 'edits' : 'reads', { name: nameOf(each) })}</li>)}</ul>
    </div>
  );
}

/** How to come to edit: take it when it is free or one's own, else ask. */
function Turn({ presence, me }: { readonly presence: Presence; readonly me: string }): ReactNode {
  const t = useTexts(draftTexts);
  const editor = presence.people.find(({ editing }) => editing);
  if (!editor) return <button type="button" className="mo-tool" onClick={presence.take}>{t('edit')}</button>;
  if (editor.worker === me) return <button type="button" className="mo-tool" onClick={presence.take}>{t('take')}</button>;
  return presence.asking ? null : <button type="button" className="mo-tool" onClick={presence.ask}>{t('ask')}</button>;
}

function sentenceOf(presence: Presence, editable: boolean, nameOf: (each: Presence['people'][number]) => string, t: Translate<typeof draftTexts>): string {
  const editor = presence.people.find(({ editing }) => editing);
  const asker = presence.people.find(({ asks, tab }) => asks && tab !== tabId());
  if (presence.editing) return asker ? t('asks', { name: nameOf(asker) }) : '';
  return editor ? t(editable ? 'lost' : presence.asking ? 'asked' : 'readAlong', { name: nameOf(editor) }) : t('nobodyEdits');
}
