/** The lint beside the page: a web worker, so that checking a large model never holds up a drag or a letter. */
import { lintModel } from '../../guidance/index.ts';
import type { VersionFiles } from '../../guidance/index.ts';
import type { Diagnostic } from '../../kernel/index.ts';

export interface LintRequest { readonly round: number; readonly files: VersionFiles }
/** `milliseconds`: how long the check itself took. */
export interface LintAnswer { readonly round: number; readonly diagnostics: readonly Diagnostic[]; readonly milliseconds: number }

const scope = self as unknown as { onmessage: (event: MessageEvent<LintRequest>) => void; postMessage: (answer: LintAnswer) => void };

scope.onmessage = ({ data: { round, files } }) => {
  const began = performance.now();
  void lintModel(files).then(({ diagnostics }) => { scope.postMessage({ round, diagnostics, milliseconds: performance.now() - began }); });
};
