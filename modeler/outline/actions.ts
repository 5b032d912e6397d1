/** What can be done to a line of the outline. */
export type ActionName = 'add' | 'rename' | 'connect' | 'role' | 'lane' | 'properties' | 'delete';
export interface TreeAction { readonly name: ActionName; readonly keys?: string; readonly run: () => void }
