/** A finding about a model, made by `compile` (errors: it cannot run) or by lint. */
export interface Diagnostic {
  /** Stable kebab-case code, for instance `unsupported-element`, `missing-condition`, `malformed-xml`. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** The element it is about; absent only when the file as a whole is meant. */
  readonly elementId?: string;
  /** Where in the file: property path from the element, for instance `conditionExpression.body`. */
  readonly path?: string;
  /** English, in the grammar "Expected … but …". Apps translate by `code`. */
  readonly message: string;
  /** Page about the code, relative to the repository root. */
  readonly docs: string;
}
