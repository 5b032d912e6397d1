/**
 * The editing service of care guidance, a module of bpmn-js: writes to extension elements, and edits made of several steps, go through
 * the command stack as one command each, so that undo, redo and the unsaved mark see them like any move of a shape.
 */
import type { Change } from '../guidance/moddle.ts';
import type { DiagramElement, Services } from './services.ts';

interface EditContext { readonly element: DiagramElement; readonly run: () => void }

export const editGuidanceCommand = 'luotsi.editGuidance';

/** Command handler: what it does, it does by commands of the modeling service, which know how to revert. Redo repeats those, not `run`. */
class EditGuidanceHandler {
  preExecute({ run }: EditContext): void { run(); }
}

export class GuidanceEditing {
  static readonly $inject = ['commandStack', 'modeling'];
  readonly #stack: Services['commandStack'];
  readonly #modeling: Services['modeling'];
  constructor(commandStack: Services['commandStack'], modeling: Services['modeling']) {
    this.#stack = commandStack;
    this.#modeling = modeling;
    commandStack.registerHandler(editGuidanceCommand, EditGuidanceHandler);
  }

  /** Carries changes out in one undoable step. `element` is what the canvas redraws. */
  edit(element: DiagramElement, changes: readonly Change[]): void {
    if (changes.length > 0) this.batch(element, () => { for (const { target, properties } of changes) this.#modeling.updateModdleProperties(element, target, properties); });
  }

  /** Renames an element; its label on the canvas follows. */
  rename(element: DiagramElement, name: string): void {
    this.batch(element, () => { this.#modeling.updateProperties(element, { name }); });
  }

  /** Several edits as one undoable step. */
  batch(element: DiagramElement, run: () => void): void {
    this.#stack.execute(editGuidanceCommand, { element, run } satisfies EditContext);
  }
}

export const guidanceEditingModule = { __init__: ['guidanceEditing'], guidanceEditing: ['type', GuidanceEditing] };
