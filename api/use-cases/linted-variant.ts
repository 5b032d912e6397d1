/** The findings about a version, with those about what its parent model locks. */
import { guidanceModdle, lockDiagnostics } from '../../guidance/index.ts';
import type { Linted, VersionFiles } from '../../guidance/index.ts';
import { readDocument } from '../../kernel/index.ts';
import { getVersionAt, parentOf } from '../../prisma/index.ts';
import type { Tx } from '../../prisma/index.ts';
import { linted } from './linted.ts';

/** @param tx with `library` in its scope. @throws ProblemError MODEL_MALFORMED */
export async function lintedVariant(tx: Tx, { modelId, number }: { readonly modelId: string; readonly number: number }, files: VersionFiles): Promise<Linted> {
  const found = await linted(files);
  const place = await parentOf(tx, modelId, number);
  const parent = place && await getVersionAt(tx, place);
  if (!parent?.xml.includes('locked')) return found;
  const [before, after] = [await readDocument(parent.xml, moddle), await readDocument(files.xml, moddle)];
  const locks = before.ok && after.ok ? lockDiagnostics(before.document, after.document) : [];
  return { definition: locks.length === 0 ? found.definition : undefined, diagnostics: [...found.diagnostics, ...locks] };
}

const moddle = { guidance: guidanceModdle };
