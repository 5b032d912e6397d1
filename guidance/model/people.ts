/** Who acts in a case and who is responsible for it. */

/** A worker acting in a unit. Both are ids; unit ids are `<region>-<code>`. */
export interface Actor { readonly worker: string; readonly unit: string }
/** Exactly one holder at every instant: a unit, or a worker of that unit. */
export interface Responsible { readonly unit: string; readonly worker?: string }
