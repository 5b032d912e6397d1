/** Commands of the page: each has a name, maybe keys. The keyboard, its help and the command palette all read this one list. */
import { createContext, useCallback, useContext, useEffect, useId, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { readSetting } from '../session/settings.ts';
import { createKeyReader, isEditable } from './keys.ts';

export interface Command {
  readonly id: string;
  /** As a person reads it, in the chosen language. */
  readonly label: string;
  /** `j`, `?`, `g i`, `Control+k`, `Control+Enter`. */
  readonly keys?: string;
  readonly run: () => void;
}

interface Commands {
  readonly put: (owner: string, commands: readonly Command[]) => void;
  readonly drop: (owner: string) => void;
  /** All commands of the page now; where two have the same keys, the page's own before the shell's. */
  readonly all: () => readonly Command[];
}

const CommandsContext = createContext<Commands | undefined>(undefined);

export function CommandsProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const owners = useRef(new Map<string, readonly Command[]>());
  const commands = useMemo<Commands>(() => ({
    put: (owner, list) => { owners.current.set(owner, list); },
    drop: (owner) => { owners.current.delete(owner); },
    all: () => [...owners.current.values()].flat(),
  }), []);
  const reader = useRef(createKeyReader());
  const onKey = useCallback((event: KeyboardEvent) => {
    if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
    const keys = reader.current(event, { editable: isEditable(event.target), singleKeys: readSetting('singleKeys') !== 'off' });
    const command = keys.map((name) => commands.all().find((each) => each.keys === name)).find((each) => each !== undefined);
    if (!command) return;
    event.preventDefault();
    command.run();
  }, [commands]);
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => { document.removeEventListener('keydown', onKey); };
  }, [onKey]);
  return <CommandsContext value={commands}>{children}</CommandsContext>;
}

/** Offers commands while the calling component is on the page. */
export function useCommands(list: readonly Command[]): void {
  const commands = useContext(CommandsContext);
  const owner = useId();
  useEffect(() => { commands?.put(owner, list); });
  useEffect(() => () => { commands?.drop(owner); }, [commands, owner]);
}

/** Reads the commands of the page at the moment of the call. */
export function useAllCommands(): () => readonly Command[] {
  const commands = useContext(CommandsContext);
  return useCallback(() => commands?.all() ?? [], [commands]);
}
