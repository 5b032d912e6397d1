/** Collects findings while a model is read, so that all problems are told at once. */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { DiagnosticCode } from './codes.ts';
import { leftOpen } from './codes.ts';

export interface Report {
  readonly diagnostics: Diagnostic[];
  /** Characters of expressions parsed so far: parsing is bounded by file. */
  expressionCharacters: number;
  /**
   * The model is a drawing (no process is marked executable) and is to be run as far as it says what happens: what a drawing
   * may leave open is a warning, and the translators put something in its place.
   */
  drawn: boolean;
}

/** About which element, and where in it. */
export interface Place {
  readonly elementId?: string | undefined;
  readonly path?: string | undefined;
}

/** Page of the diagnostics, relative to the repository's root; each code has its anchor. */
export const diagnosticsPage = 'docs/reference/diagnostics.md';

/** Notes what keeps the model from running; in a drawing, what it leaves open. `message` reads "Expected … but …". */
export function error(report: Report, code: DiagnosticCode, place: Place, message: string): void {
  report.diagnostics.push(diagnostic(code, report.drawn && leftOpen.has(code) ? 'warning' : 'error', place, message));
}

/** Notes what is odd but runs. */
export function warning(report: Report, code: DiagnosticCode, place: Place, message: string): void {
  report.diagnostics.push(diagnostic(code, 'warning', place, message));
}

export function diagnostic(code: DiagnosticCode, severity: Diagnostic['severity'], { elementId, path }: Place, message: string): Diagnostic {
  return {
    code, severity, ...(elementId === undefined ? undefined : { elementId }), ...(path === undefined ? undefined : { path }),
    message, docs: `${diagnosticsPage}#${code}`,
  };
}
