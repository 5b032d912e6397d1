/** All commands of the page by name: type, choose with the arrows, Enter. */
import { useId, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Dialog } from '../components/dialog.tsx';
import { commonTexts } from '../i18n/common-texts.ts';
import { useTexts } from '../i18n/language.tsx';
import { useAllCommands } from './commands.tsx';
import type { Command } from './commands.tsx';
import { keysText } from './keys.ts';

/** Commands whose name holds every word of what was typed. */
export function matching(commands: readonly Command[], typed: string): readonly Command[] {
  const wanted = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return commands.filter(({ label }) => wanted.every((word) => label.toLocaleLowerCase().includes(word)));
}

export function CommandPalette({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTexts(commonTexts);
  const listId = useId();
  const readCommands = useAllCommands();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const found = matching(readCommands().filter(({ id }) => id !== 'palette'), typed);
  const at = Math.min(chosen, Math.max(0, found.length - 1));
  const run = (command: Command | undefined): void => { if (command) { onClose(); setTimeout(command.run); } };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) { event.preventDefault(); setChosen((at + step + found.length) % Math.max(1, found.length)); }
    if (event.key === 'Enter') { event.preventDefault(); run(found[at]); }
  };
  return (
    <Dialog title={t('palette')} onClose={onClose}>
      <input
        className="lu-palette-field" role="combobox" aria-label={t('paletteField')} aria-expanded="true" aria-controls={listId} aria-autocomplete="list"
        {...(found[at] && { 'aria-activedescendant': `${listId}-${at}` })} autoFocus
        value={typed} onChange={(event) => { setTyped(event.target.value); setChosen(0); }} onKeyDown={onKeyDown}
      />
      <ul id={listId} role="listbox" aria-label={t('palette')} className="lu-palette-list">
        {found.map((command, index) => (
          <li key={command.id} id={`${listId}-${index}`} role="option" aria-selected={index === at} onClick={() => { run(command); }}>
            <span>{command.label}</span>{command.keys && <kbd>{keysText(command.keys)}</kbd>}
          </li>
        ))}
      </ul>
      <p role="status" className="lu-muted">{found.length === 0 ? t('paletteNone') : ''}</p>
    </Dialog>
  );
}
