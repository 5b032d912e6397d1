/** Keys of the tree, as the WAI-ARIA pattern has them. */
import { describe, expect, test } from '@jest/globals';
import type { OutlineNode } from '../../../modeler/outline/outline.ts';
import { linesOf, typedAhead, whither } from '../../../modeler/outline/tree-lines.ts';

const node = (id: string, ...children: OutlineNode[]): OutlineNode => ({ id, kind: 'userTask', element: undefined, children });
const tree = [node('lane', node('a'), node('b', node('inner'))), node('other', node('c'))];
const all = linesOf(tree, new Set());
const at = (id: string, lines = all) => lines.find((line) => line.node.id === id) ?? (() => { throw new Error(id); })();
const press = (key: string, id: string, lines = all) => whither({ key }, lines, at(id, lines));

test('lines say level, place and size, and leave out what is closed', () => {
  expect(all.map(({ node: { id }, level, position, size, open }) => [id, level, position, size, open])).toEqual([
    ['lane', 1, 1, 2, true], ['a', 2, 1, 2, undefined], ['b', 2, 2, 2, true], ['inner', 3, 1, 1, undefined], ['other', 1, 2, 2, true], ['c', 2, 1, 1, undefined],
  ]);
  expect(linesOf(tree, new Set(['lane'])).map(({ node: { id }, open }) => [id, open])).toEqual([['lane', false], ['other', true], ['c', undefined]]);
});

describe('keys', () => {
  test('up, down, home and end move over visible lines and stop at the ends', () => {
    expect(press('ArrowDown', 'b')).toEqual({ to: 'inner' });
    expect(press('ArrowUp', 'other')).toEqual({ to: 'inner' });
    expect(press('ArrowUp', 'lane')).toEqual({});
    expect(press('ArrowDown', 'c')).toEqual({});
    expect([press('Home', 'c'), press('End', 'lane')]).toEqual([{ to: 'lane' }, { to: 'c' }]);
  });

  test('right opens, then goes in; left closes, then goes out', () => {
    const closed = linesOf(tree, new Set(['b']));
    expect(press('ArrowRight', 'b', closed)).toEqual({ open: true });
    expect(press('ArrowRight', 'b')).toEqual({ to: 'inner' });
    expect(press('ArrowLeft', 'b')).toEqual({ open: false });
    expect(press('ArrowLeft', 'inner')).toEqual({ to: 'b' });
    expect([press('ArrowRight', 'a'), press('ArrowLeft', 'other', linesOf(tree, new Set(['other'])))]).toEqual([{}, {}]);
  });

  test('a star opens everything beside, Enter and space choose, letters lead on and round', () => {
    expect(press('*', 'a')).toEqual({ open: true, all: ['b'] });
    expect([press('Enter', 'a'), press(' ', 'a')]).toEqual([{ choose: true }, { choose: true }]);
    const ahead = (key: string, id: string) => typedAhead({ key }, all, at(id), (each) => each.id);
    expect([ahead('C', 'lane'), ahead('l', 'c'), ahead('x', 'a')]).toEqual([{ to: 'c' }, { to: 'lane' }, {}]);
  });

  test('keys with modifiers are not the tree’s', () => {
    expect(whither({ key: 'ArrowDown', ctrlKey: true }, all, at('a'))).toBeUndefined();
    expect(typedAhead({ key: 'c', altKey: true }, all, at('a'), (each) => each.id)).toBeUndefined();
  });
});
