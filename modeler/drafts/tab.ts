/** The id of this browser tab: the same after a reload, another one in another tab. */
const name = 'luotsi.modeler.tab';

export function tabId(): string {
  try {
    const known = sessionStorage.getItem(name);
    if (known !== null) return known;
    const made = crypto.randomUUID();
    sessionStorage.setItem(name, made);
    return made;
  } catch {
    // A browser that keeps nothing: an id for as long as the page is open.
    return fallback ??= crypto.randomUUID();
  }
}

let fallback: string | undefined;
