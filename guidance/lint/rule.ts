/** What a lint rule is: a name, how grave it is, and a pure function from a model to findings. One rule, one file, one page of the same name. */
import type { Definition, ProcessDefinition } from '../../kernel/run.ts';
import type { GuidanceDefinition } from '../model/guidance-definition.ts';
import type { Graph } from './graph.ts';

/** A version as it is kept: BPMN XML, forms (form-js schemas) and decisions (DMN XML) by their keys. */
export interface VersionFiles {
  readonly xml: string;
  readonly forms?: Readonly<Record<string, unknown>>;
  readonly decisions?: Readonly<Record<string, string>>;
}

/** A model as rules look at it. It may be incomplete, as a drawing is until it is finished: rules take nothing for granted. */
export interface LintModel {
  readonly definition: Definition;
  readonly guidance: GuidanceDefinition;
  readonly files: VersionFiles;
  /** One for each process that runs. */
  readonly processes: readonly { readonly process: ProcessDefinition; readonly graph: Graph }[];
}

/** `message` is English in the grammar "Expected … but …"; apps translate by the rule's name. */
export interface Finding {
  readonly elementId: string;
  readonly path?: string;
  readonly message: string;
}

export interface Rule {
  /** The diagnostic's code and the stem of its page `docs/reference/rules/<name>.md`. */
  readonly name: string;
  /** An error keeps a version from being published. */
  readonly severity: 'error' | 'warning';
  readonly check: (model: LintModel) => readonly Finding[];
}

/** Kinds that wait for a person. */
export const humanKinds: ReadonlySet<string> = new Set(['task', 'userTask', 'manualTask']);

/** Name of an element, else its id: for messages. */
export function called(element: { readonly id: string; readonly name?: string }): string {
  return element.name !== undefined && element.name.trim() !== '' ? `"${element.name.trim()}"` : element.id;
}
