/** Kinds of BPMN elements by the words that the modeler uses for them. Pure. */

/** BPMN's word for an element's kind: `bpmn:UserTask` → `userTask`. */
export function kindOf(element: { readonly $type: string }): string {
  const word = element.$type.replace(/^.*:/, '');
  return word.charAt(0).toLowerCase() + word.slice(1);
}

const work: ReadonlySet<string> = new Set(['task', 'userTask', 'manualTask']);

/** Whether a person does it, in a queue and with a form. */
export function isWork(kind: string): boolean {
  return work.has(kind);
}

export function isSubProcess(kind: string): boolean {
  return kind === 'subProcess' || kind === 'transaction' || kind === 'adHocSubProcess';
}
