/** From key presses to the names of key commands: `j`, `?`, `g i`, `Control+k`. Pure but for the time of a sequence. */

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly timeStamp: number;
}

export interface KeyMode {
  /** The press went into a field: only commands with a modifier count there. */
  readonly editable: boolean;
  /** Commands of one character are on (WCAG 2.1.4: they can be turned off). */
  readonly singleKeys: boolean;
}

const sequenceMilliseconds = 1200;

/** Reads presses one by one; answers the names this press may complete, the longest first. */
export function createKeyReader(): (press: KeyPress, mode: KeyMode) => readonly string[] {
  let first: { readonly key: string; readonly at: number } | undefined;
  return (press, { editable, singleKeys }) => {
    const before = first;
    first = undefined;
    if (press.ctrlKey || press.metaKey) return [`Control+${press.key.length === 1 ? press.key.toLowerCase() : press.key}`];
    if (editable || press.altKey || !singleKeys || press.key.length !== 1) return [];
    if (before && press.timeStamp - before.at < sequenceMilliseconds) return [`${before.key} ${press.key}`, press.key];
    first = { key: press.key, at: press.timeStamp };
    return [press.key];
  };
}

/** True for places where letters are text: fields, lists that search as you type, editors. */
export function isEditable(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return target.closest('input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox], [role=combobox], [role=listbox], [role=menu]') !== null;
}

/** As people read keys: `Ctrl K`, `g i`, `?`. */
export function keysText(keys: string): string {
  return keys.replace('Control+', 'Ctrl ').replace(/ ([a-z])$/, (whole, letter: string) => (keys.startsWith('Control+') ? ` ${letter.toUpperCase()}` : whole));
}
