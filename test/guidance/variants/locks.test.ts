/** What a parent model locks stays as it is in its variants. */
import { describe, expect, test } from '@jest/globals';
import { compileCase, lockDiagnostics } from '../../../guidance/index.ts';
import type { ModelFiles } from '../../../guidance/index.ts';
import { edit, filesOf, smallPath } from './small-path.ts';
import type { Edit } from './small-path.ts';

const locked = (element: string, lock: string): Promise<ModelFiles> => filesOf(smallPath(3).replace(element, `${element}${lock}`));
const found = (base: ModelFiles, wanted: Edit): (string | undefined)[] => lockDiagnostics(base.document, edit(base, wanted).files.document).map(({ code, elementId, path }) => [code, elementId, path].filter((part) => part !== undefined).join(' '));
const onT2 = '<userTask id="t2" name="Task t2"><extensionElements>';

describe('locks', () => {
  test('a locked step cannot be removed; nothing of it can be changed; others can', async () => {
    const base = await locked(onT2, '<guidance:locked/>');
    expect(found(base, { kind: 'remove', task: 't2', value: '' })).toEqual(['locked-removed t2']);
    expect(found(base, { kind: 'rename', task: 't2', value: 'x' })).toEqual(['locked-changed t2 name']);
    expect(found(base, { kind: 'role', task: 't2', value: 'x' })).toEqual(['locked-changed t2 role']);
    expect(found(base, { kind: 'basis', task: 't2', value: 'x' })).toEqual(['locked-changed t2 basis(new)']);
    expect(found(base, { kind: 'rename', task: 't1', value: 'x' })).toEqual([]);
    expect(found(base, { kind: 'move', task: 't2', value: '900' })).toEqual([]);
    expect(found(base, { kind: 'insert', flow: 'f1', value: 'n' })).toEqual([]);
  });

  test('a lock with aspects keeps these and the element', async () => {
    const base = await locked(onT2, '<guidance:locked aspects="role, form"/>');
    expect(found(base, { kind: 'role', task: 't2', value: 'x' })).toEqual(['locked-changed t2 role']);
    expect(found(base, { kind: 'rename', task: 't2', value: 'x' })).toEqual([]);
    expect(found(base, { kind: 'remove', task: 't2', value: '' })).toEqual(['locked-removed t2']);
  });

  test('one clock of a process can be locked', async () => {
    const base = await locked('<process id="p" isExecutable="true"><extensionElements>', '<guidance:locked aspects="clock(c1)"/>');
    expect(found(base, { kind: 'limit', clock: 'c1', value: '9' })).toEqual(['locked-changed p clock(c1)']);
    expect(found(base, { kind: 'removeClock', clock: 'c1', value: '' })).toEqual(['locked-changed p clock(c1)']);
    expect(found(base, { kind: 'limit', clock: 'c2', value: '9' })).toEqual([]);
  });

  test('the lock itself cannot be taken away', async () => {
    const base = await locked(onT2, '<guidance:locked aspects="role"/>');
    expect(lockDiagnostics(base.document, (await filesOf(smallPath(3))).document)).toMatchObject([{ code: 'locked-changed', elementId: 't2', path: 'locked', severity: 'error' }]);
  });

  test('a lock that names nothing known is told of', async () => {
    const xml = smallPath(1).replace('<userTask id="t1" name="Task t1"><extensionElements>', '<userTask id="t1" name="Task t1"><extensionElements><guidance:locked aspects="role,colour"/>');
    expect(await compileCase(xml)).toMatchObject({ ok: false, diagnostics: [{ code: 'locked-aspect-unknown', elementId: 't1' }] });
    expect(await compileCase(xml.replace(',colour', ',clock(c1)'))).toMatchObject({ ok: true });
  });
});
