/** Where two contents differ, as leaves: the same paths and the same things-that-belong-together as in a merge. */
import { isRecordOf, same, saidIn } from './content.ts';
import type { Said } from './content.ts';
import { picked, togetherIn } from './merge-said.ts';

export interface Difference { readonly path: readonly string[]; readonly from: Said; readonly to: Said }

/** @param whole whether what stands at a path is one thing, not to be taken apart */
export function differences(from: Said, to: Said, path: readonly string[], whole: (path: readonly string[]) => boolean): readonly Difference[] {
  if (same(from, to)) return [];
  if (!isRecordOf(from) || !isRecordOf(to) || whole(path)) return [{ path, from, to }];
  const joint = togetherIn(to);
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])].filter((name) => !joint.includes(name) && name !== '$type');
  const [before, after] = [picked(from, joint), picked(to, joint)];
  const first = joint.find((name) => name !== '$type');
  return [
    ...(first !== undefined && !same(before, after) ? [{ path: [...path, first], from: before, to: after }] : []),
    ...names.flatMap((name) => (name === '$list' ? order(from, to, path) : differences(saidIn(from, name), saidIn(to, name), [...path, name], whole))),
  ];
}

/** Members that both have, in another order. */
function order(from: Said, to: Said, path: readonly string[]): readonly Difference[] {
  const [before, after] = [saidIn(from, '$list'), saidIn(to, '$list')].map((list) => (Array.isArray(list) ? list as readonly string[] : [])) as [readonly string[], readonly string[]];
  const common = before.filter((item) => after.includes(item));
  return same(common, after.filter((item) => before.includes(item))) ? [] : [{ path: [...path, '$list'], from: before, to: after }];
}
