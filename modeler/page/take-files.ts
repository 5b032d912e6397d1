/** Files taken in, by button or dropped on the canvas: a diagram, forms and decisions, each told by its name. Says what came of each. */
import type { Translate } from '../../ui/index.ts';
import { takeDecision, takeForm } from '../attached/take.ts';
import type { Attached } from '../attached/use-attached.ts';
import type { DiagramView } from '../canvas/use-diagram.ts';
import type { texts } from '../texts.ts';
import { readTextFile } from './files.ts';

interface Places { readonly view: DiagramView; readonly attached: Attached; readonly t: Translate<typeof texts> }

/** What to tell the person, a sentence for each file. What cannot be read changes nothing. */
export async function takeFiles(files: readonly File[], places: Places): Promise<string> {
  const said: string[] = [];
  // One after the other: each may take a key that the next one must not.
  for (const file of files) said.push(await take(file, places));
  return said.join(' ');
}

async function take(file: File, { view, attached, t }: Places): Promise<string> {
  const { name } = file;
  const text = await readTextFile(file).catch(() => undefined);
  if (text === undefined) return t('importUnreadable', { name });
  if (/<!DOCTYPE/i.test(text)) return t('importDocumentType', { name });
  if (/\.(form|json)$/i.test(name)) return takeForm(attached, name, text) ? t('importedBeside', { name }) : t('importUnreadable', { name });
  if (/\.dmn$/i.test(name)) return takeDecision(attached, name, text) ? t('importedBeside', { name }) : t('importUnreadable', { name });
  return await view.replace(text) ? t('imported', { name }) : t('importFailed');
}
