/** Every word that bpmn-js, diagram-js and dmn-js show has its Finnish and Swedish: collected from the installed packages, so that a new version's new words are missed by this test. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { toolWords, translateTool } from '../../modeler/canvas/translate.ts';

const packages = join(import.meta.dirname, '../../node_modules');

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js') && !/node_modules/.test(name)).map((name) => readFileSync(join(folder, name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''));
}

/** Texts of `translate('…')`, and labels of menus, which are translated where they are shown. */
function wordsOf(folder: string, labels: RegExp): readonly string[] {
  const found = sources(folder).flatMap((text) => [
    ...[...text.matchAll(/\btranslate\(\s*(['"])((?:\\.|(?!\1)[^\\])*)\1/g)].map(([, , word = '']) => word),
    ...labels.test(text) ? [...text.matchAll(/\blabel: '([^']+)'/g)].map(([, word = '']) => word) : [],
  ]);
  // Names of keys stand for themselves.
  return [...new Set(found)].filter((word) => !/^[ +]|^shift$/i.test(word));
}

const menus = /replaceWith\(|export const PopupEntries|ReplaceOptions|ReplaceMenuProvider/;

describe('words of the drawing tools', () => {
  test.each(['bpmn-js/lib', 'diagram-js/lib', 'diagram-js-direct-editing/lib', 'dmn-js/lib', 'dmn-js-drd/lib', 'dmn-js-decision-table/lib', 'dmn-js-literal-expression/lib', 'dmn-js-shared/lib', 'dmn-js-boxed-expression/lib'])('%s', (folder) => {
    const words = wordsOf(join(packages, folder), menus);
    expect(words.filter((word) => toolWords(word) === undefined)).toEqual([]);
  });

  test('the collector finds what is there, and a word that nobody knows is seen as missing', () => {
    expect(wordsOf(join(packages, 'bpmn-js/lib'), menus)).toEqual(expect.arrayContaining(['Append end event', 'Timer boundary event (non-interrupting)', 'Sequence flow']));
    expect(toolWords('Teleport element')).toBeUndefined();
  });

  test('events are put together, and placeholders are filled', () => {
    expect(translateTool('fi', 'Timer boundary event (non-interrupting)')).toBe('Reunatapahtuma: ajastin (ei keskeytä)');
    expect(translateTool('sv', 'Message start event')).toBe('Starthändelse: meddelande');
    expect(translateTool('sv', 'Open {element}', { element: 'X' })).toBe('Öppna X');
    expect(translateTool('en', 'Add rule')).toBe('Add rule');
  });
});
