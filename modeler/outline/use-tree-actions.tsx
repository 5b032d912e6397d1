/** What can be done to the current line: by key, by the bar above the tree, and by its menu. */
import { useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTexts } from '../../ui/index.ts';
import { unlabelled } from '../canvas/diagram.ts';
import type { Diagram } from '../canvas/diagram.ts';
import type { DiagramElement } from '../canvas/services.ts';
import { isWork, kindOf } from '../guidance/kinds.ts';
import type { ActionName, TreeAction } from './actions.ts';
import { ActionMenu } from './action-menu.tsx';
import { AddDialog, ConnectDialog, LaneDialog, RoleDialog } from './dialogs.tsx';
import type { EditDialogProps } from './dialogs.tsx';
import { canFollow, lanesOf, nameOf, remove } from './editing.ts';
import { outlineTexts } from './outline-texts.ts';
import type { Line } from './tree-lines.ts';


export interface TreeActions {
  /** What is possible at the current line. */
  readonly possible: readonly TreeAction[];
  readonly renaming: string | undefined;
  readonly rename: (id: string, name: string) => void;
  readonly endRename: (id: string) => void;
  /** True when the key did something. */
  readonly keys: (event: KeyboardEvent) => boolean;
  readonly openMenu: (id: string) => void;
  readonly menu: { readonly id: string; readonly content: ReactNode } | undefined;
  readonly dialog: ReactNode;
  /** What was done last, for the screen reader. */
  readonly said: string;
}

interface Input { readonly diagram: Diagram; readonly current: Line | undefined; readonly readOnly: boolean; readonly focus: (id: string) => void; readonly lines: readonly Line[] }
type DialogName = keyof typeof dialogs;
type Say = EditDialogProps['say'];

export function useTreeActions({ diagram, current, readOnly, focus, lines }: Input): TreeActions {
  const t = useTexts(outlineTexts);
  const [renaming, setRenaming] = useState<string>();
  const [menuOf, setMenuOf] = useState<string>();
  const [dialog, setDialog] = useState<DialogName>();
  const [said, setSaid] = useState('');
  const element = current && shapeOf(diagram, current);
  const say: Say = (key, values = {}) => { setSaid(t(key, values)); };
  const runs: Readonly<Record<ActionName, () => void>> = {
    add: () => { setDialog('add'); }, rename: () => { setRenaming(current?.node.id); }, connect: () => { setDialog('connect'); }, role: () => { setDialog('role'); }, lane: () => { setDialog('lane'); },
    properties: () => { if (element) { diagram.show(element.id); requestAnimationFrame(() => { document.getElementById('mo-tabpanel')?.focus(); }); } },
    delete: () => { if (element && current) { say('deleted', { name: nameOf(element.businessObject) }); deleteLine(diagram, element, { lines, current, focus }); } },
  };
  const possible = readOnly || !element ? [] : possibleAt(diagram, element).map((name) => ({ name, run: runs[name], ...keyWords[name] }));
  const press = (wanted: Keyed): boolean => {
    if (wanted === 'menu') { setMenuOf(current?.node.id); return true; }
    if (wanted === 'undo' || wanted === 'redo') { if (step(diagram, wanted)) { say(wanted === 'undo' ? 'undone' : 'redone'); if (current) focus(current.node.id); } return true; }
    const action = possible.find(({ name }) => name === wanted);
    action?.run();
    return action !== undefined;
  };
  const shared = element && { diagram, element, say, onClose: (id: string | undefined): void => { setDialog(undefined); if (id !== undefined) focus(id); } };
  const Open = dialog && dialogs[dialog];
  return {
    possible, renaming, said,
    rename: (id, name) => { const shape = diagram.get('elementRegistry').get(id); if (shape) { diagram.rename(shape, name); say('renamed', { name }); } },
    endRename: (id) => { setRenaming(undefined); focus(id); },
    keys: (event) => { const wanted = readOnly ? undefined : actionFor(event); return wanted !== undefined && press(wanted); },
    openMenu: (id) => { if (!readOnly) setMenuOf(id); },
    menu: menuOf === undefined || menuOf !== current?.node.id ? undefined : { id: menuOf, content: <ActionMenu label={t('actions', { name: nameOf(current.node.element) })} actions={possible} onClose={(back) => { setMenuOf(undefined); if (back) focus(menuOf); }} /> },
    dialog: shared && Open && <Open {...shared} order={lines.map(({ node }) => node.id)} />,
  };
}

const dialogs = { add: AddDialog, connect: ConnectDialog, role: RoleDialog, lane: LaneDialog } as const;

function step(diagram: Diagram, way: 'undo' | 'redo'): boolean {
  const stack = diagram.get('commandStack');
  const possible = way === 'undo' ? stack.canUndo() : stack.canRedo();
  if (possible) stack[way]();
  return possible;
}

/** After a deletion the focus is on the next line of the same level, else on the one before. */
function deleteLine(diagram: Diagram, element: DiagramElement, { lines, current, focus }: Pick<Input, 'lines' | 'focus'> & { readonly current: Line }): void {
  const at = lines.indexOf(current);
  const next = lines.slice(at + 1).find(({ level }) => level <= current.level);
  const to = next?.level === current.level ? next : lines[at - 1] ?? next;
  remove(diagram, element);
  if (to) focus(to.node.id);
}

const keyWords: Readonly<Partial<Record<ActionName, { readonly keys: string }>>> = { add: { keys: 'Insert' }, rename: { keys: 'F2' }, delete: { keys: 'Delete' }, properties: { keys: 'Alt+Enter' } };

type Keyed = ActionName | 'undo' | 'redo' | 'menu';
/** By modifiers and key, as `Ctrl+z`; Command counts as Ctrl. */
const keyed: Readonly<Record<string, Keyed | undefined>> = {
  'Insert': 'add', '+': 'add', 'Shift++': 'add', 'F2': 'rename', 'Delete': 'delete', 'Alt+Enter': 'properties', 'ContextMenu': 'menu', 'Shift+F10': 'menu', 'Ctrl+z': 'undo', 'Ctrl+y': 'redo', 'Ctrl+Shift+z': 'redo',
};

function actionFor({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): Keyed | undefined {
  const modifiers = [ctrlKey || metaKey ? 'Ctrl+' : '', altKey ? 'Alt+' : '', shiftKey ? 'Shift+' : ''].join('');
  return keyed[modifiers + (key.length === 1 ? key.toLowerCase() : key)];
}

function possibleAt(diagram: Diagram, element: DiagramElement): readonly ActionName[] {
  const kind = kindOf(element.businessObject);
  const root = element === diagram.get('canvas').getRootElement();
  const may: readonly (readonly [ActionName, boolean])[] = [
    ['add', canFollow(element)], ['rename', !root], ['connect', canFollow(element) && kind !== 'lane' && !root], ['role', kind === 'lane' || isWork(kind)],
    ['lane', changesLane(diagram, element)], ['properties', !root], ['delete', !root],
  ];
  return may.flatMap(([name, possible]) => (possible ? [name] : []));
}

/** Steps directly in a pool with several lanes can move between them; what sits on an edge moves with its step. */
function changesLane(diagram: Diagram, { type, waypoints, host, parent }: DiagramElement): boolean {
  return type !== 'bpmn:Lane' && waypoints === undefined && !host && parent?.type === 'bpmn:Participant' && lanesOf(diagram).length > 1;
}

/** What stands for a line on the canvas; the group of steps without a lane has nothing. */
function shapeOf(diagram: Diagram, { node }: Line): DiagramElement | undefined {
  const found = diagram.get('elementRegistry').get(node.id);
  return found && unlabelled(found);
}
