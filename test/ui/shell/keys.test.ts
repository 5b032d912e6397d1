/** Key commands: single keys, sequences, modifiers, and where they must not act. */
import { describe, expect, test } from '@jest/globals';
import { createKeyReader, keysText } from '../../../ui/shell/keys.ts';

const press = (key: string, timeStamp = 0, more: { ctrlKey?: boolean; altKey?: boolean } = {}) => ({ key, timeStamp, ctrlKey: false, metaKey: false, altKey: false, ...more });
const on = { editable: false, singleKeys: true };

describe('key commands', () => {
  test('a second key within the time makes a sequence, later it stands alone', () => {
    const read = createKeyReader();
    expect(read(press('g', 0), on)).toEqual(['g']);
    expect(read(press('i', 500), on)).toEqual(['g i', 'i']);
    expect(read(press('g', 1000), on)).toEqual(['g']);
    expect(read(press('i', 3000), on)).toEqual(['i']);
  });

  test('in a field only commands with Ctrl act', () => {
    const read = createKeyReader();
    expect(read(press('j'), { ...on, editable: true })).toEqual([]);
    expect(read(press('K', 0, { ctrlKey: true }), { ...on, editable: true })).toEqual(['Control+k']);
    expect(read(press('Enter', 0, { ctrlKey: true }), { ...on, editable: true })).toEqual(['Control+Enter']);
  });

  test('single keys can be turned off, Ctrl stays', () => {
    const read = createKeyReader();
    expect(read(press('j'), { editable: false, singleKeys: false })).toEqual([]);
    expect(read(press('k', 0, { ctrlKey: true }), { editable: false, singleKeys: false })).toEqual(['Control+k']);
  });

  test('Alt and named keys are the browser’s', () => {
    const read = createKeyReader();
    expect(read(press('j', 0, { altKey: true }), on)).toEqual([]);
    expect(read(press('Enter'), on)).toEqual([]);
  });

  test('keys are written as people read them', () => {
    expect(['Control+k', 'g i', '?', 'Control+Enter'].map(keysText)).toEqual(['Ctrl K', 'g i', '?', 'Ctrl Enter']);
  });
});
