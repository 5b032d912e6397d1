/** Reads model files for the commands that run or check them: what compiles, and what is to say about the rest. */
import { readFile } from 'node:fs/promises';
import { compile } from '../kernel/index.ts';
import type { Definition, Diagnostic, ScriptHandling } from '../kernel/index.ts';
import { guidanceModdle } from '../guidance/index.ts';
import { calledFile } from './batch.ts';

export type Problem = Diagnostic & { readonly model: string };

export interface LoadedModels {
  readonly definitions: readonly Definition[];
  readonly problems: readonly Problem[];
}

/** Compiles files, read from where the command was called; one that cannot be read is a problem too. */
export async function loadModels(files: readonly string[], scripts: ScriptHandling): Promise<LoadedModels> {
  const definitions: Definition[] = [];
  const problems: Problem[] = [];
  for (const model of files) {
    const bytes = await readFile(calledFile(model)).catch(() => undefined);
    if (bytes === undefined) {
      problems.push({ code: 'file-not-found', severity: 'error', message: `Expected to read ${model} but it cannot be read`, docs: 'docs/reference/command-line.md', model });
      continue;
    }
    const compiled = await compile(xmlText(bytes), { moddle: { guidance: guidanceModdle }, scripts, drawings: true });
    problems.push(...(compiled.ok ? compiled.warnings : compiled.diagnostics).map(problem => ({ ...problem, model })));
    if (compiled.ok) definitions.push(compiled.definition);
  }
  return { definitions, problems };
}

/** A file as text: by its byte order mark, else by the encoding that its XML declaration names, else UTF-8 (XML 1.0, appendix F). */
export function xmlText(bytes: Uint8Array): string {
  const named = /^<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(String.fromCharCode(...bytes.subarray(0, 200)))?.[1];
  const { text, known } = decode(bytes, markedEncoding(bytes) ?? named);
  // The text is in no encoding any more: what the declaration names would only mislead a reader.
  return known ? text.replace(/^(<\?xml[^>]*?)\sencoding\s*=\s*["'][\w.:-]+["']/, '$1') : text;
}

/** UTF-16 without a mark is known by the zero byte beside the first `<`. */
function markedEncoding([first, second]: Uint8Array): string | undefined {
  if ((first === 0xFE && second === 0xFF) || (first === 0 && second === 0x3C)) return 'utf-16be';
  if ((first === 0xFF && second === 0xFE) || (first === 0x3C && second === 0)) return 'utf-16le';
  return first === 0xEF && second === 0xBB ? 'utf-8' : undefined;
}

function decode(bytes: Uint8Array, encoding = 'utf-8'): { readonly text: string; readonly known: boolean } {
  try {
    // A declaration that could be read byte by byte is not in UTF-16, whatever it says: the text was saved anew without changing it.
    return { text: new TextDecoder(/^utf-?16$/i.test(encoding) ? 'utf-8' : encoding).decode(bytes), known: true };
  } catch {
    return { text: new TextDecoder().decode(bytes), known: false };
  }
}

/** A problem as one line for people. */
export function problemLine({ model, severity, code, elementId, message }: Problem): string {
  return `${model}: ${severity} ${code}${elementId === undefined ? '' : ` (${elementId})`}: ${message}`;
}
