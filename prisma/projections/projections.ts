/** The shape of a set of projections: one function per kind of event. */
import type { CaseEvent } from '../../guidance/index.ts';
import type { Draft } from './changes.ts';

export type Projections<Type extends CaseEvent['type']> = { readonly [T in Type]: (event: Extract<CaseEvent, { type: T }>, draft: Draft) => void };

/** The event is in the log and changes no read model. */
export const logOnly = (): void => undefined;
