/** For random models and random edits on both sides: the merge is clean exactly when the edits do not touch the same thing, and no edit is lost. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mergeModels } from '../../../guidance/index.ts';
import type { ModelFiles } from '../../../guidance/index.ts';
import { edit, errorsOf, filesOf, lanes, smallForms, smallPath } from './small-path.ts';
import type { Edit, Edited } from './small-path.ts';

const most = 5;
const value = fc.integer({ min: 11, max: 16 }).map(String);
const taskId = fc.integer({ min: 1, max: most }).map((n) => `t${n}`);

const aspectEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constantFrom('rename', 'role', 'instructionFi', 'instructionSv', 'basis', 'move'), task: taskId, value }),
  fc.record({ kind: fc.constant('lane'), task: taskId, value: fc.constantFrom(...lanes) }),
  fc.record({ kind: fc.constantFrom('limit', 'clockName', 'removeClock'), clock: fc.constantFrom('c1', 'c2'), value }),
  fc.record({ kind: fc.constantFrom('condition', 'stepOffset', 'fieldLabel', 'addField', 'removeField'), value }),
) as fc.Arbitrary<Edit>;
const flowEdit = (side: string): fc.Arbitrary<Edit> => fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), flow: fc.integer({ min: 0, max: most }).map((n) => `f${n}`), value: fc.constant(`new_${side}`) }),
  fc.record({ kind: fc.constant('remove' as const), task: taskId, value: fc.constant('') }),
  fc.record({ kind: fc.constant('addClock' as const), value: fc.constant(`clock_${side}`) }),
);

interface SideEdits { readonly files: ModelFiles; readonly edits: readonly Edited[] }

/** What an edit is about: one side does each thing once, and nothing with what it removes, so that the edits' own words stay true. */
function subjects(one: Edit): readonly string[] {
  if ('task' in one) return one.kind === 'remove' ? [one.task] : [one.task, `${one.kind} ${one.task}`];
  if ('clock' in one) return one.kind === 'removeClock' ? [one.clock] : [one.clock, `${one.kind} ${one.clock}`];
  return one.kind === 'removeField' || one.kind === 'fieldLabel' ? ['need'] : [`${one.kind} ${one.kind === 'addField' ? one.value : ''}`];
}

const removers: readonly string[] = ['remove', 'removeClock', 'removeField'] satisfies Edit['kind'][];
/** An edit that changes nothing is none. */
const idle = (files: ModelFiles, one: Edit): boolean => one.kind === 'lane' && files.document.elements.get(one.task)?.lanes[0] === one.value;

function apply(base: ModelFiles, wanted: readonly Edit[]): SideEdits {
  const edits: Edited[] = [];
  const [gone, seen] = [new Set<string>(), new Set<string>()];
  let files = base;
  for (const one of wanted) {
    const [subject = '', aspect = subject] = subjects(one);
    const removes = removers.includes(one.kind);
    if (gone.has(subject) || seen.has(aspect) || (removes && seen.has(subject)) || idle(files, one)) continue;
    seen.add(subject).add(aspect);
    if (removes) gone.add(subject);
    const done = edit(files, one);
    files = done.files;
    edits.push(done);
  }
  return { files, edits };
}

/** The edits' own account of what they touch; knows nothing of the merge. */
function touchTheSame(ours: readonly Edited[], theirs: readonly Edited[]): boolean {
  const all = (edits: readonly Edited[]) => ({ writes: Object.assign({}, ...edits.map(({ writes }) => writes)) as Record<string, string>, removes: new Set(edits.flatMap(({ removes }) => removes)), needs: edits.flatMap(({ needs }) => needs) });
  const [o, t] = [all(ours), all(theirs)];
  const wrote = Object.keys(o.writes).some((name) => name in t.writes && t.writes[name] !== o.writes[name] && !o.removes.has(name.split('.')[0] ?? '') && !t.removes.has(name.split('.')[0] ?? ''));
  const touches = (side: typeof o, other: typeof o): boolean => [...side.removes].some((id) => !other.removes.has(id) && (other.needs.includes(id) || Object.keys(other.writes).some((name) => name.split('.')[0] === id)));
  return wrote || touches(o, t) || touches(t, o);
}

const scenario = fc.record({
  ours: fc.tuple(fc.array(aspectEdit, { maxLength: 4 }), fc.option(flowEdit('ours'), { nil: undefined })),
  theirs: fc.tuple(fc.array(aspectEdit, { maxLength: 4 }), fc.option(flowEdit('theirs'), { nil: undefined })),
});

describe('merging random edits of both sides', () => {
  test('is clean exactly when they do not touch the same thing, loses no edit, and what comes out runs', async () => {
    const base = await filesOf(smallPath(most), smallForms);
    expect(await errorsOf(base)).toEqual([]);
    let clean = 0;
    let clashing = 0;
    await fc.assert(fc.asyncProperty(scenario, async (wanted) => {
      const [ours, theirs] = [wanted.ours, wanted.theirs].map(([aspects, flow]) => apply(base, flow ? [flow, ...aspects] : aspects)) as [SideEdits, SideEdits];
      const merged = mergeModels({ base, ours: ours.files, theirs: theirs.files });
      const touched = touchTheSame(ours.edits, theirs.edits);
      expect({ conflicts: merged.conflicts.map(({ id }) => id), clean: merged.conflicts.length === 0 }).toMatchObject({ clean: !touched });
      if (touched) clashing += 1; else clean += 1;
      if (!touched) {
        expect([...ours.edits, ...theirs.edits].map(({ done }) => done(merged.files))).not.toContain(false);
        expect(await errorsOf(merged.files)).toEqual([]);
        for (const id of [...merged.files.document.elements.values()].filter(({ type }) => /Task$|SequenceFlow$/.test(type)).map((element) => element.id)) expect([id, merged.files.document.drawings.has(`${id}@diagram`)]).toEqual([id, true]);
      }
      for (const [side, edits] of [['ours', ours.edits], ['theirs', theirs.edits]] as const) {
        const decided = mergeModels({ base, ours: ours.files, theirs: theirs.files }, Object.fromEntries(merged.conflicts.map(({ id }) => [id, side])));
        expect(decided.conflicts.map(({ id, choice }) => [id, choice])).toEqual(merged.conflicts.map(({ id }) => [id, side]));
        expect([side, edits.map(({ done }) => done(decided.files))]).toEqual([side, edits.map(() => true)]);
      }
      expect(mergeModels({ base, ours: theirs.files, theirs: ours.files }).conflicts.length === 0).toBe(!touched);
    }), { numRuns: 300 });
    // Both kinds came up: the property says something.
    expect(Math.min(clean, clashing)).toBeGreaterThan(40);
  }, 120_000);
});
