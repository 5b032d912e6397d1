/**
 * The editing service of care guidance, a module of bpmn-js: writes to extension elements go through the command stack as one command
 * per edit, so that undo, redo and the unsaved mark see them like any move of a shape.
 */
import type { Change } from '../guidance/moddle.ts';
import type { DiagramElement, Services } from './services.ts';

interface EditContext { readonly element: DiagramElement; readonly changes: readonly Change[]; readonly name?: string }

export const editGuidanceCommand = 'luotsi.editGuidance';

/** Command handler: carries the writes out by the modeling service's own commands, which know how to revert. */
class EditGuidanceHandler {
  static readonly $inject = ['modeling'];
  readonly #modeling: Services['modeling'];
  constructor(modeling: Services['modeling']) { this.#modeling = modeling; }

  preExecute({ element, changes, name }: EditContext): void {
    if (name !== undefined) this.#modeling.updateProperties(element, { name });
    for (const { target, properties } of changes) this.#modeling.updateModdleProperties(element, target, properties);
  }
}

export class GuidanceEditing {
  static readonly $inject = ['commandStack'];
  readonly #stack: Services['commandStack'];
  constructor(commandStack: Services['commandStack']) {
    this.#stack = commandStack;
    commandStack.registerHandler(editGuidanceCommand, EditGuidanceHandler);
  }

  /** Carries changes out in one undoable step. `element` is what the canvas redraws. */
  edit(element: DiagramElement, changes: readonly Change[]): void {
    if (changes.length > 0) this.#stack.execute(editGuidanceCommand, { element, changes } satisfies EditContext);
  }

  /** Renames an element; its label on the canvas follows. */
  rename(element: DiagramElement, name: string): void {
    this.#stack.execute(editGuidanceCommand, { element, changes: [], name } satisfies EditContext);
  }
}

export const guidanceEditingModule = { __init__: ['guidanceEditing'], guidanceEditing: ['type', GuidanceEditing] };
