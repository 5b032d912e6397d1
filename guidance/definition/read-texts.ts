/** Reads the words on elements: names in three languages, instruction, client's words, legal basis and source. */
import type { Definition, ExtensionElement } from '../../kernel/run.ts';
import type { ElementTexts, Reference } from '../model/guidance-definition.ts';
import { text, texts, textsOf } from './reading.ts';
import type { Reading } from './reading.ts';

/** Texts by element id, for the elements, lanes and processes that have a name or say something. */
export function readTexts(reading: Reading, definition: Definition): Record<string, ElementTexts> {
  const named = Object.values(definition.processes).flatMap((process) => [process, ...Object.values(process.lanes), ...Object.values(process.elements)]);
  const result: Record<string, ElementTexts> = {};
  for (const { id, name } of named) {
    const read = readElementTexts(reading, id, name);
    if (Object.keys(read).length > 2 || read.basis.length + read.sources.length > 0) result[id] = read;
  }
  return result;
}

function readElementTexts(reading: Reading, id: string, name: string | undefined): ElementTexts {
  const [names] = reading.extensions(id, 'names');
  const instruction = worded(reading, id, 'instruction');
  const clientView = worded(reading, id, 'clientview');
  return {
    ...(name !== undefined && name.trim() !== '' && { name: textsOf(name.trim(), names && text(names, 'sv'), names && text(names, 'en')) }),
    ...(instruction && { instruction }), ...(clientView && { clientView }),
    basis: references(reading, id, 'basis'), sources: references(reading, id, 'source'),
  };
}

function worded(reading: Reading, id: string, type: string): ElementTexts['instruction'] {
  const [extension] = reading.extensions(id, type);
  const read = extension && texts(extension);
  if (extension && !read) reading.problem('text-missing', id, type, `Expected a Finnish text in the ${type} of ${id} but there is none`);
  return read;
}

function references(reading: Reading, id: string, type: string): Reference[] {
  return reading.extensions(id, type).flatMap((extension: ExtensionElement) => {
    const ref = text(extension, 'ref');
    const note = text(extension, 'note');
    if (ref !== undefined) return [{ ref, ...(note !== undefined && { note }) }];
    reading.problem('reference-missing', id, type, `Expected ref on every ${type} of ${id} but one has none`);
    return [];
  });
}
