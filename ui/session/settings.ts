/** Small choices that this browser remembers: language, single-key shortcuts. Never anything about a client. */
export type Setting = 'language' | 'singleKeys';

/** The kept choice, or undefined; storage may be refused by the browser. */
export function readSetting(name: Setting): string | undefined {
  try {
    return localStorage.getItem(`luotsi.${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a choice; without storage it lasts until the page is closed. */
export function writeSetting(name: Setting, value: string): void {
  try {
    localStorage.setItem(`luotsi.${name}`, value);
  } catch {
    return;
  }
}
