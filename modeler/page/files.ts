/** Files in and out of the browser. */

/** Offers text as a file to save. */
export function download(name: string, text: string, type = 'application/xml'): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => { URL.revokeObjectURL(url); }, 10_000);
}

/** A chosen file as text, in whichever encoding it says it is; the text then says UTF-8, as everything that is kept. Throws for bytes that are not of that encoding. */
export async function readTextFile(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  return /^utf-?8$/i.test(encoding) ? text : text.replace(/^(<\?xml[^>]*\sencoding\s*=\s*["'])[^"']*/, '$1UTF-8');
}

/** XML 1.0 appendix F: the byte order mark, else how `<?` looks, else what the file says of itself. */
function encodingOf([first = 0, second = 0, ...more]: Uint8Array): string {
  const pair = first * 256 + second;
  if (pair === 0xFFFE || pair === 0x3C00) return 'utf-16le';
  if (pair === 0xFEFF || pair === 0x003C) return 'utf-16be';
  const head = String.fromCharCode(first, second, ...more.slice(0, 200));
  return /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)/.exec(head)?.[1] ?? 'utf-8';
}
