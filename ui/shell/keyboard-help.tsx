/** What the keys do on this page, and the switch for commands of one key. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button, Checkbox } from 'suomifi-ui-components';
import { Dialog } from '../components/dialog.tsx';
import { commonTexts } from '../i18n/common-texts.ts';
import { useTexts } from '../i18n/language.tsx';
import { readSetting, writeSetting } from '../session/settings.ts';
import { useAllCommands } from './commands.tsx';
import { keysText } from './keys.ts';

export function KeyboardHelp({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTexts(commonTexts);
  const commands = useAllCommands()().filter((command) => command.keys);
  const [singleKeys, setSingleKeys] = useState(readSetting('singleKeys') !== 'off');
  const change = (on: boolean): void => { writeSetting('singleKeys', on ? 'on' : 'off'); setSingleKeys(on); };
  return (
    <Dialog title={t('keyboardTitle')} onClose={onClose} footer={<Button onClick={onClose}>{t('close')}</Button>}>
      <table className="lu-table">
        <thead><tr><th scope="col">{t('key')}</th><th scope="col">{t('action')}</th></tr></thead>
        <tbody>{commands.map(({ id, keys = '', label }) => <tr key={id}><td><kbd>{keysText(keys)}</kbd></td><td>{label}</td></tr>)}</tbody>
      </table>
      <Checkbox checked={singleKeys} onClick={({ checkboxState }) => { change(checkboxState); }}>{t('singleKeys')}</Checkbox>
    </Dialog>
  );
}
